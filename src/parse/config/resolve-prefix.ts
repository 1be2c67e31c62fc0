import type { Edition, ResolvedConfig } from '../../model/config.ts'
import { pathSegment } from '../../text/slug.ts'
import { child, complain, type Node, nameOf } from './read-keys.ts'
import { reservedFolders } from './resolve-taxonomies.ts'

/** The folder that an edition's addresses begin with: its name, or nothing where the config says `prefix: ''`. */
export function resolvePrefix(id: string, node: Node): string {
  const { value } = node
  if (value === undefined || value === id) return id
  if (value !== '')
    complain(node, `${nameOf(node)} must be '' or left out`, "write `prefix: ''` for addresses without it")
  return ''
}

/**
 * Complains of whatever could bring pages of the edition without a prefix into the folder of another one: another such
 * edition, an edition, section or pattern of addresses by the name of a folder there.
 */
export function checkPrefixes(
  root: Node,
  {
    editions,
    sections,
    address,
    taxonomies,
  }: Pick<ResolvedConfig, 'editions' | 'sections' | 'address' | 'taxonomies'>,
): void {
  const [bare, ...others] = editions.filter(({ prefix }) => prefix === '')
  if (bare === undefined) return
  const ofEditions = child(root, 'editions')
  const prefixNode = child(child(ofEditions, bare.id), 'prefix')
  const related = [{ path: prefixNode.path, message: `"${bare.id}" has no prefix here` }]
  for (const { id } of others) {
    const message = `"${id}" has no prefix, and neither has "${bare.id}": both front pages would be one`
    complain(child(child(ofEditions, id), 'prefix'), message, 'leave one of them out', related)
  }
  for (const { id, prefix } of editions) {
    const isTaken = reservedFolders.has(prefix) || taxonomies.some(one => one.folder.toLowerCase() === prefix)
    if (!isTaken) continue
    const message = `the edition "${id}" would stand at /${id}/, where "${bare.id}" has a folder of that name`
    complain(child(ofEditions, id), message, 'give the edition another name', related)
  }
  for (const { id } of sections) {
    const other = editionAt(pathSegment(id), editions)
    if (other === undefined) continue
    const message = `the section "${id}" of "${bare.id}" would stand at /${id}/, where the edition "${other.id}" is`
    const there = [{ path: child(ofEditions, other.id).path, message: 'the edition is here' }]
    complain(child(child(root, 'sections'), id), message, 'give the section another folder', there)
  }
  checkAddress(child(root, 'address'), address, editions, related)
}

/** The edition whose folder a part of an address is, on some disks whatever its case. */
export function editionAt(part: string, editions: readonly Edition[]): Edition | undefined {
  const folder = part.toLowerCase()
  return editions.find(({ prefix }) => prefix !== '' && prefix === folder)
}

function checkAddress(
  node: Node,
  address: string,
  editions: readonly Edition[],
  related: Parameters<typeof complain>[3],
): void {
  const parts = address.split('/')
  if (parts.some(part => part.includes('{edition}') && part !== '{edition}')) {
    const message = `"${address}" has {edition} within a part, and one edition has no prefix to stand there`
    complain(node, message, 'write {edition} between slashes', related)
  }
  const fixed = parts.filter(part => part !== '{edition}')
  // Behind a folder of articles that all editions share, any part may meet the name of an edition.
  const reached = parts[0] === '{edition}' ? fixed.slice(0, 1) : fixed
  for (const part of reached) {
    const other = editionAt(part, editions)
    if (other === undefined) continue
    const message = `"${address}" leads articles without a prefix into /${part}/, where the edition "${other.id}" is`
    complain(node, message, `write another folder than "${part}"`, related)
  }
}
