import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { digest } from '../../text/digest.ts'
import { findPackage, type Package, type ResolvedModule, resolveModule } from './resolve-module.ts'

/** All that a module is made of, as far as its text tells. */
export interface ModuleFiles {
  /** Of the bytes of all, by their paths below `root`, with the names and versions of packages. */
  readonly digest: string
  /** Files and the folders of packages, absolute: what may change. */
  readonly watched: readonly string[]
}

/**
 * Follows a module's imports: files one by one, packages as a whole, without what they have installed. What is imported by a name
 * that is made when it runs is not found.
 */
export function filesOf(module: ResolvedModule, root: string): ModuleFiles {
  const rows: string[] = []
  const watched: string[] = []
  const packages = new Map<string, Package>()
  const seen = new Set<string>()
  const waiting: string[] = []
  const take = ({ file, of }: ResolvedModule): void => {
    if (of !== null) packages.set(of.folder, of)
    else if (!seen.has(file)) {
      seen.add(file)
      waiting.push(file)
    }
  }
  take(module)
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const bytes = readIfThere(file)
    rows.push(`${pathBelow(root, file)}\n${digest(bytes)}`)
    watched.push(file)
    if (file.endsWith('.json')) continue
    for (const specifier of importsIn(bytes.toString('utf8'))) {
      const found = resolveModule(specifier, dirname(file))
      if ('file' in found) take(found)
    }
  }
  const versions = new Map<string, string>()
  for (const one of packages.values()) {
    rows.push(`${one.name}\n${one.version}\n${bytesOf(one.folder)}`)
    watched.push(one.folder)
    noteVersions(one, versions)
  }
  rows.push(...versions.values())
  return { digest: digest(rows.sort().join('\n')), watched }
}

/** Names of other modules, in whatever way they are imported; too many do no harm. */
function importsIn(text: string): string[] {
  const named = /\b(?:from|import|require)\s*\(?\s*(['"])([^'"\n]+)\1/g
  const all = [...text.matchAll(named)].map(([, , specifier = '']) => specifier)
  return [...new Set(all)].filter(one => one !== 'diglot' && !one.startsWith('node:'))
}

/** What a package depends on, and that again: by folder its name and version. */
function noteVersions({ name, version, folder, dependencies }: Package, known: Map<string, string>): void {
  if (known.has(folder)) return
  known.set(folder, `${name}@${version}`)
  for (const dependency of dependencies) {
    const found = findPackage(dependency, folder)
    if (found !== null) noteVersions(found, known)
  }
}

/** Digest of a package's own files. */
function bytesOf(folder: string): string {
  const rows: string[] = []
  const visit = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory() && !/^(?:node_modules|\.git)$/.test(entry.name)) visit(path)
      else if (entry.isFile()) rows.push(`${path}\n${digest(readIfThere(join(folder, path)))}`)
    }
  }
  visit('')
  return digest(rows.sort().join('\n'))
}

/** It may vanish meanwhile: then it has other bytes. */
function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    return Buffer.alloc(0)
  }
}

/** A file as messages name it, from the site's folder. */
export function pathBelow(root: string, file: string): string {
  return relative(root, file).split(sep).join('/')
}
