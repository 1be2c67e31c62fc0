import { uptime } from 'node:os'

/**
 * Whether the process that was here at `since` (milliseconds since 1970) still is. Numbers are used again: after a
 * restart of the machine, and in containers, where every build has the same small one.
 */
export function isAlive(pid: number, since: number): boolean {
  // Clocks and file times are not exact to the millisecond.
  const tolerance = 2_000
  if (pid === process.pid) return since + tolerance > performance.timeOrigin
  if (since + tolerance < Date.now() - uptime() * 1000) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    // EPERM: there is one, and it is another user's.
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM'
  }
}
