import type { Diagnostic } from '../../model/diagnostic.ts'
import { growingBytes, growingNumbers } from '../articles/growing-bytes.ts'
import type { Column } from './parts-file.ts'
import type { Trace } from './traces.ts'

/** How pages came about, on its way to a file: 140,000 pages as objects and texts would be 100 MB. */
export interface PageColumns {
  /** Each path once. */
  add(path: string, trace: Trace): void
  /** As `writeParts` takes them: paths, identities, digests of files, how much each asked, and what. */
  columns(): readonly Column[]
  /** What was found on pages, by path. */
  readonly found: readonly (readonly [path: string, found: readonly Diagnostic[]])[]
}

export function pageColumns(pages: Iterable<readonly [string, Trace]> = []): PageColumns {
  const [paths, identities, contents, asked] = [
    growingBytes(),
    growingBytes(),
    growingBytes(),
    growingBytes(),
  ]
  const lengths = growingNumbers()
  const found: (readonly [string, readonly Diagnostic[]])[] = []
  let size = 0

  function add(path: string, trace: Trace): void {
    paths.addText(`${path}\0`, 'utf8')
    identities.addText(`${trace.page}\0`, 'utf8')
    contents.addText(trace.content, 'latin1')
    asked.add(trace.asked)
    lengths.set(size++, trace.asked.length)
    if (trace.diagnostics.length > 0) found.push([path, trace.diagnostics])
  }

  for (const [path, trace] of pages) add(path, trace)
  return {
    add,
    columns: () => {
      const sizes = lengths.first(size)
      const counts = new Uint8Array(sizes.buffer, sizes.byteOffset, sizes.byteLength)
      return [paths.pieces(), identities.pieces(), contents.pieces(), counts, asked.pieces()]
    },
    found,
  }
}
