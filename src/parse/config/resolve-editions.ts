import type { Edition, ResolvedConfig } from '../../model/config.ts'
import { didYouMean } from '../../text/nearest.ts'
import {
  bareMap,
  child,
  complain,
  entries,
  isMap,
  type Node,
  nameOf,
  oneOf,
  onlyKeys,
  optionalText,
  text,
} from './read-keys.ts'
import { resolvePrefix } from './resolve-prefix.ts'

/** The editions in the config's order. */
export function resolveEditions(root: Node): Edition[] {
  const node = child(root, 'editions')
  const example = "editions: { zh: { lang: 'zh-Hans', label: '中文', title: '…', description: '…' }, … }"
  const found = entries(node)
  if (node.value === undefined) complain(node, '"editions" is missing', `write ${example}`)
  else if (isMap(node.value) && found.length === 0) {
    complain(node, '"editions" is empty, and a site has at least one', `write ${example}`)
  }
  const editions = found.map(([id, edition]) => resolveEdition(id, edition))
  for (const [index, { id, lang }] of editions.entries()) {
    const twin = editions.slice(0, index).find(other => other.lang === lang && lang !== '')
    if (twin === undefined) continue
    const hint = "tell them apart by region or script, such as 'en-GB' and 'en-US'"
    complain(
      child(child(node, id), 'lang'),
      `the editions "${twin.id}" and "${id}" both have the language "${lang}"`,
      hint,
    )
  }
  return editions
}

function resolveEdition(id: string, node: Node): Edition {
  if (!/^[a-z][a-z0-9-]*$/.test(id)) {
    const hint =
      'the name of an edition stands in addresses: lower-case letters, digits and hyphens, a letter first'
    complain(node, `"${id}" cannot be the name of an edition`, hint)
  } else if (id === 'registry')
    complain(node, '"registry" cannot be an edition: content/registry/ holds the terms')
  if (isMap(node.value)) onlyKeys(node, ['lang', 'label', 'title', 'description', 'direction', 'prefix'])
  else {
    complain(
      node,
      `${nameOf(node)} must be an object`,
      `write ${id}: { lang: …, label: …, title: …, description: … }`,
    )
    return { id, lang: '', label: '', title: '', description: '', direction: 'ltr', prefix: id }
  }
  return {
    id,
    lang: resolveLang(child(node, 'lang')),
    label: text(child(node, 'label'), "label: '中文', the language's own name") ?? '',
    title: text(child(node, 'title'), "title: '…', the name of the site in this edition") ?? '',
    description: text(child(node, 'description'), "description: '…', a sentence for search engines") ?? '',
    direction: oneOf(child(node, 'direction'), ['ltr', 'rtl']),
    prefix: resolvePrefix(id, child(node, 'prefix')),
  }
}

function resolveLang(node: Node): string {
  const lang = text(node, "lang: 'zh-Hans' or lang: 'en'")
  if (lang === undefined) return ''
  const canonical = canonicalLang(lang)
  if (canonical !== undefined) return canonical
  const hyphens = canonicalLang(lang.replaceAll('_', '-'))
  const hint =
    hyphens === undefined ? "write a tag of BCP 47, like 'zh-Hans' or 'en'" : `did you mean "${hyphens}"?`
  complain(node, `"${lang}" is not the tag of a language`, hint)
  return ''
}

function canonicalLang(lang: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(lang)[0]
  } catch {
    return undefined
  }
}

/** The edition for readers of no known language: the first unless set. */
export function resolveDefault(root: Node, editions: readonly Edition[]): string {
  const node = child(root, 'default')
  const ids = editions.map(edition => edition.id)
  const id = optionalText(node)
  if (id === undefined) return ids[0] ?? ''
  if (ids.length > 0 && !ids.includes(id)) complainOfEdition(node, id, ids)
  return id
}

/** The sections in the config's order, each with a label in every edition. */
export function resolveSections(root: Node, editions: readonly Edition[]): ResolvedConfig['sections'] {
  const ids = editions.map(edition => edition.id)
  return entries(child(root, 'sections')).map(([id, node]) => {
    if (id === '' || /^\.|[/\\\x00-\x1F\x7F\p{Cs}]/u.test(id)) {
      complain(node, `"${id}" cannot be a section: a section is the name of a folder`)
    }
    if (!isMap(node.value)) {
      const labels = ids.map(edition => `${edition}: '…'`).join(', ')
      complain(node, `${nameOf(node)} must have a label for each edition`, `write { ${labels} }`)
      return { id, labels: {} }
    }
    for (const [edition, label] of entries(node)) {
      if (editions.length > 0 && !ids.includes(edition)) complainOfEdition(label, edition, ids)
    }
    return { id, labels: bareMap(ids.map(edition => [edition, resolveLabel(id, edition, node)])) }
  })
}

function resolveLabel(section: string, edition: string, node: Node): string {
  const label = child(node, edition)
  if (label.value !== undefined) return text(label, `${edition}: '…'`) ?? ''
  complain(label, `the section "${section}" has no label in the edition "${edition}"`, `add ${edition}: '…'`)
  return ''
}

function complainOfEdition(node: Node, id: string, ids: readonly string[]): void {
  const hint = didYouMean(id, ids) ?? `the editions are ${ids.map(one => `"${one}"`).join(', ')}`
  complain(node, `there is no edition "${id}"`, hint)
}
