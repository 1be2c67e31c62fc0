/** A kind of text that parsers were stopped or killed by, at about any size in bytes. */
export interface Shape {
  readonly name: string
  readonly text: (size: number) => string
}

/**
 * The kinds that cmark, cmark-gfm and md4c test themselves with, and those that stopped a parser of ours. What is worst of
 * one kind is not always the largest, so each is made in any size.
 */
export const shapes: readonly Shape[] = [
  // Emphasis
  around('nested strong emphasis', '*a **a ', 'b', ' a** a*'),
  repeated('emphasis closers without openers', 'a_ '),
  repeated('emphasis openers without closers', '_a '),
  repeated('triple marks', 'a***'),
  repeated('mismatched openers and closers', '*a_ '),
  after('closers in multiples of three', 'a**b', 'c* '),
  repeated('marks in many paragraphs', `${'*a_ '.repeat(100)}\n\n`),
  around('a run of marks', '*', 'a', '*'),
  repeated('strikethrough openers', '~~a '),
  repeated('strikethrough', '~~a~~ '),
  repeated('runs of tildes', 'a~~~b'),
  repeated('strong text', '**a** '),
  repeated('strong Chinese', '**“中”**a'),
  repeated('escapes', '\\*'),
  // Links
  repeated('link closers without openers', 'a]'),
  repeated('link openers without closers', '[a'),
  repeated('link openers and emphasis closers', '[ a_'),
  repeated('links in emphasis', '**x [a*b**c*](d) '),
  repeated('broken titles of links', '[ (]('),
  around('nested brackets', '[', 'a', ']'),
  around('nested brackets and a definition', '[', '', ']', '\n\n[a]: /b'),
  repeated('pictures in pictures', '![[]()'),
  around('nested pictures', '![', 'a', '](b)'),
  around('nested links', '[', 'a', '](b)'),
  repeated('unclosed links with angle', '[a](<b'),
  repeated('unclosed links', '[a](b'),
  repeated('unclosed titles', '[a](b "c'),
  repeated('empty links', '[](a)'),
  repeated('very empty links', '[]()'),
  repeated('links', '[t](/u) '),
  repeated('links, a line each', '[t](/u)\n'),
  repeated('pictures without description', '![](a.png)\n\n'),
  after('brackets in an address', '[a](', '('),
  // Definitions and footnotes
  numbered('definitions', n => `[${n}]: u\n`),
  numbered('definitions with references', n => `[${n}]: u\n\n[0] [${n}]\n\n`),
  halves(
    'many definitions, many references',
    n => `[a${n}]: u\n`,
    n => `[a${n}] `,
  ),
  halves(
    'one long definition, many references',
    () => '',
    () => '[a] ',
    size => `[a]: /${'u'.repeat(Math.min(size / 2, 10_000))}\n\n`,
  ),
  halves(
    'one long title, many references',
    () => '',
    () => '[a] ',
    size => `[a]: /u '${'t '.repeat(Math.min(size / 4, 10_000))}'\n\n`,
  ),
  numbered('definitions of one label', n => `[a]: u${n}\n`),
  numbered('labels of one hash', n => `[${n.toString(2).replaceAll('0', 'Aa').replaceAll('1', 'BB')}]: u\n`),
  repeated('references to no definition', '[a][b] '),
  repeated('definitions without end', '[a]: <b\n'),
  around('a long label', '[', 'a', 'b', ']: u'),
  numbered('footnotes', n => `a[^${n}]\n\n[^${n}]: b\n\n`),
  numbered('footnotes in footnotes', n => `[^${n}]: x [^${n + 1}]\n\n`),
  after('one footnote, many references', '[^a]: b\n\n', 'x[^a] '),
  halves(
    'footnotes, then references',
    n => `[^${n}]: b\n\n`,
    n => `x[^${n}] `,
  ),
  repeated('references to no footnote', '[^a] '),
  // Containers
  after('nested quotations', '', '> ', 'a'),
  after('nested quotations without spaces', '', '>', 'a'),
  after('quotations and lists', '', '> - ', 'a'),
  after('lists on one line', '', '- ', 'a'),
  after('numbered lists on one line', '', '1. ', 'a'),
  after('a broken thematic break', '', '* ', 'a'),
  indented('nested lists', '  '),
  indented('nested lists by tabs', '\t'),
  repeated(
    'deep lists, many times',
    `${Array.from({ length: 40 }, (_, n) => `${'  '.repeat(n)}* a\n`).join('')}\n`,
  ),
  repeated('deep quotations', `${'> '.repeat(40)}a\n`),
  repeated('quotations one by one', '> a\n\n'),
  repeated('deep quotations one by one', `${'> '.repeat(49)}a\n\n`),
  repeated('deep lists one by one', `${'- '.repeat(49)}a\n\n`),
  repeated('loose lists', '- a\n\n'),
  repeated('tight lists', '- a\n'),
  repeated('lists in lists', '- a\n  - b\n    - c\n\n'),
  repeated('tasks', '- [ ] a\n'),
  repeated('lists and quotations in turn', '- a\n> b\n'),
  after('lazy lines of a deep quotation', `${'> '.repeat(49)}`, 'a\n'),
  repeated('spaces in a list', `- a\n${' '.repeat(40)}\n`),
  repeated('empty items', '-\n'),
  // Blocks
  repeated('line ends', '\n'),
  repeated('headings', '# a\n'),
  repeated('headings of one text', '## a\n\n'),
  repeated('underlined headings', 'a\n=\n'),
  repeated('fences', '```\n'),
  repeated('listings', '```\na\n```\n'),
  repeated('indented code', '\ta\n'),
  repeated('breaks by spaces', 'a  \n'),
  repeated('breaks by backslashes', 'a\\\n'),
  repeated('thematic breaks', '---\n'),
  repeated('hashes', '#'),
  after('a heading of hashes', '# a ', '# '),
  after('a line of equals', 'a\n', '='),
  repeated('spaces', ' ', 'a'),
  repeated('spaces at line ends', `a${' '.repeat(5000)}\n`),
  repeated('a quotation of spaces', ' ', 'a', '>'),
  repeated('small paragraphs', '*a*\n\n'),
  // Tables
  table('a wide table of short rows', size => [Math.ceil(size / 10), Math.ceil(size / 3)]),
  table('a table of full rows', size => [12, Math.ceil(size / 37)], '|aa'),
  table(
    'a wide table of full rows',
    size => [Math.ceil(Math.sqrt(size / 4)), Math.ceil(Math.sqrt(size / 4))],
    '|a',
  ),
  table('300 columns', size => [300, Math.ceil(size / 3)]),
  repeated('small tables', '|a|\n|-|\n\n'),
  repeated('heads of tables', 'a|b\n-|-\n'),
  repeated('delimiter rows', '|-|-|\n'),
  repeated('bars', '|'),
  repeated('bars and hyphens', '|-'),
  repeated('escaped bars', '\\|'),
  after('a table in a list', '- |a|b|\n  |-|-|\n', '  |c\n'),
  after('cmark-gfm’s tables', '', 'aaa\nbbb\n-\n'),
  // Addresses
  repeated('e-mail', 'a@b.c '),
  repeated('e-mail, a line each', 'a@b.c\n'),
  repeated('e-mail in a row', 'a@b.c'),
  repeated('at signs', 'a@'),
  repeated('full stops in a word', 'a.'),
  repeated('full stops', 'a. '),
  repeated('www', 'www.a.b '),
  repeated('www in a row', 'www.'),
  repeated('addresses', 'https://a.b/ '),
  repeated('addresses, a line each', 'https://a.b/\n'),
  repeated('addresses in a row', 'https://a.b/'),
  after('an address with points', 'https://a.b/', '.', 'x'),
  after('an address with brackets', 'https://a.b/', '(', ''),
  after('an address with closing brackets', 'https://a.b/', ')', ''),
  after('an address with entities', 'https://a.b/', '&a;', 'x'),
  repeated('addresses in angles', '<https://a.b> '),
  repeated('addresses beside Chinese', '见https://a.b/x。'),
  repeated('schemes', 'http:'),
  repeated('mailto', 'mailto:a@b.c '),
  // Entities and characters
  repeated('entities', '&amp;'),
  repeated('numeric entities', '&#42; '),
  repeated('unknown entities', '&x;'),
  repeated('entities, a line each', '&amp;\n'),
  repeated('ampersands', '&'),
  after('a numeric entity without end', '&#', '1'),
  repeated('NULs', 'a\0'),
  repeated('Han', '中'),
  repeated('Han, a line each', '中\n'),
  repeated('private use and emoji', '😀\uE000'),
  // Code
  backticks('runs of backticks'),
  repeated('code', '`a` '),
  repeated('backticks and escapes', '\\``'),
  repeated('backticks in turn', '`a``b'),
  // HTML
  repeated('comments', '<!--', '', '</'),
  repeated('open comments', 'a <!-- b '),
  repeated('comments that end', '<!-- a -->\n'),
  repeated('instructions', '<?', '', 'x'),
  repeated('declarations', '<!A ', '', 'x'),
  repeated('CDATA', '<![CDATA[', '', 'x'),
  repeated('open tags', '<a b="'),
  repeated('open tags with single quotes', "<a b='"),
  repeated('angles', '<>'),
  repeated('less-than signs', '<a '),
  repeated('pieces of HTML', '<div>\n\n'),
  repeated('formatting tags', '<b>'),
  repeated('formatting tags in turn', '<b><i>'),
  repeated('formatting tags in paragraphs', '<b>a\n\n'),
  numbered('formatting tags with attributes', n => `<b title=${n}>a\n\n`),
  halves(
    'formatting tags, then paragraphs',
    n => `<i id=a${n}>`,
    () => '<p>',
  ),
  halves(
    'formatting tags, then Markdown paragraphs',
    n => `<font size=${n}>`,
    () => 'a\n\n',
  ),
  around('misnested tags', '<b><i>', 'a', '</b></i>'),
  halves(
    'opened, then closed in the same order',
    n => `<b id=a${n}><i id=a${n}>`,
    () => '</b></i>',
  ),
  halves(
    'links around blocks',
    n => `<a href=${n}><div>`,
    () => '</a>',
  ),
  repeated('tables in tables', '<table><tr><td>'),
  repeated('text in tables', '<table>a'),
  repeated('closing tags', '</b>'),
  around('nested blocks of HTML', '<div>', 'a', '</div>'),
  around('nested ruby', '<ruby>a<rt>', 'b', '</rt></ruby>'),
  repeated('ruby', '<ruby>中<rt>a</rt></ruby>'),
  repeated('breaks', 'a<br>'),
  repeated('sub and sup', 'x<sub>1</sub><sup>2</sup>'),
  numbered('a tag with many attributes', n => ` a${n}=b`, '<p', '>a</p>'),
  repeated('scripts', '<script>\n'),
  // Front matter
  frontMatter('keys of front matter', n => `k${n}: v\n`),
  frontMatter('one key of front matter', () => 'k: v\n'),
  frontMatter('brackets in front matter', () => '[', 'k: '),
  frontMatter(
    'anchors in front matter',
    n => `k${n}: &a${n} [*a${Math.max(n - 1, 0)},*a${Math.max(n - 1, 0)}]\n`,
  ),
  frontMatter('tags in front matter', n => `- t${n}\n`, 'tags:\n'),
]

