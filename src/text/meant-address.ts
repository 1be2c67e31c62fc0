import { inertSchemes, isInert } from './addresses.ts'
import { nearest } from './nearest.ts'

/** The address that was probably meant by one that leads nowhere: `hhttps://a`, `https:/a`, `http//a`, `https：//a`. */
export function meantAddress(address: string): string | undefined {
  const written = address.trim()
  if (/^www\.[^\s/.]+\.[^\s]/i.test(written)) return `https://${written}`
  const [, head = '', between = '', rest = ''] = written.match(misspelt) ?? []
  if (rest === '') return undefined
  const name = head.toLowerCase()
  if (between.length > 1 || /[:：;；]/.test(between)) {
    const near = nearest(name, ['https', 'http'])
    if (near !== undefined && /^[\p{L}\p{N}[]/u.test(rest) && !/^https?:\/\//.test(rest)) {
      const meant = `${near}://${rest}`
      return meant === written ? undefined : meant
    }
  }
  if (!/^[:：]/.test(between)) return undefined
  const near = isInert(name) || name.length > 4 ? nearest(name, inertSchemes) : undefined
  if (near === undefined) return undefined
  const meant = `${near}:${between.slice(1)}${rest}`
  return meant === written ? undefined : meant
}

const misspelt = /^([a-z][a-z0-9+-]*)([:：;；.。]?[/／\\]+|[:：;；])(.+)$/i
