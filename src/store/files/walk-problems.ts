import { readlinkSync, type Stats } from 'node:fs'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { type FileError, reasonOf } from './file-error.ts'

/** git-annex leaves links to the files that it keeps elsewhere. */
export function symlink(path: string, absolute: string): Diagnostic {
  const isAnnexed = /[/\\]annex[/\\]objects[/\\]/.test(targetOf(absolute))
  const hint =
    'fetch the files with `git annex get .`, and put them in place of the links with `git annex unlock .`'
  return diagnostic(
    'source/symlink',
    `"${path}" is a symbolic link`,
    { file: path },
    isAnnexed ? { hint } : {},
  )
}

function targetOf(link: string): string {
  try {
    return readlinkSync(link)
  } catch {
    return ''
  }
}

/** What a file is that holds no bytes of its own, or a file where a folder should be. */
type FileKind = Pick<Stats, 'isFile' | 'isFIFO' | 'isSocket' | 'isBlockDevice' | 'isCharacterDevice'>

export function special(path: string, entry: FileKind): Diagnostic {
  if (entry.isFile()) {
    const hint = 'make a folder of this name, or delete the file'
    return diagnostic('source/special-file', `"${path}" is a file, not a folder`, { file: path }, { hint })
  }
  const kind = entry.isFIFO()
    ? 'a named pipe (FIFO)'
    : entry.isSocket()
      ? 'a socket'
      : entry.isBlockDevice() || entry.isCharacterDevice()
        ? 'a device'
        : 'of no kind that is known'
  return diagnostic('source/special-file', `"${path}" is ${kind}, not a file`, { file: path })
}

export function unreadableFolder(path: string, error: FileError): Diagnostic {
  const hint = 'see that this user may list the folder, and that its disk is in order'
  const message = `the folder "${path}" cannot be read: ${reasonOf(error)}`
  return diagnostic('source/unreadable', message, { file: path }, { hint })
}

export function badName(path: string, bytes: Buffer): Diagnostic {
  const spelled = bytes.toString('latin1').replace(/[^\x20-\x7E]/g, byte => {
    return `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`
  })
  return diagnostic('source/file-name', `the file name "${spelled}" is not UTF-8`, { file: path })
}
