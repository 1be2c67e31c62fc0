import { join } from 'node:path'
import type { ArticleFile } from '../../model/article.ts'
import { digest } from '../../text/digest.ts'
import { readIfThere, readSource } from '../files/read-files.ts'
import type { FileStats, Signatures } from '../files/signatures.ts'

/** A class, since 100,000 of these with functions and an absolute path each would be 40 MB. */
export class SourceFile implements ArticleFile {
  readonly path: string
  readonly #siteFolder: string
  #digest: ArticleFile['digest'] | undefined
  /** Where a digest may be noted, and under which times; nothing once it is known, or if the file was changed just now. */
  #signatures: Signatures | undefined
  #stats: FileStats | undefined

  /** `stats` are those of the file before anybody reads it. */
  constructor(siteFolder: string, path: string, signatures: Signatures, stats: FileStats) {
    this.path = path
    this.#siteFolder = siteFolder
    if (!signatures.isSettled(stats)) return
    this.#signatures = signatures
    this.#stats = { size: stats.size, mtimeMs: stats.mtimeMs, ctimeMs: stats.ctimeMs }
  }

  get digest(): ArticleFile['digest'] {
    if (this.#digest === undefined) {
      const bytes = readIfThere(join(this.#siteFolder, this.path))
      if (bytes === null) return ''
      this.tell(digest(bytes))
    }
    return this.#digest ?? ''
  }

  tell(digest: ArticleFile['digest']): void {
    if (this.#digest !== undefined) return
    this.#digest = digest
    if (this.#stats !== undefined) this.#signatures?.note(this.path, this.#stats, digest)
    this.#signatures = undefined
    this.#stats = undefined
  }

  read(): Uint8Array {
    return readSource(join(this.#siteFolder, this.path))
  }
}
