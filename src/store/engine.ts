import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Digest, digest } from '../text/digest.ts'

/**
 * Digest of everything besides a site's files that decides what is built: our own code, the exact versions of the
 * libraries, and the runtime. What a cache of another engine holds is not looked at.
 */
export function engineDigest(): Digest<'engine'> {
  const code = dirname(dirname(fileURLToPath(import.meta.url)))
  const files = readdirSync(code, { recursive: true, encoding: 'utf8' })
    .filter(path => /\.[jt]s$/.test(path) && !path.endsWith('.d.ts'))
    .sort()
    .map(path => `${path}\n${digest(readFileSync(join(code, path)))}`)
  const manifest = readFileSync(join(code, '..', 'package.json'), 'utf8')
  const { node, icu, unicode, tz } = process.versions
  const runtime = [node.split('.')[0], icu, unicode, tz].join(' ')
  return digest([runtime, manifest, installed(code), ...files].join('\n'))
}

/** What npm has installed, the libraries of the libraries too: here, or where this package is a library itself. */
function installed(code: string): string {
  const folders = [join(code, '..', 'node_modules'), join(code, '..', '..')]
  const file = folders.map(folder => join(folder, '.package-lock.json')).find(existsSync)
  return file === undefined ? '' : digest(readFileSync(file))
}