function repeated(name: string, unit: string, end = '', start = ''): Shape {
  const length = Buffer.byteLength(unit)
  return { name, text: size => start + unit.repeat(Math.ceil(size / length)) + end }
}

function after(name: string, start: string, unit: string, end = ''): Shape {
  return repeated(name, unit, end, start)
}

function around(name: string, open: string, middle: string, close: string, end = ''): Shape {
  const length = open.length + close.length
  return {
    name,
    text(size) {
      const count = Math.ceil(size / length)
      return open.repeat(count) + middle + close.repeat(count) + end
    },
  }
}

function numbered(name: string, unit: (n: number) => string, start = '', end = ''): Shape {
  return { name, text: size => start + count(unit, size) + end }
}

/** As many of one as fill half of it, then as many of the other. */
function halves(
  name: string,
  first: (n: number) => string,
  second: (n: number) => string,
  start: (size: number) => string = () => '',
): Shape {
  return { name, text: size => `${start(size)}${count(first, size / 2)}\n\n${count(second, size / 2)}` }
}

function indented(name: string, step: string): Shape {
  return {
    name,
    text(size) {
      const lines = Math.ceil(Math.sqrt((2 * size) / step.length))
      return Array.from({ length: lines }, (_, n) => `${step.repeat(n)}* a\n`).join('')
    },
  }
}

