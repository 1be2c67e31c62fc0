/** Runs `close` once when the process is asked to end (Ctrl-C, or a manager's SIGTERM); a second Ctrl-C ends it at once. */
export function untilEnded(close: () => Promise<void>): void {
  const end = (): void => {
    process.off('SIGINT', end).off('SIGTERM', end)
    close().catch(() => undefined)
  }
  process.on('SIGINT', end).on('SIGTERM', end)
}
