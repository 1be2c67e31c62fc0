import { relative, sep } from 'node:path'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { unsafePath } from '../../text/safe.ts'
import { asFileError, reasonOf } from '../files/file-error.ts'

/** What is wrong with an output folder as such. */
export function refusal(shown: string, reason: string): Diagnostic {
  const hint = 'name a folder of its own for the output, such as `--out dist`'
  const message = `"${shown}" is not a place for the output: ${reason}`
  return diagnostic('output/refused', message, { file: shown }, { hint })
}

/** Files in the output folder that no build of this site has written. */
export function foreignFiles(shown: string, paths: readonly string[]): Diagnostic {
  const named = paths.slice(0, 5).map(path => `"${path}"`)
  const rest = paths.length > named.length ? ` and ${paths.length - named.length} more` : ''
  const message = `"${shown}" holds files that this site's builds did not write: ${named.join(', ')}${rest}`
  const hint =
    'if Diglot wrote them and its list (.cache/outputs.json) was lost, delete the folder once; else name another with `--out`'
  return diagnostic('output/refused', message, { file: shown }, { hint })
}

/** A path that must not be written, or null; the plan of the pages should have noticed before. */
export function unusable(shown: string, path: string): Diagnostic | null {
  const reason = unsafePath(path)
  if (reason === null) return null
  return diagnostic('path/unsafe', `"${path}" cannot be a path of the output: ${reason}`, { file: shown })
}

/** A path that is written already, or null. */
export function twice(shown: string, path: string, seen: ReadonlySet<string>): Diagnostic | null {
  if (!seen.has(path)) return null
  return diagnostic('path/collision', `two outputs have the path "${path}"`, { file: `${shown}/${path}` })
}

/** Two outputs of which one would have to be a file and a folder at once, or null. */
export function nested(shown: string, paths: ReadonlySet<string>): Diagnostic | null {
  for (const path of paths) {
    for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) {
      const above = path.slice(0, end)
      if (paths.has(above)) {
        const message = `"${above}" would be a file and, for "${path}", a folder`
        return diagnostic('path/collision', message, { file: `${shown}/${path}` })
      }
    }
  }
  return null
}

/** A file operation that did not work, on this output file. */
export function failure(file: string, cause: unknown, hint: string): Diagnostic {
  const message = `"${file}" cannot be written: ${reasonOf(asFileError(cause))}`
  return diagnostic('output/failed', message, { file }, { hint })
}

/** The path below `folder` that a failed file operation was about, if the system says so. */
export function pathOfFailure(folder: string, cause: unknown): string | undefined {
  const { dest, path } = asFileError(cause)
  const absolute = dest ?? path
  if (absolute === undefined) return undefined
  const way = relative(folder, absolute).split(sep).join('/')
  return unsafePath(way) === null ? way : undefined
}
