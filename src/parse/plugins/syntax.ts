import type { Data, Processor } from 'unified'

type Extension = NonNullable<Data['micromarkExtensions']>[number]
type FromMarkdown = NonNullable<Data['fromMarkdownExtensions']>[number]

/** Which texts plugins read otherwise than Markdown and GFM have it: satteri knows nothing of their syntax. */
export interface Syntax {
  /** Attached before and behind the plugins: what is added between is theirs. */
  readonly before: (this: Processor) => void
  readonly behind: (this: Processor) => void
  /** Whether a text may have any of it. */
  mayBeIn(text: string): boolean
}

/**
 * Extensions of micromark say by which characters their constructs begin, and whether only at the beginning of a block: a text that
 * has none of these reads the same without them. Whatever else a plugin does to the parser may change all texts.
 */
export function watchSyntax(): Syntax {
  let parser: unknown
  let known: ReadonlySet<unknown> = new Set()
  let changesAll = false
  const anywhere = new Set<string>()
  const atBegin = new Set<string>()

  function see(extension: Extension): void {
    for (const [content, constructs] of Object.entries(extension)) {
      // What they switch off or say of other syntax.
      if (!contents.has(content)) {
        changesAll ||= Object.values(constructs ?? {}).some(one => !Array.isArray(one) || one.length > 0)
        continue
      }
      const signs = content === 'text' || content === 'string' ? anywhere : atBegin
      for (const [code, found] of Object.entries(constructs ?? {})) {
        if (Array.isArray(found) && found.length === 0) continue
        // `null` is any character, and numbers below zero are ends of lines and tabs.
        if (Number(code) > 0) signs.add(String.fromCodePoint(Number(code)))
        else changesAll = true
      }
    }
  }

  return {
    before() {
      const { micromarkExtensions = [], fromMarkdownExtensions = [] } = this.data()
      parser = this.parser
      known = new Set([...micromarkExtensions, ...flat(fromMarkdownExtensions)])
    },
    behind() {
      const { micromarkExtensions = [], fromMarkdownExtensions = [] } = this.data()
      if (this.parser !== parser) changesAll = true
      for (const one of micromarkExtensions) if (!known.has(one)) see(one)
      for (const one of flat(fromMarkdownExtensions)) if (!known.has(one) && isGeneral(one)) changesAll = true
    },
    mayBeIn(text) {
      if (changesAll) return true
      for (const sign of anywhere) if (text.includes(sign)) return true
      for (const sign of atBegin) if (text.includes(sign) && beginsWith(sign, text)) return true
      return false
    },
  }
}

const contents: ReadonlySet<string> = new Set([
  ...['document', 'contentInitial', 'flowInitial', 'flow', 'string', 'text'],
])

function flat(extensions: NonNullable<Data['fromMarkdownExtensions']>): FromMarkdown[] {
  return extensions.flat() as FromMarkdown[]
}

/** Whether it changes what becomes of tokens that Markdown has without it, or of the whole tree. */
function isGeneral(extension: FromMarkdown): boolean {
  const { transforms, canContainEols: _, enter, exit } = extension as Record<string, object | undefined>
  if (Array.isArray(transforms) && transforms.length > 0) return true
  return [enter, exit].some(handlers => Object.keys(handlers ?? {}).some(token => ownTokens.test(token)))
}

/** The names of micromark's own tokens and of GFM's begin like this. */
const ownTokens =
  /^(?:atxHeading|attention|autolink|blank|blockQuote|character|chunk|code(?:Fenced|Flow|Indented|Text)|content|data|definition|document|emphasis|escape|fence|flow|gfm|hardBreak|headingText|html|image|label|lineEnding|linePrefix|lineSuffix|link|list|literalAutolink|paragraph|reference|resource|setextHeading|space|strikethrough|string|strong|table|tasklist|taskList|text|thematicBreak|whitespace)/

/** Whether a line has the sign before any word: blocks may begin within quotations, items and footnotes. */
function beginsWith(sign: string, text: string): boolean {
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
    const before = text.slice(text.lastIndexOf('\n', at) + 1, at)
    if (/^(?:[^\p{L}]|\[\^[^\n]*\]:)*$/u.test(before)) return true
  }
  return false
}
