import { type Token, Tokenizer, TokenizerMode } from 'parse5'

/** A piece of HTML as it is read by a browser's tokenizer; offsets are UTF-16 units of the source. */
export type HtmlToken = TagToken | ({ readonly kind: 'text' | 'comment' | 'instruction' } & Range)

/** A tag. Attributes are decoded, named in lower case, and of two with one name the first counts. */
export interface TagToken extends Range {
  readonly kind: 'start' | 'end'
  readonly name: string
  readonly attributes: readonly { readonly name: string; readonly value: string }[]
}

interface Range {
  readonly start: number
  readonly end: number
}

/**
 * Cuts a piece of HTML into tags, comments, instructions (`<?…>`, `<!…>`) and the text between, without a gap. A tag
 * that does not end is text, as is `</` before anything but a letter: browsers would lose the words in them.
 */
export function htmlTokens(html: string): HtmlToken[] {
  const tokens: HtmlToken[] = []
  let done = 0
  const add = (token: HtmlToken): void => {
    if (token.start > done) tokens.push({ kind: 'text', start: done, end: token.start })
    tokens.push(token)
    done = token.end
  }
  const addTag = (kind: 'start' | 'end', { tagName, attrs, location }: Token.TagToken): void => {
    if (location)
      add({ kind, name: tagName, attributes: attrs, start: location.startOffset, end: location.endOffset })
  }
  const ignore = (): void => {}
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(token) {
        addTag('start', token)
        const mode = rawText.get(token.tagName)
        if (mode !== undefined) tokenizer.state = mode
      },
      onEndTag: token => addTag('end', token),
      onComment({ location }) {
        const kind = location && kindOfComment(html, location.startOffset, location.endOffset)
        if (location && kind) add({ kind, start: location.startOffset, end: location.endOffset })
      },
      onDoctype({ location }) {
        if (location) add({ kind: 'instruction', start: location.startOffset, end: location.endOffset })
      },
      onCharacter: ignore,
      onNullCharacter: ignore,
      onWhitespaceCharacter: ignore,
      onEof: ignore,
    },
  )
  tokenizer.write(html, true)
  if (done < html.length) tokens.push({ kind: 'text', start: done, end: html.length })
  return tokens
}

/** What stands in these is no HTML. */
const rawText: ReadonlyMap<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]> = new Map([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
])

/** Browsers make comments of much that is none, words of readers included: `</ p>`, `<![CDATA[…]]>`. */
function kindOfComment(html: string, start: number, end: number): 'comment' | 'instruction' | undefined {
  if (html.startsWith('<!--', start)) return 'comment'
  if (html.startsWith('</', start) || html.startsWith('<![CDATA[', start)) return undefined
  return html.startsWith('<', start) && end > start ? 'instruction' : undefined
}
