import { readdirSync, readFileSync } from 'node:fs'

/**
 * The most bytes that a process and its descendants are known to have held: what they hold now together, or what one
 * of them ever held alone (`VmHWM`, which the kernel also gives as `ru_maxrss`). Of one process, what it holds is what
 * is resident (RSS); of several it is each one's proportional share (PSS), so that what they share counts once.
 */
export function memoryOfTree(pid: number): number {
  const all = tree(pid)
  const alone = all.map(one => kilobytes(`/proc/${one}/status`, 'VmHWM'))
  const together =
    all.length === 1 ? [] : [sum(all.map(one => kilobytes(`/proc/${one}/smaps_rollup`, 'Pss')))]
  return Math.max(0, ...alone, ...together)
}

/**
 * CPU time of all children of this process that have ended, and of their descendants, in clock ticks of 10 ms
 * (proc(5): fields `cutime` and `cstime`; Linux always shows hundredths of a second).
 */
export function childrenCpuTicks(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8')
  // The name of the process, in brackets, may contain anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return Number(fields[13]) + Number(fields[14])
}

/** A process may end at any moment while it is looked at: what cannot be read is nothing. */
function tree(pid: number): number[] {
  const children = listed(`/proc/${pid}/task`).flatMap(thread =>
    textOf(`/proc/${pid}/task/${thread}/children`)
      .split(' ')
      .filter(one => one !== ''),
  )
  return [pid, ...children.flatMap(child => tree(Number(child)))]
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}

function kilobytes(file: string, name: string): number {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(textOf(file))?.[1]
  return found === undefined ? 0 : Number(found) * 1024
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
