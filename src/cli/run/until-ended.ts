/**
 * Runs `close` once when the process is asked to end (Ctrl-C, or a manager's SIGTERM), or nobody reads any more what it
 * prints; a second Ctrl-C ends it at once.
 */
export function untilEnded(close: () => Promise<void>): void {
  const end = (): void => {
    process.off('SIGINT', end).off('SIGTERM', end)
    process.stdout.off('error', end)
    close().catch(() => undefined)
  }
  process.on('SIGINT', end).on('SIGTERM', end)
  process.stdout.on('error', end)
}
