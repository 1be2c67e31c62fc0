import { readdirSync, readFileSync } from 'node:fs'
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
  const runtime = `${process.versions.node.split('.')[0]} ${process.versions.icu} ${process.versions.unicode}`
  return digest([runtime, manifest, ...files].join('\n'))
}
