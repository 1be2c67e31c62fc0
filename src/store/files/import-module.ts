import { extname, join } from 'node:path'
import { packageRoot } from './package-root.ts'

/** What a module of a site exports by default, be it written in TypeScript. What `diglot` means in it is this very copy of Diglot. */
export async function importModule(file: string): Promise<unknown> {
  const { createJiti } = await import('jiti')
  // `src/index.ts` where the sources run, `lib/index.js` where the package does.
  const extension = extname(import.meta.url)
  const own = join(packageRoot(), extension === '.ts' ? 'src' : 'lib', `index${extension}`)
  // Without caches, so that a module that has been edited is read again, and `.cache` is all that a site gets.
  const jiti = createJiti(file, { fsCache: false, moduleCache: false, alias: { diglot: own } })
  return await jiti.import(file, { default: true })
}
