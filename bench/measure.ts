import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { childrenCpuTicks, memoryOfTree } from './proc.ts'

export interface Command {
  readonly file: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
}

/** What one run of a command cost. */
export interface Cost {
  readonly wallMs: number
  /** User and system time of the command and of all its children that it waited for; in steps of 10 ms. */
  readonly cpuMs: number
  /** The highest memory of all its processes together, in bytes. */
  readonly peakBytes: number
}

export interface Measured extends Cost {
  readonly stdout: string
  readonly stderr: string
}

/** Memory is read this often; in between, the kernel keeps each process's own peak. */
const everyMs = 20

/**
 * Runs a command and measures it and all its descendants; throws with what it said if it fails. Only one at a
 * time: CPU time is what this process's children have used in the meantime.
 */
export async function measure({ file, args, cwd, env }: Command): Promise<Measured> {
  const ticks = childrenCpuTicks()
  const started = performance.now()
  const child = spawn(file, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  child.stdout.on('data', (bytes: Buffer) => stdout.push(bytes))
  child.stderr.on('data', (bytes: Buffer) => stderr.push(bytes))
  let peakBytes = 0
  const look = (): void => {
    if (child.pid === undefined) return
    peakBytes = Math.max(peakBytes, memoryOfTree(child.pid))
  }
  const timer = setInterval(look, everyMs)
  look()
  let wallMs = 0
  child.once('exit', () => {
    wallMs = performance.now() - started
    clearInterval(timer)
  })
  try {
    const [code, signal] = await once(child, 'close')
    if (code !== 0) {
      const said = text([...stdout, ...stderr]).slice(-2000)
      throw new Error(`${file} ${args.join(' ')} ended with ${code ?? signal}:\n${said}`)
    }
  } finally {
    clearInterval(timer)
  }
  const cpuMs = (childrenCpuTicks() - ticks) * 10
  return { wallMs, cpuMs, peakBytes, stdout: text(stdout), stderr: text(stderr) }
}

/** Whether this system tells of processes what is measured here. */
export function canMeasure(): boolean {
  try {
    return readFileSync('/proc/self/smaps_rollup', 'utf8').includes('Pss:')
  } catch {
    return false
  }
}

function text(parts: readonly Buffer[]): string {
  return Buffer.concat(parts).toString()
}
