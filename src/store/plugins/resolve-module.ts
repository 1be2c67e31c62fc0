import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { isMap } from '../../model/schema/complaint.ts'

/** A package as it lies in some `node_modules`, its links followed. */
export interface Package {
  readonly name: string
  readonly version: string
  readonly folder: string
  readonly dependencies: readonly string[]
}

/** Where a module is: a file, and the package that it is named by, if it is one. */
export interface ResolvedModule {
  readonly file: string
  readonly of: Package | null
}

/** Finds what `specifier` names in a file of `folder`, as Node finds it for `import`; in words why nothing is found. */
export function resolveModule(
  specifier: string,
  folder: string,
): ResolvedModule | { readonly lacking: string } {
  if (/^\.{0,2}\//.test(specifier) || /^\.{1,2}$/.test(specifier)) {
    const file = fileAt(resolve(folder, specifier))
    return file === null ? { lacking: `there is no module "${specifier}"` } : { file, of: null }
  }
  const [name = '', below = ''] = splitName(specifier)
  const found = findPackage(name, folder)
  if (found === null) return { lacking: `there is no package "${name}"` }
  const file = entryOf(found.folder, below)
  if (file !== null) return { file, of: found }
  return { lacking: `the package "${name}" has no module${below === '' ? '' : ` "${below}"`} to import` }
}

/** The package of a name that a file in this folder would get. */
export function findPackage(name: string, from: string): Package | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const own = join(folder, 'node_modules', name)
    if (existsSync(join(own, 'package.json'))) {
      const real = realpathSync(own)
      const { version, dependencies } = manifestOf(real)
      return {
        ...{ name, folder: real, version: String(version ?? '') },
        dependencies: isMap(dependencies) ? Object.keys(dependencies) : [],
      }
    }
    if (dirname(folder) === folder) return null
  }
}

/** `@a/b/c` → `@a/b` and `c`. */
function splitName(specifier: string): string[] {
  const [, name, below] = /^((?:@[^/]+\/)?[^/]+)\/?(.*)$/.exec(specifier) ?? []
  return [name ?? specifier, below ?? '']
}

/** A file as it is named, or with what may be left out; TypeScript may be imported as what it is compiled to. */
function fileAt(path: string): string | null {
  const typed = path.replace(/\.([cm]?)js$/, '.$1ts')
  const names = [
    path,
    typed,
    ...extensions.map(one => path + one),
    ...extensions.map(one => join(path, `index${one}`)),
  ]
  return names.find(isFile) ?? null
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

const extensions = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json']

function entryOf(folder: string, below: string): string | null {
  const { exports, module, main } = manifestOf(folder)
  if (exports !== undefined) {
    const target = targetOf(exports, below === '' ? '.' : `./${below}`)
    return target === null ? null : fileAt(join(folder, target))
  }
  if (below !== '') return fileAt(join(folder, below))
  const named = [module, main].find(one => typeof one === 'string')
  return (named === undefined ? null : fileAt(join(folder, String(named)))) ?? fileAt(join(folder, 'index'))
}

/** What `exports` says of a path: https://nodejs.org/api/packages.html#package-entry-points */
function targetOf(exports: unknown, path: string): string | null {
  const hasPaths = isMap(exports) && Object.keys(exports).some(key => key.startsWith('.'))
  if (!hasPaths) return path === '.' ? conditional(exports) : null
  const own: unknown = Reflect.get(exports, path)
  if (own !== undefined) return conditional(own)
  for (const [pattern, target] of Object.entries(exports)) {
    const [before = '', after] = pattern.split('*')
    if (after === undefined || !path.startsWith(before) || !path.endsWith(after)) continue
    const filled = path.slice(before.length, path.length - after.length)
    return conditional(target)?.replaceAll('*', filled) ?? null
  }
  return null
}

function conditional(target: unknown): string | null {
  if (typeof target === 'string') return target
  if (Array.isArray(target)) return target.map(conditional).find(one => one !== null) ?? null
  if (!isMap(target)) return null
  for (const [condition, inner] of Object.entries(target)) {
    const found = conditions.includes(condition) ? conditional(inner) : null
    if (found !== null) return found
  }
  return null
}

const conditions = ['node', 'import', 'module-sync', 'require', 'default']

function manifestOf(folder: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  } catch {
    return {}
  }
}
