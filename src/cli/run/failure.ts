import { type FileError, reasonOf } from '../../store/files/file-error.ts'

/** What the system refused, as a sentence; null for a bug of ours, which keeps its stack. */
export function refusedBySystem(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return null
  const { syscall, dest, path, address, hostname, port } = error as FileError & Addressed
  const reason = networkReasons[String(error.code)] ?? reasonOf(error as FileError)
  if (syscall === 'listen' || syscall === 'getaddrinfo') {
    const where = [address ?? hostname, port].filter(one => one !== undefined).join(':')
    return `cannot listen at ${where}: ${reason}`
  }
  const file = dest ?? path
  return file === undefined ? `a file cannot be read or written: ${reason}` : `${file}: ${reason}`
}

interface Addressed {
  readonly syscall: unknown
  readonly address?: string
  readonly hostname?: string
  readonly port?: number
}

const networkReasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'this port and those after it are taken',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'no machine is known by this name',
  EAI_AGAIN: 'no machine is known by this name',
}

/**
 * Tells once that what we print cannot be taken, and lets the command come to its end: the reader of a pipe has seen
 * enough (`| head`), or the disk that it is written to is full.
 */
export function tellOfBrokenOutput(): void {
  let isReported = false
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exitCode = 1
    if (isReported) return
    isReported = true
    const why = error.code === 'EPIPE' ? 'its reader has closed it' : reasonOf(error as FileError)
    process.stderr.write(`diglot: not everything could be printed: ${why}\n`)
  })
  process.stderr.on('error', () => {
    process.exitCode = 1
  })
}
