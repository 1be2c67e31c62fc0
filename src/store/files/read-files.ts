import { closeSync, openSync, readSync } from 'node:fs'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { asFileError, reasonOf } from './file-error.ts'
import { mapInPool } from './limit-concurrency.ts'
import type { FoundFile } from './walk.ts'

export interface FilesRead<T> {
  readonly values: readonly T[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads files side by side and keeps their order. `read` gives a value or the reason why there is none. A file
 * that has vanished since it was found is left out; one that cannot be read is a diagnostic.
 */
export async function readFiles<T extends object>(
  files: readonly FoundFile[],
  read: (file: FoundFile) => Promise<T | Unreadable>,
): Promise<FilesRead<T>> {
  return sorted(await mapInPool(files, file => read(file).catch(cause => explain(file, cause))))
}

/** Reads files one after the other: for thousands of small files waiting costs more than reading. */
export function readFilesAtOnce<T extends object>(
  files: readonly FoundFile[],
  read: (file: FoundFile) => T | Unreadable,
): FilesRead<T> {
  const results = files.map(file => {
    try {
      return read(file)
    } catch (cause) {
      return explain(file, cause)
    }
  })
  return sorted(results)
}

function sorted<T extends object>(results: readonly (T | Unreadable)[]): FilesRead<T> {
  const values: T[] = []
  const diagnostics: Diagnostic[] = []
  for (const result of results) {
    if (!('unreadable' in result)) values.push(result)
    else diagnostics.push(...result.unreadable)
  }
  return { values, diagnostics }
}

/** A source's bytes; null if it has vanished since somebody saw it, or cannot be read. */
export function readIfThere(absolute: string): Uint8Array | null {
  try {
    return readSource(absolute)
  } catch {
    return null
  }
}

/** The bytes of a source that should be there. They are overwritten by the next file that is read. */
export function readSource(absolute: string): Uint8Array {
  const handle = openSync(absolute, 'r')
  try {
    let length = 0
    for (let got = -1; got !== 0; length += got) {
      if (length === room.length) room = Buffer.concat([room, Buffer.alloc(length)])
      got = readSync(handle, room, length, room.length - length, null)
    }
    return room.subarray(0, length)
  } finally {
    closeSync(handle)
  }
}

/** One for all: thousands of buffers that are used for a moment are a hundred megabytes until they are collected. */
let room = Buffer.alloc(100_000)

export interface Unreadable {
  readonly unreadable: readonly Diagnostic[]
}

function explain(file: FoundFile, cause: unknown): Unreadable {
  return { unreadable: asFileError(cause).code === 'ENOENT' ? [] : [cannotRead(file.path, cause)] }
}

/** Of a file that a scan has found. Throws again what is no problem of reading. */
export function cannotRead(path: string, cause: unknown): Diagnostic {
  const error = asFileError(cause)
  const isGone = error.code === 'ENOENT'
  const reason = isGone ? 'it is not there any more' : reasonOf(error)
  const hint = isGone ? 'build again' : 'see that this user may read the file, and that its disk is in order'
  return diagnostic('source/unreadable', `"${path}" cannot be read: ${reason}`, { file: path }, { hint })
}
