import type { Edition, ResolvedConfig } from '../../model/config.ts'
import type { Complaint } from '../../model/schema/complaint.ts'
import { pathSegment } from '../../text/slug.ts'
import { reservedFolders } from './resolve-taxonomies.ts'

/**
 * Complains of whatever could bring pages of the edition without a prefix into the folder of another one: another such
 * edition, an edition, section or pattern of addresses by the name of a folder there.
 */
export function checkPrefixes({
  editions,
  sections,
  address,
  taxonomies,
}: Pick<ResolvedConfig, 'editions' | 'sections' | 'address' | 'taxonomies'>): Complaint[] {
  const [bare, ...others] = editions.filter(({ prefix }) => prefix === '')
  if (bare === undefined) return []
  const found: Complaint[] = []
  const related = [{ path: ['editions', bare.id, 'prefix'], message: `"${bare.id}" has no prefix here` }]
  for (const { id } of others) {
    const message = `"${id}" has no prefix, and neither has "${bare.id}": both front pages would be one`
    found.push({ path: ['editions', id, 'prefix'], message, hint: 'leave one of them out', related })
  }
  for (const { id, prefix } of editions) {
    const isTaken = reservedFolders.has(prefix) || taxonomies.some(one => one.folder.toLowerCase() === prefix)
    if (!isTaken) continue
    const message = `the edition "${id}" would stand at /${id}/, where "${bare.id}" has a folder of that name`
    found.push({ path: ['editions', id], message, hint: 'give the edition another name', related })
  }
  for (const { id } of sections) {
    const other = editionAt(pathSegment(id), editions)
    if (other === undefined) continue
    const message = `the section "${id}" of "${bare.id}" would stand at /${id}/, where the edition "${other.id}" is`
    const there = [{ path: ['editions', other.id], message: 'the edition is here' }]
    found.push({ path: ['sections', id], message, hint: 'give the section another folder', related: there })
  }
  return [...found, ...checkAddress(address, editions, related)]
}

/** The edition whose folder a part of an address is, on some disks whatever its case. */
export function editionAt(part: string, editions: readonly Edition[]): Edition | undefined {
  const folder = part.toLowerCase()
  return editions.find(({ prefix }) => prefix !== '' && prefix === folder)
}

function checkAddress(
  address: string,
  editions: readonly Edition[],
  related: Complaint['related'] = [],
): Complaint[] {
  const found: Complaint[] = []
  const complain = (message: string, hint: string): void => {
    found.push({ path: ['address'], message, hint, related })
  }
  const parts = address.split('/')
  if (parts.some(part => part.includes('{edition}') && part !== '{edition}')) {
    const message = `"${address}" has {edition} within a part, and one edition has no prefix to stand there`
    complain(message, 'write {edition} between slashes')
  }
  const fixed = parts.filter(part => part !== '{edition}')
  // Behind a folder of articles that all editions share, any part may meet the name of an edition.
  const reached = parts[0] === '{edition}' ? fixed.slice(0, 1) : fixed
  for (const part of reached) {
    const other = editionAt(part, editions)
    if (other === undefined) continue
    const message = `"${address}" leads articles without a prefix into /${part}/, where the edition "${other.id}" is`
    complain(message, `write another folder than "${part}"`)
  }
  return found
}