/** Rows have all columns or, without a cell, the first alone. */
function table(
  name: string,
  sizeOf: (size: number) => readonly [columns: number, rows: number],
  cell?: string,
): Shape {
  return {
    name,
    text(size) {
      const [columns, rows] = sizeOf(size).map(Math.ceil) as [number, number]
      const row = cell === undefined ? '|a\n' : `${cell.repeat(columns)}|\n`
      return `${'|a'.repeat(columns)}|\n${'|-'.repeat(columns)}|\n${row.repeat(rows)}`
    },
  }
}

function backticks(name: string): Shape {
  return {
    name,
    text(size) {
      const runs = Math.ceil(Math.sqrt(2 * size))
      return Array.from({ length: runs }, (_, n) => `e${'`'.repeat(n)}`).join('')
    },
  }
}

/** A whole file, which begins with three hyphens. */
function frontMatter(name: string, unit: (n: number) => string, start = ''): Shape {
  return { name, text: size => `---\ntitle: a\ndate: 2020-01-01\n${start}${count(unit, size)}\n---\n\na\n` }
}

function count(unit: (n: number) => string, size: number): string {
  const parts: string[] = []
  let length = 0
  for (let n = 0; length < size; n++) {
    const part = unit(n)
    if (part === '') break
    parts.push(part)
    length += part.length
  }
  return parts.join('')
}
