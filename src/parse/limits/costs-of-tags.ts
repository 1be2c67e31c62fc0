/**
 * HTML that stays open is opened once more in every block that follows, as browsers do it: a hundred tags before a
 * thousand paragraphs are a hundred thousand elements.
 */
export function costsOfTags(lines: readonly string[]): Float64Array {
  const costs = new Float64Array(lines.length)
  const open = new Map<string, number>()
  let all = 0
  let formatting = 0
  for (const [index, text] of lines.entries()) {
    let cost = text === '' ? 0 : element * formatting
    for (const [, slash, written = ''] of text.includes('<') ? text.matchAll(tag) : []) {
      const name = written.toLowerCase()
      const isFormatting = formattingNames.has(name)
      if (!isFormatting && !otherNames.has(name)) continue
      const before = open.get(name) ?? 0
      const step = slash === '' ? 1 : before > 0 ? -1 : 0
      open.set(name, before + step)
      all += step
      if (isFormatting) formatting += step
      cost += element * formatting
      if (all > tagLimit) cost = Number.POSITIVE_INFINITY
    }
    costs[index] = cost
  }
  return costs
}

/** As in costs.ts. */
const element = 250

/** Whatever walks through a tree of elements recurses with its depth. */
export const tagLimit = 200

const tag = /<(\/?)([a-z][a-z\d]*)(?=[\s/>]|$)/gi

/** The elements that HTML opens again. */
const formattingNames = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '))

/** Those of which the end is not left to the parser, so that they nest. */
const otherNames = new Set(
  [
    'abbr article aside bdi bdo blockquote center cite del details dfn div dl fieldset figcaption figure footer form',
    'h1 h2 h3 h4 h5 h6 header hgroup ins kbd main mark math nav object ol pre q ruby samp section select span sub',
    'summary sup svg table time ul var video audio button label map menu noscript template',
  ]
    .join(' ')
    .split(' '),
)
