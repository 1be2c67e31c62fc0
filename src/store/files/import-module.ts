import { createRequire } from 'node:module'
import { dirname, extname, join, sep } from 'node:path'
import { packageRoot } from './package-root.ts'

/**
 * What a module of a site exports by default, be it written in TypeScript. What `diglot` means in it is this very copy of Diglot.
 * `version` says what it is made of: where it has been imported in another one, it is read again, with all that it imports.
 */
export async function importModule(file: string, version = ''): Promise<unknown> {
  return defaultOf(await importExports(file, version))
}

/** The export by default of a module, or all that it exports. */
export function defaultOf(exports: unknown): unknown {
  const isObject = typeof exports === 'object' && exports !== null
  return isObject && 'default' in exports && exports.default !== undefined ? exports.default : exports
}

/** The same, with all that it exports. */
export async function importExports(file: string, version = ''): Promise<unknown> {
  const { createJiti } = await import('jiti')
  // `src/index.ts` where the sources run, `lib/index.js` where the package does.
  const extension = extname(import.meta.url)
  const own = join(packageRoot(), extension === '.ts' ? 'src' : 'lib', `index${extension}`)
  // Without caches, so that a module that has been edited is read again, and `.cache` is all that a site gets.
  const options = { fsCache: false, moduleCache: false, alias: { diglot: own } }
  const jiti = createJiti(file, options)
  const before = imported.get(file) ?? version
  imported.set(file, version)
  if (before === version && !edited.has(file)) return await jiti.import(file)
  edited.add(file)
  // What Node itself has imported it never reads again; what is required, and compiled for that, it does.
  forget(dirname(file))
  try {
    return createJiti(file, { ...options, interopDefault: false })(file)
  } catch (cause) {
    // A module that waits for something cannot be required.
    if (!/\bawait\b/.test(String(cause))) throw cause
    return await jiti.import(file)
  }
}

/** Modules that have been imported in this process, with their versions; and those that were edited since. */
const imported = new Map<string, string>()
const edited = new Set<string>()

function forget(folder: string): void {
  const { cache } = createRequire(import.meta.url)
  for (const path of Object.keys(cache)) {
    const below = path.startsWith(folder + sep) ? path.slice(folder.length + 1) : undefined
    if (below !== undefined && !below.includes('node_modules')) delete cache[path]
  }
}
