import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { StaticFile } from '../../model/scanned.ts'
import { pointers } from '../../text/git-pointer.ts'

/** Files that are published whether or not an article names them, and that are not what they stand for. */
export function pointersAmong(files: readonly StaticFile[]): Diagnostic[] {
  return files.flatMap(({ path, damage }) => {
    if (damage !== 'lfs' && damage !== 'annex') return []
    const { is, hint } = pointers[damage]
    return [diagnostic('source/pointer', `"${path}" is ${is}`, { file: path }, { hint })]
  })
}

/** Finds broken pictures among a theme's files: there is no other place where those are looked at one by one. */
export function brokenAmong(files: readonly StaticFile[]): Diagnostic[] {
  const broken = files.flatMap(({ path, damage }) => {
    if (damage !== 'cut') return []
    const message = `"${path}" breaks off: its end is missing`
    return [diagnostic('image/unreadable', message, { file: path })]
  })
  return [...pointersAmong(files), ...broken]
}
