import { InvalidArgumentError } from 'commander'

/** Reads `--port`. */
export function portNumber(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port
  throw new InvalidArgumentError('a port is a number from 0 to 65535')
}

/** What to say where another port was taken than the one that was asked for; 0 asks for any. */
export function movedOn(wanted: number, taken: number): string {
  return wanted === taken || wanted === 0 ? '' : `Port ${wanted} is taken; this is ${taken}.\n`
}
