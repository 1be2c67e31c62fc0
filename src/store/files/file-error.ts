/** What a file operation throws. */
export interface FileError extends Error {
  readonly code: string
  readonly path?: string
  readonly dest?: string
}

/** Takes what a file operation threw for what it is; anything else is a bug and is thrown on. */
export function asFileError(cause: unknown): FileError {
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause as FileError
  throw cause
}

/** What went wrong with a file, in words that an editor understands. */
export function reasonOf(error: FileError): string {
  return reasons[error.code] ?? error.message
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EBUSY: 'another program has it open',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'something else stands in its place',
  EFBIG: 'a file may not be so large here',
  EIO: 'the disk reports an error',
  EISDIR: 'a folder is in its place',
  ELOOP: 'a symbolic link has taken the place of a file',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long for this file system',
  ENFILE: 'too many files are open',
  ENOENT: 'it is not there',
  ENOSPC: 'no space is left on the disk',
  ENOTDIR: 'a file stands where its folder should be',
  ENOTEMPTY: 'the folder in its place holds files that Diglot did not write',
  EPERM: 'the operation is not permitted',
  ESTALE: 'the file that is copied has changed since the build began; build again',
  EROFS: 'the file system is read-only',
}
