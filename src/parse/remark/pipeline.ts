import type { Root as Html } from 'hast'
import type { Root } from 'mdast'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { type PluggableList, unified } from 'unified'
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
import { attached } from '../plugins/attach.ts'
import { judgeLinks, revealLinks } from '../plugins/links.ts'
import { watchRemoval } from '../plugins/removed.ts'
import { forgetUsedWords, noteAddresses, noteWords, placeNodes } from '../plugins/settle.ts'
import { watchSyntax } from '../plugins/syntax.ts'
import { figures } from '../tree/figures.ts'
import { anchorsOf, demoteHeadings, headingIds, headingsOf } from '../tree/headings.ts'
import { fillable, findingsOf } from '../tree/holes.ts'
import { joinLines } from '../tree/join-lines.ts'
import { leadOf } from '../tree/lead.ts'
import type { Markdown } from '../tree/markdown.ts'
import { references } from '../tree/references.ts'
import { wordsOf } from '../tree/words.ts'
import { bareLinks, cutLinks } from './bare-links.ts'
import { chineseEmphasis } from './chinese-emphasis.ts'
import { encodeText } from './encode-text.ts'
import { footnoteOptions, numberFootnotes } from './footnotes.ts'
import { ownIds } from './own-ids.ts'
import { schema } from './schema.ts'
import { alignCells } from './table-cells.ts'

/** From a syntax tree to all that is said of a text. */
export interface Pipeline {
  /** The tree by remark-parse, and all that is told of the text alone. Throws `TooDeep` where marks nest deeper than anybody writes. */
  parse(file: VFile): Root
  /** What becomes of a tree. Throws `PluginFailed`, and `TooDeep` too. */
  finish(tree: Root, file: VFile): Markdown
  /** Whether plugins may read the text otherwise than Markdown and GFM have it. */
  hasOwnSyntax(text: string): boolean
}

/** A text as plugins see it: they know neither its path nor where anything lies. */
export function fileOf(text: string): VFile {
  return new VFile({ value: text, cwd: '/' })
}

/** What of the settings decides which plugins a pipeline has. */
export type PipelineSettings = Pick<ParseSettings, 'remark' | 'rehype' | 'directives'>

/** Of texts without directives, which are read without their syntax, and of others. */
const pipelines = {
  plain: new WeakMap<PipelineSettings, Pipeline>(),
  directives: new WeakMap<PipelineSettings, Pipeline>(),
}

/** The pipeline that these settings have for a text. Their plugins are attached once. */
export function pipelineOf(settings: PipelineSettings, text: string): Pipeline {
  const has = mayHaveDirectives(text)
  if (!has && settings.remark.length + settings.rehype.length === 0) return bare
  const opened = has ? pipelines.directives : pipelines.plain
  const known = opened.get(settings) ?? openPipeline(settings, has ? settings.directives : undefined)
  opened.set(settings, known)
  return known
}

function openPipeline(
  { remark, rehype }: Pick<PipelineSettings, 'remark' | 'rehype'>,
  directives: Directives | undefined,
): Pipeline {
  const syntax = watchSyntax()
  const names = [...new Set([...remark, ...rehype].map(one => one.name))]
  const removal = watchRemoval(names)
  const handlers = Object.assign(
    directives === undefined ? {} : { ...directiveHandlers },
    ...[...remark, ...rehype].map(one => one.handlers),
  )
  const hasPlugins = names.length > 0
  const when = (isThere: boolean, steps: PluggableList): PluggableList => (isThere ? steps : [])
  const ofText = unified()
    .use(notTooDeep)
    .use(cutLinks)
    .use(directives === undefined ? [] : [[directiveHoles, directives]])
    .use(ownIds)
    .use(leftovers)
    .use(unseenCharacters)
    .freeze()
  const processor = markdownSyntax(directives)
    .use(joinLines)
    .use(when(remark.length > 0, [noteWords, syntax.before, ...attached(remark), syntax.behind]))
    // What plugins have made is held to what holds for all texts.
    .use(when(remark.length > 0, [again(notTooDeep), placeNodes, forgetUsedWords, again(joinLines)]))
    .use(when(hasPlugins, [noteAddresses]))
    .use(references)
    .use(remarkRehype, { ...footnoteOptions, handlers, allowDangerousHtml: true })
    .use(numberFootnotes)
    .use([figures, filterHtml, parseRaw])
    .use(
      when(rehype.length > 0, [
        revealLinks,
        ...attached(rehype),
        again(notTooDeep),
        again(filterHtml),
        again(parseRaw),
      ]),
    )
    .use(when(hasPlugins, [judgeLinks]))
    .use([demoteHeadings, headingIds, alignCells])
    .use(when(hasPlugins, [removal.before]))
    .use(rehypeSanitize, schema)
    .use(when(hasPlugins, [removal.behind]))
    .use(rehypeStringify)
    .freeze()
  return {
    parse: file => ofText.runSync(processor.parse(file), file) as Root,
    finish(tree, file) {
      const html: Html = processor.runSync(tree, file)
      const told = toldOf(html, file)
      markDirectives(html)
      const body = fillable(encodeText(processor.stringify(html, file)), findingsOf(file).holes)
      return { ...told, body: encodeBody(body) }
    },
    hasOwnSyntax: syntax.mayBeIn,
  }
}

/** Another function that does the same: of one function that is used twice unified runs the first use alone. */
function again<Step extends () => unknown>(step: Step): () => ReturnType<Step> {
  return () => step() as ReturnType<Step>
}

function toldOf(tree: Html, file: VFile): Omit<Markdown, 'body'> {
  const { holes, diagnostics, shown } = findingsOf(file)
  return {
    targets: holes.flatMap((hole, index) => targetsOf(hole, shown?.has(index) !== false)),
    headings: headingsOf(tree),
    anchors: anchorsOf(tree),
    lead: leadOf(tree),
    words: wordsOf(tree),
    diagnostics,
  }
}

/** What a hole wants of the site's files. */
function targetsOf(hole: Hole, isShown: boolean): string[] {
  if (hole.kind === 'directive') {
    return hole.addresses.flatMap(({ kind, target }) => (kind === 'web' ? [] : [target]))
  }
  return isShown && (hole.kind === 'link' || hole.kind === 'image') ? [hole.target] : []
}

/**
 * Markdown as HTML without the rules of the house (holes, ids of headings, no raw HTML, sanitising), which leaves what
 * CommonMark and GFM say: so tests can compare the two.
 */
export function plainHtml(text: string): string {
  const processor = markdownSyntax()
    .use([notTooDeep, cutLinks, joinLines])
    .use(remarkRehype, { ...footnoteOptions, allowDangerousHtml: true })
    .use(numberFootnotes)
    .use(rehypeStringify, { allowDangerousHtml: true })
  return String(processor.processSync(text))
}

function markdownSyntax(directives?: Directives) {
  return unified()
    .use(remarkParse)
    .use(remarkGfm, { singleTilde: false })
    .use(remarkCjkFriendly)
    .use(remarkCjkFriendlyStrikethrough, { singleTilde: false })
    .use(chineseEmphasis)
    .use(directives === undefined ? [] : [[directiveSyntax, directives]])
    .use(bareLinks)
}

const bare = openPipeline({ remark: [], rehype: [] }, undefined)
