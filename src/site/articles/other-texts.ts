import type { Asset } from '../../model/article.ts'
import type { ResolvedConfig } from '../../model/config.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { Problem } from '../../model/queries.ts'
import { withoutMarkdown } from '../../text/markdown-name.ts'
import { findAsset } from '../paths/assets.ts'
import type { Piece } from './place.ts'

/**
 * Files of content/ that somebody may take for articles, and that are none by their names. Backups of editors are
 * not among them: nobody waits for those.
 */
export function otherTexts(
  pieces: readonly Piece[],
  assets: ReadonlyMap<string, Asset>,
  config: ResolvedConfig,
): Diagnostic[] {
  const found = pieces.flatMap(({ id }) => (/\.(?:md|markdown)$/.test(id) ? [] : [capitals(id)]))
  const editions = new Set(config.editions.map(edition => edition.id))
  const texts = new Map<string, Asset>()
  for (const asset of assets.values()) {
    const folder = asset.path.split('/')[1] ?? ''
    const near = nearArticle(asset.path)
    if (near !== undefined) found.push(tell(asset.path, near.message, near.hint))
    else if (folder === 'registry' && data.test(asset.path)) found.push(noRegistry(asset.path, config))
    else if (editions.has(folder) && mayBeText(asset)) texts.set(asset.path, asset)
  }
  if (texts.size === 0) return found
  for (const { id, parsed } of pieces) {
    for (const target of parsed.targets) texts.delete(findAsset(id, target, assets)?.path ?? '')
  }
  return [...found, ...[...texts.keys()].map(unlinked)]
}

/** What is wrong with a link to a file that was to be an article. */
export function nearArticle(path: string): Problem | undefined {
  const name = nameOf(path)
  // An input method may have written full-width letters.
  const plain = name.normalize('NFKC')
  const stem = withoutMarkdown(plain).replace(nearly, '')
  if (stem === plain) return undefined
  const more = /\.mdx$/i.test(name) ? ', and write in Markdown what are imports and components in it' : ''
  const message = `"${name}" is not published: the name of an article ends in .md`
  return { problem: 'link/broken', message, hint: `rename it to ${stem}.md${more}` }
}

/** What to say of a link to an article that is not there, where there is something that is nearly called so; `called` is how the link names it. */
export function nearlyCalled(
  id: string,
  articles: ReadonlyMap<string, string>,
  assets: ReadonlyMap<string, Asset>,
  called: (path: string) => string,
): string | undefined {
  const stem = withoutMarkdown(id)
  const article = ['.md', '.markdown', '.MD'].map(end => stem + end).find(path => articles.has(path))
  if (article !== undefined) return `did you mean "${called(article)}"?`
  const file = endings.map(end => stem + end).find(path => assets.has(path))
  return file && `there is ${file}: save it as Markdown, and call it ${nameOf(stem)}.md`
}

/** A sound recording may have no extension either. */
function mayBeText({ path, type }: Asset): boolean {
  const isOther = type !== undefined && type !== 'html' && type !== 'archive'
  return !isOther && text.test(nameOf(path))
}

function capitals(id: string): Diagnostic {
  const name = nameOf(id)
  const end = name.slice(withoutMarkdown(name).length)
  const message = `"${name}" ends in ${end}, and other programs know only ${end.toLowerCase()} for Markdown`
  const hint = `rename it to ${withoutMarkdown(name)}${end.toLowerCase()}, in links to it too`
  return tell(id, message, hint)
}

function unlinked(path: string): Diagnostic {
  const name = nameOf(path)
  const hint = /html?$/i.test(name)
    ? 'write it in Markdown; a page that is HTML already belongs in static/'
    : `if it is an article, save it as Markdown: ${name.replace(/\.[^.]*$/, '')}.md; if it is for readers, link to it`
  return tell(path, `"${name}" is not published: it is no Markdown, and no article links to it`, hint)
}

function noRegistry(path: string, { taxonomies }: ResolvedConfig): Diagnostic {
  const [last = '', ...others] = taxonomies.map(({ id }) => `${id}.yaml`).reverse()
  const all = others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`
  const hint = `registries are ${all} in content/registry/`
  return tell(path, `"${nameOf(path)}" is not read: it is no registry`, hint)
}

function tell(file: string, message: string, hint: string | undefined): Diagnostic {
  return diagnostic('content/extension', message, { file }, hint === undefined ? {} : { hint })
}

function nameOf(path: string): string {
  return path.split('/').at(-1) ?? ''
}

/** Markdown by other names, and by names that some programs make of the right one. */
const nearly =
  /\.(?:mdx|mkdn?|mkdown|mdown|mdwn|mdtxt|mdtext|rmd|qmd|(?:md|markdown)\.(?:txt|text|html?)|md[. ]+|md \(\d+\))$/i

/** Text by other names, or by none. */
const text =
  /^[^.]+$|\.(?:txt|text|docx?|rtf|odt|wps|pages|x?html?|rst|adoc|asciidoc|org|textile|wiki|tex|ipynb)$/i

const data = /\.(?:ya?ml|json5?|toml|csv|txt|xlsx)$/i

const endings = ['.mdx', '.md.txt', '.mkd', '.mdown', '.txt', '.docx', '.doc', '.html', '.htm', '']
