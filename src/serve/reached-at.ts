import { networkInterfaces } from 'node:os'
import type { Listening } from './requests.ts'

/** Every address that a browser can open, here or elsewhere: the first one is for this machine. */
export function reachedAt({ host, names = [] }: Listening, port: number, base: string): string[] {
  const hosts = { '0.0.0.0': ['127.0.0.1', ...own(['IPv4'])], '::': ['::1', ...own(['IPv4', 'IPv6'])] }
  const all = [...(hosts[host as keyof typeof hosts] ?? [host]), ...names]
  return [...new Set(all)].map(name => `http://${name.includes(':') ? `[${name}]` : name}:${port}${base}`)
}

/** The machine's addresses for others; those of one cable alone cannot be typed into a browser. */
function own(families: readonly string[]): string[] {
  return Object.values(networkInterfaces()).flatMap(all =>
    (all ?? [])
      .filter(one => !one.internal && families.includes(one.family) && !/^fe[89ab]/i.test(one.address))
      .map(one => one.address),
  )
}
