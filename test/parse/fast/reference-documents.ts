import fc from 'fast-check'

type Texts = fc.Arbitrary<string>

const plain = fc.constantFrom('x', 'x', '1', '空气', 'a b', 'PM2')

/** One of these, which stand between bars. */
const oneOf = (texts: string): Texts => fc.constantFrom(...texts.split('│'))

const odd = fc.oneof(
  // White space, and what Chinese has besides.
  oneOf(
    ' x │X│a\tb│a\nb│a\n> b│\nx│x\n│a  b│A B│a \n b│一，二│中　文│\u00A0x│x\u200B│ │12│(a)│a-b│a.b│a/b│: ',
  ),
  // Letters that are the same to some, and to some not.
  oneOf('é│É│e\u0301│ß│ẞ│SS│ss│ı│I│i│İ│i̇│σ│ς│Σ│\u212A│k│ſ│s│ﬃ│ffi│Ⓐ│ⓐ│ᾳ│αι│ᾷ│ᾶι│ǅ│ǆ│𐐀│𐐨'),
  // Escapes and entities.
  oneOf('a\\]b│a\\[b│a\\*b│a*b│a\\b│\\x│x\\│x\\\\│&amp;│&│a&#10;b│&#x78;│\\'),
  // What is something else inside of text.
  oneOf(
    '*x*│*x│x*│**“x”**a│“x”│a_b│_x_│`x`│`x│x`│~x│~~x~~│<b>│<b│a|b│a\\|b│!│!x│https://a.com│a@b.com│www.a.com│@x',
  ),
  // What are footnotes or brackets, and what is too long.
  oneOf(`^1│^ 1│^│^x y│x]│[x│[x]│![x]││:│${'x'.repeat(999)}│${'x'.repeat(1000)}│${'空'.repeat(500)}`),
)

/** Most are plain, so that references find their definitions. */
const label = fc.oneof({ weight: 3, arbitrary: plain }, { weight: 2, arbitrary: odd })

/** References with this in their text. */
export function referencesTo(inner: Texts): Texts {
  const sign = fc.constantFrom('', '', '!')
  const full = fc.tuple(sign, inner, label).map(([before, text, to]) => `${before}[${text}][${to}]`)
  const short = fc
    .tuple(sign, label, fc.constantFrom('', '', '', '[]', '[ ]', '(', '(y)', ' [x]', ':', '[^1]'))
    .map(([before, to, after]) => `${before}[${to}]${after}`)
  return fc.oneof(full, short, short)
}

const destination = fc.oneof(
  oneOf('a.md│b.md│../b.md#空│https://a.com/x│#x│mailto:a@b.c│javascript:x│//a.com│HTTP://A.com│空.md'),
  oneOf(
    '<a b.md>│<>│<│<a<b>│<a\nb>│<x>y│<x\\>y>│││a(b)c│a(b│a(b))│a\\*b│x&amp;y│&│\\)│\\│*a*│a_b_│“x”│[x]│a%20b',
  ),
)

const title = fc.oneof(
  fc.constantFrom('', '', ' "t"'),
  oneOf(
    ' \'t\'│ (t)│\n"t"│\n  "t\nu"│\n(t\n\nu)│ "t│\n"t│ "t" x│\n"t" x│"t"│ ""│ "a&amp;\\"b"│ "a"b"│  │\t"t"\t',
  ),
  oneOf(' x│ \\"t"│ "*t*“题”"│ (a(b)│\n\n"t"│\n"a\\\nb"│\n\'t\n\nu\'│ "a\nb"│ "a\n> b"│\n    "t"│\\│\\\n"t"'),
)

/** A line that says where references lead, or looks as if it did. */
const definition = fc
  .tuple(
    fc.oneof(fc.constantFrom('', '', ''), oneOf(' │   │    │\t│\\│!│x │> │- │[x]│[x]: y\n> │*')),
    label,
    fc.oneof(fc.constantFrom(': ', ': ', ': '), oneOf(':│:\n│:\n  │:\t│:  │ : │：│:\n\n│:\n> │:\n    ')),
    destination,
    title,
  )
  .map(([before, to, colon, address, about]) => `${before}[${to}]${colon}${address}${about}`)

/** Several, with or without a line between. */
export const definitions: Texts = fc
  .tuple(fc.array(definition, { minLength: 1, maxLength: 3 }), fc.constantFrom('\n', '\n', '\n\n', '\n \n'))
  .map(([found, between]) => found.join(between))
