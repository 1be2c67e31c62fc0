import type { Page } from '../../model/page.ts'
import { slipsBetween } from '../../text/nearest.ts'

/** What somebody may mean by the name of a page. */
export interface PageNames {
  /** Output paths and sources are looked for among these. */
  readonly pages: readonly Page[]
  /** What stands before every address, e.g. `/` or `/news/`. */
  readonly base: string
  /** The output folder, in each way that it may be written. */
  readonly outFolders: readonly string[]
}

/** Finds a page by its address, with or without the host; by its file in the output; or by its source. */
export function findPage(asked: string, { pages, base, outFolders }: PageNames): Page | undefined {
  const byPath = new Map(pages.map(page => [page.path.normalize('NFC'), page]))
  const name = plainPath(asked)
  const found = possiblePaths(name, base, outFolders).find(path => byPath.has(path))
  if (found !== undefined) return byPath.get(found)
  const made = pages.filter(page => page.from.file.normalize('NFC') === name.replace(/^\//, ''))
  return made.find(page => page.kind !== 'redirect') ?? made[0]
}

/** Up to three addresses that are like the one that was asked for, the nearest first: a list, where a guess would be bolder. */
export function nearestAddresses(asked: string, addresses: readonly string[]): string[] {
  const name = plainPath(asked)
  return addresses
    .map(address => ({ address, far: slipsBetween(name, plainPath(address)) }))
    .filter(({ far }) => far <= Math.max(3, name.length / 2))
    .sort((a, b) => a.far - b.far || (a.address < b.address ? -1 : 1))
    .slice(0, 3)
    .map(({ address }) => address)
}

/** Without host, query and fragment, and decoded. */
function plainPath(asked: string): string {
  const path = asked.replace(/^[a-z][a-z+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/, '')
  return decoded(path).normalize('NFC').replaceAll('\\', '/').replace(/^\.\//, '')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function possiblePaths(name: string, base: string, outFolders: readonly string[]): string[] {
  const folders = [base, ...outFolders.map(folder => `${folder}/`)]
  const inside = `${name}/` === base ? [''] : []
  for (const folder of folders) if (name.startsWith(folder)) inside.push(name.slice(folder.length))
  return [...inside, name].flatMap(path => {
    const plain = path.replace(/^\/+/, '')
    if (plain === '' || plain.endsWith('/')) return [`${plain}index.html`]
    return [plain, `${plain}/index.html`, `${plain}.html`]
  })
}
