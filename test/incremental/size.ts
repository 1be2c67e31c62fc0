/**
 * How much of a long test is done: a share where every change is tested, all of it by `npm run test:long`. `name` is
 * the environment variable that sets another number.
 */
export function size(name: string, share: number, whole: number): number {
  const wanted = process.env[name]
  if (wanted !== undefined) return Number(wanted)
  // Vitest's `--mode`.
  return process.env.MODE === 'long' ? whole : share
}
