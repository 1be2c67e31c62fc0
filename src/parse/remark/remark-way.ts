import type { Root } from 'hast'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { VFile } from 'vfile'
import type { Hole } from '../../model/article.ts'
import { encodeBody } from '../../model/body.ts'
import type { ParseSettings } from '../../model/parse-settings.ts'
import { directiveHoles } from '../directives/directives.ts'
import { type Directives, mayHaveDirectives } from '../directives/meant.ts'
import { directiveSyntax } from '../directives/syntax.ts'
import { directiveHandlers, markDirectives } from '../directives/to-html.ts'
import { filterHtml } from '../html/filter-html.ts'
import { parseRaw } from '../html/parse-raw.ts'
import { leftovers } from '../leftovers/leftovers.ts'
import { unseenCharacters } from '../leftovers/unseen-characters.ts'
import { notTooDeep } from '../limits/nesting.ts'
import { figures } from '../tree/figures.ts'
import { anchorsOf, demoteHeadings, headingIds, headingsOf } from '../tree/headings.ts'
import { fillable, findingsOf } from '../tree/holes.ts'
import { joinLines } from '../tree/join-lines.ts'
import { leadOf } from '../tree/lead.ts'
import type { Markdown } from '../tree/markdown.ts'
import { references } from '../tree/references.ts'
import { wordsOf } from '../tree/words.ts'
import { bareLinks } from './bare-links.ts'
import { chineseEmphasis } from './chinese-emphasis.ts'
import { encodeText } from './encode-text.ts'
import { footnoteOptions, numberFootnotes } from './footnotes.ts'
import { ownIds } from './own-ids.ts'
import { schema } from './schema.ts'
import { alignCells } from './table-cells.ts'

const safe = processor({ unsafe: false })
const withDirectives = new WeakMap<Directives, typeof safe>()

/** Texts without directives are read without their syntax. */
function processorFor(text: string, directives: Directives): typeof safe {
  if (!mayHaveDirectives(text)) return safe
  const known = withDirectives.get(directives) ?? processor({ unsafe: false, directives })
  withDirectives.set(directives, known)
  return known
}

/**
 * What Markdown says by remark-parse, remark-rehype, rehype-sanitize and rehype-stringify: for any text, and the
 * measure of the fast way. Throws `TooDeep` where marks nest deeper than anybody writes.
 */
export function remarkWay(text: string, { directives }: Pick<ParseSettings, 'directives'>): Markdown {
  const file = new VFile(text)
  const steps = processorFor(text, directives)
  const tree: Root = steps.runSync(steps.parse(file), file)
  const { holes, diagnostics } = findingsOf(file)
  const told = {
    targets: holes.flatMap(targetsOf),
    headings: headingsOf(tree),
    anchors: anchorsOf(tree),
    lead: leadOf(tree),
    words: wordsOf(tree),
    diagnostics,
  }
  markDirectives(tree)
  return { ...told, body: encodeBody(fillable(encodeText(steps.stringify(tree, file)), holes)) }
}

/** What a hole wants of the site's files. */
function targetsOf(hole: Hole): string[] {
  if (hole.kind === 'directive') {
    return hole.addresses.flatMap(({ kind, target }) => (kind === 'web' ? [] : [target]))
  }
  return hole.kind === 'link' || hole.kind === 'image' ? [hole.target] : []
}

/**
 * Markdown as HTML by the same pipeline. With `unsafe`, the rules of the house are left out (holes, ids of
 * headings, no raw HTML, sanitising), which leaves what CommonMark and GFM say: so tests can compare the two.
 */
export function markdownToHtml(text: string, options: { readonly unsafe?: boolean } = {}): string {
  return String(processor({ unsafe: options.unsafe ?? false }).processSync(text))
}

function processor({ unsafe, directives }: { readonly unsafe: boolean; readonly directives?: Directives }) {
  const own = directives === undefined ? {} : { handlers: directiveHandlers }
  return unified()
    .use(remarkParse)
    .use(remarkGfm, { singleTilde: false })
    .use(remarkCjkFriendly)
    .use(remarkCjkFriendlyStrikethrough, { singleTilde: false })
    .use(chineseEmphasis)
    .use(directives === undefined ? [] : [[directiveSyntax, directives]])
    .use(notTooDeep)
    .use(bareLinks)
    .use(directives === undefined ? [] : [[directiveHoles, directives]])
    .use(unsafe ? [] : [ownIds, leftovers, unseenCharacters])
    .use(joinLines)
    .use(unsafe ? [] : [references])
    .use(remarkRehype, { ...footnoteOptions, ...own, allowDangerousHtml: true })
    .use(numberFootnotes)
    .use(
      unsafe
        ? []
        : [figures, filterHtml, parseRaw, demoteHeadings, headingIds, alignCells, [rehypeSanitize, schema]],
    )
    .use(rehypeStringify, { allowDangerousHtml: unsafe })
    .freeze()
}
