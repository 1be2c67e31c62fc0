import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Digest, digest } from '../../text/digest.ts'
import { codeFolder, packageRoot } from './package-root.ts'

/**
 * Digest of everything besides a site's files that decides what is built: our own code, the exact versions of the
 * libraries, and the runtime. What a cache of another engine holds is not looked at.
 */
export function engineDigest(): Digest<'engine'> {
  const root = packageRoot()
  const code = codeFolder()
  const files = readdirSync(code, { recursive: true, encoding: 'utf8' })
    .filter(path => /\.[jt]s$/.test(path) && !path.endsWith('.d.ts'))
    .sort()
    .map(path => `${path}\n${digest(readFileSync(join(code, path)))}`)
  const manifest = readFileSync(join(root, 'package.json'), 'utf8')
  const { node, icu, unicode, tz } = process.versions
  const runtime = [node.split('.')[0], icu, unicode, tz].join(' ')
  return digest([runtime, manifest, installed(root), ...files].join('\n'))
}

/** What npm has installed, the libraries of the libraries too: here, or where this package is a library itself. */
function installed(root: string): string {
  const folders = [join(root, 'node_modules'), join(root, '..')]
  const file = folders.map(folder => join(folder, '.package-lock.json')).find(existsSync)
  return file === undefined ? '' : digest(readFileSync(file))
}
