import * as v from 'valibot'
import type { Told } from '../../model/schema/complaint.ts'
import { rule, text } from '../../model/schema/values.ts'
import { canRun } from '../../text/addresses.ts'
import { didYouMean } from '../../text/nearest.ts'

/** Where a site will live: its address, with the origin and the folder that are in it. */
export function siteAddress() {
  return v.pipe(
    text("write site: 'https://news.example.org/'"),
    rule(oddSite),
    v.transform(site => {
      const url = new URL(site)
      const base = url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`
      return { site: url.origin + base, origin: url.origin, base }
    }),
  )
}

function oddSite(site: string): readonly Told[] {
  const url = URL.canParse(site) ? new URL(site) : undefined
  if (url === undefined || !/^https?:\/\//i.test(site)) {
    const hint = "write it like 'https://news.example.org/'"
    return [{ message: `"${site}" is not an absolute web address`, hint }]
  }
  const told: Told[] = []
  if (url.search !== '' || url.hash !== '' || /[?#]/.test(site)) {
    told.push({ message: `"${site}" has a query or a fragment, which the address of a site has not` })
  }
  if (url.username !== '' || url.password !== '') {
    const message =
      'the address of the site has a user name or a password in it, and all readers would see it'
    told.push({ message })
  }
  return told
}

/** IANA's name of a time zone. */
export function timeZone() {
  return v.pipe(
    text("write timeZone: 'Asia/Shanghai'"),
    rule(zone => {
      if (isTimeZone(zone)) return []
      const chinese = /beijing|peking|^cst$|^prc$|^(?:utc|gmt)?\+0?8(?::?00)?$/i.test(zone)
      const hint = chinese
        ? "China's zone is called 'Asia/Shanghai'"
        : (didYouMean(zone, Intl.supportedValuesOf('timeZone')) ??
          "write the zone's IANA name, like 'Asia/Shanghai'")
      return [{ message: `"${zone}" is not the name of a time zone`, hint }]
    }),
  )
}

function isTimeZone(name: string): boolean {
  // Engines also take offsets, which know nothing of summer time, and abbreviations: to them, CST is Chicago.
  if (!/^[a-z_]+\/.|^UTC$/i.test(name)) return false
  // A format takes ten times as long to open, and old names of zones alone need one.
  if (Intl.supportedValuesOf('timeZone').includes(name)) return true
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The tag of a language, as BCP 47 has it. */
export function language() {
  return v.pipe(
    text("write lang: 'zh-Hans' or lang: 'en'"),
    rule(lang => {
      if (canonicalLang(lang) !== undefined) return []
      const hyphens = canonicalLang(lang.replaceAll('_', '-'))
      const hint =
        hyphens === undefined ? "write a tag of BCP 47, like 'zh-Hans' or 'en'" : `did you mean "${hyphens}"?`
      return [{ message: `"${lang}" is not the tag of a language`, hint }]
    }),
    v.transform(lang => canonicalLang(lang) ?? lang),
  )
}

function canonicalLang(lang: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(lang)[0]
  } catch {
    return undefined
  }
}

/** Pattern of the addresses of articles. */
export function addressPattern() {
  return v.pipe(
    text('write a text between quotes'),
    rule(oddPattern),
    // The slashes at the ends say nothing: every address begins at the root and ends in one.
    v.transform(written => written.replace(/^\/|\/$/g, '')),
  )
}

function oddPattern(written: string): readonly Told[] {
  const told: Told[] = []
  const tell = (message: string, hint?: string) => told.push({ message, hint })
  const pattern = written.replace(/^\/|\/$/g, '')
  for (const [, name = ''] of pattern.matchAll(/\{([^{}]*)\}/g)) {
    if (placeholders.includes(name)) continue
    const hint =
      didYouMean(name, placeholders) ?? `known are ${placeholders.map(one => `{${one}}`).join(', ')}`
    tell(`"{${name}}" is not a placeholder of addresses`, hint)
  }
  const fixed = pattern.replace(/\{[^{}]*\}/g, 'x')
  if (/[{}]/.test(fixed)) tell(`"${written}" has a brace without its partner`)
  if (/[?#%\\\s]/.test(fixed) || fixed.split('/').some(part => /^\.*$/.test(part))) {
    const hint = "write folders and placeholders, like '{edition}/{year}/{month}/{slug}'"
    tell(`"${written}" is not a pattern of addresses`, hint)
  }
  if (!pattern.includes('{edition}')) {
    const message = `"${written}" lacks {edition}, so both versions of an article would have one address`
    tell(message, `write '{edition}/${pattern}'`)
  }
  if (!/\{(?:slug|path|key)\}/.test(pattern)) {
    const message = `"${written}" lacks {slug}, {path} or {key}, so many articles would have one address`
    tell(message, `write '${pattern}/{slug}'`)
  }
  return told
}

const placeholders = ['edition', 'year', 'month', 'day', 'section', 'slug', 'path', 'key']

/** A scheme that links may have beside those that everybody may use. */
export function linkScheme() {
  return v.pipe(
    v.string("write `schemes: ['dingtalk']`"),
    v.transform(scheme => scheme.toLowerCase()),
    rule(scheme => {
      const [bare = ''] = scheme.match(/^[a-z][a-z0-9+.-]+/) ?? []
      if (bare === '' || bare !== scheme) {
        const hint =
          bare === '' ? "write `schemes: ['dingtalk']`" : `write '${bare}', without what stands behind it`
        return [{ message: `${JSON.stringify(scheme)} is not the scheme of an address`, hint }]
      }
      if (!canRun(`${scheme}:`)) return []
      const message = `addresses by "${scheme}:" can run in a browser or read what is on a machine`
      return [{ message, hint: 'delete it' }]
    }),
  )
}
