import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this package: where its `package.json` is, above the sources as above what they were compiled to. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error('this package has lost its package.json')
    folder = above
  }
  return folder
}

/** The folder of the code that runs: `src`, `lib` or, where everything is bundled, `lib/bundle`. */
export function codeFolder(): string {
  const own = fileURLToPath(import.meta.url)
  const root = packageRoot()
  const [top = '', next = ''] = own.slice(root.length + 1).split(/[\\/]/)
  return next === 'bundle' ? join(root, top, next) : join(root, top)
}
