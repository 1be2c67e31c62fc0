import type { Edition, ResolvedConfig } from '../../model/config.ts'

/** Where an edition begins in the output: `zh/`, or nothing for one without a prefix. */
export function folderOf({ prefix }: Edition): string {
  return prefix === '' ? '' : `${prefix}/`
}

/** Whether readers choose an edition at the site's root: no edition begins there. */
export function hasChooser({ editions }: ResolvedConfig): boolean {
  return editions.every(({ prefix }) => prefix !== '')
}

/** Address of an edition's front page, from the root of the host. */
export function homeOf(edition: string, { base, editions }: ResolvedConfig): string {
  const found = editions.find(({ id }) => id === edition)
  return base + (found === undefined ? `${edition}/` : folderOf(found))
}
