import { type Files, type Options, sitesOf } from '../support/site.ts'
import { strings } from '../support/strings.ts'
import { type Random, seeded } from './random.ts'

export interface TimedSite {
  readonly files: Files
  readonly options: Options
  /** Instants at which something may be another than before, and those just before. */
  readonly moments: readonly number[]
}

const editions = ['zh', 'en', 'fr'] as const
const names = ['a', 'b', 'c', 'd']
const sections = ['news', 'water']
const terms = ['air', 'river', 'dust']

/** A small newsroom whose pieces come and go, pair up, leave things to each other and link to each other. */
export function timedSite(seed: number): TimedSite {
  const random = seeded(seed)
  const count = 3 + random.int(6)
  const ids: string[] = []
  for (let index = 0; index < count; index++) ids.push(idOf(random))
  const pieces = [...new Set(ids)]
  const files: Record<string, string> = { 'static/p.png': 'x' }
  const dates: string[] = []
  for (const id of pieces) files[id] = textOf(id, pieces, dates, random)
  const edition = { label: 'E', title: 'E', description: 'E' }
  const options: Options = {
    drafts: random.int(12) === 0,
    config: {
      editions: {
        zh: { ...edition, lang: 'zh-Hans' },
        en: { ...edition, lang: 'en' },
        fr: { ...edition, lang: 'fr' },
      },
      default: random.pick(editions),
      pageSize: 1 + random.int(2),
      fallback: random.pick(['none', 'list'] as const),
      address: random.pick([
        ...['{edition}/{path}/{slug}', '{edition}/{path}/{slug}', '{edition}/{section}/{slug}'],
        ...['{edition}/{year}/{month}/{day}/{slug}', '{edition}/{slug}'],
      ]),
    },
  }
  files['templates/strings/fr.json'] = strings.en ?? ''
  const moments = momentsOf(dates)
  const at = sitesOf(files, options)
  // Whatever is there at any time may be linked to.
  const changes = moments.filter((_, index) => index % 2 === 0)
  const paths = new Set(changes.flatMap(now => at(now).pages.map(page => page.path)))
  for (const id of pieces) {
    const links = Array.from(
      { length: random.int(5) },
      () => `[w](${linkTo(id, pieces, [...paths], random)})`,
    )
    files[id] += `${links.join(' ')}\n`
  }
  return { files, options, moments }
}

function idOf(random: Random): string {
  const folder = random.int(8) === 0 ? 'pages' : random.pick(sections)
  return `content/${random.pick(editions)}/${folder}/${random.pick(names)}.md`
}

function textOf(id: string, pieces: readonly string[], dates: string[], random: Random): string {
  const front = [`title: ${id.slice(8, -3)}`]
  const on = (share: number): boolean => random.int(100) < share
  const isPage = id.includes('/pages/')
  const [name = ''] = id.split('/').slice(-1)
  const isAlone = pieces.filter(other => other.endsWith(id.slice(11))).length < 2
  const at = (from: number, days: number): string => {
    const day = Math.max(1, from + random.int(days))
    const date = `2021-01-${String(Math.min(28, day)).padStart(2, '0')}`
    const text = on(50) ? date : `${date} ${random.pick(['00:00', '08:00', '23:30'])}`
    dates.push(text)
    return text
  }
  const from = 2 + random.int(20)
  const hasDate = isPage ? on(20) : isAlone || on(70)
  if (hasDate) front.push(`date: ${at(from, 1)}`)
  if (on(35)) front.push(`expires: ${at(from + 1, 12)}`)
  if (on(5)) front.push('draft: true')
  if (on(4)) front.push(`updated: ${at(from, 2)}`)
  if (on(3)) front.push(`corrections: [{ date: ${at(from, 2)}, text: c }]`)
  if (on(40)) front.push(`author: ${random.pick(terms)}`)
  if (on(20)) front.push(`editor: ${random.pick(terms)}`)
  if (on(40)) front.push(`tags: [${random.pick(terms)}]`)
  if (on(20)) front.push(`source: ${random.pick(terms)}`)
  if (on(20)) front.push('image: /p.png')
  if (on(15) && !isPage) front.push(`section: ${random.pick([...sections, 'sky'])}`)
  if (on(6)) front.push(`slug: ${random.pick([...names, 'air'])}`)
  if (on(6)) front.push(`aliases: [/old/${random.pick(names)}/]`)
  if (on(2)) front.push(`aliases: [/${random.pick(editions)}/${random.pick(sections)}/${name.slice(0, 1)}/]`)
  if (on(4) && !isPage) front.push('withdrawn: true')
  if (on(1)) front.push(`expiryDate: ${at(from, 10)}`)
  if (on(1)) front.push(`publishDate: ${at(from, 10)}`)
  return `---\n${front.join('\n')}\n---\n## h\n\nText. `
}

function linkTo(from: string, pieces: readonly string[], paths: readonly string[], random: Random): string {
  const to = random.pick(pieces)
  const anchor = random.pick(['', '', '', '#h', '#h', random.int(12) === 0 ? '#no' : ''])
  const beside = `../../${to.slice('content/'.length)}`
  const kinds = [
    `/${to}${anchor}`,
    `${beside}${anchor}`,
    random.int(30) === 0 ? '/never/' : from.slice(from.lastIndexOf('/') + 1),
  ]
  if (random.int(2) === 0) return random.pick(kinds)
  return `/${random.pick(paths).replace(/index\.html$/, '')}`
}

function momentsOf(dates: readonly string[]): number[] {
  const instants = dates.map(text => Date.parse(`${text.replace(' ', 'T').padEnd(16, 'T00:00')}:00+08:00`))
  const first = Date.parse('2020-12-31T00:00:00+08:00')
  const around = instants.flatMap(instant => [instant - 1, instant])
  return [...new Set([first, ...around, first + 400 * 86_400_000])].sort((a, b) => a - b)
}
