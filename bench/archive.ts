import {
  type ArchiveWords,
  archiveWords,
  glossed,
  latinNames,
  listings,
  plainWords,
} from './archive-words.ts'
import type { Random } from './random.ts'
import type { EditionId } from './vocabulary.ts'

export interface ArchiveProse {
  readonly edition: EditionId
  /** A text that stands in this article and in no other. */
  readonly marker: string
  /** Whether addresses stand where they are used, and not below the article; the texts are the same. */
  readonly inline: boolean
}

/**
 * The Markdown of one article of a translators' archive, about 8 KB, as such an archive writes it: of its articles,
 * 98 in 100 end in definitions of their links, 28 have ruby, 37 remote pictures, 50 code, 20 line breaks of HTML, and
 * most have quotations, nested lists, Latin names in Chinese sentences and strong text in Chinese quotation marks.
 */
export function archiveProse({ edition, marker, inline }: ArchiveProse, dice: Random): string {
  const addresses: string[] = []
  const without = dice.once(50)
  const desk: Desk = {
    dice,
    edition,
    words: archiveWords[edition],
    link: (text, address) => {
      addresses.push(address)
      return inline || without ? `[${text}](${address})` : `[${text}][${addresses.length}]`
    },
  }
  const habits = habitsOf(edition, dice)
  const blocks = Array.from({ length: 4 + dice.below(5) }, () => section(desk, habits)).flat()
  const author = desk.link(`${dice.pick(plainWords)}${dice.below(100)}`, addressOf(dice))
  blocks.push('-'.repeat(80), `via: ${addressOf(dice)}`, `${desk.words.author}${author}`, marker)
  // The same ones stand below every article, used or not.
  while (addresses.length < 5) addresses.push(addressOf(dice))
  const definitions = addresses.map((address, index) => `[${index + 1}]: ${address}`)
  if (!inline && !without) blocks.push(definitions.join('\n'))
  return `${blocks.join('\n\n')}\n`
}

interface Desk {
  readonly dice: Random
  readonly edition: EditionId
  readonly words: ArchiveWords
  readonly link: (text: string, address: string) => string
}

/** What an article has at all: who uses one of these uses it several times. */
interface Habits {
  readonly ruby: boolean
  readonly pictures: boolean
  readonly code: boolean
  /** How a line is broken within a paragraph. */
  readonly lineBreak: string | undefined
  readonly comment: boolean
}

function habitsOf(edition: EditionId, dice: Random): Habits {
  const inHundred = (share: number): boolean => dice.below(100) < share
  return {
    // Of Chinese articles alone, which are two in three.
    ruby: inHundred(44) && edition === 'zh',
    pictures: inHundred(41),
    code: inHundred(55),
    lineBreak: inHundred(24) ? dice.pick(['<br>', '<br>', '<br>', '<br />']) : undefined,
    comment: inHundred(4),
  }
}

function section(desk: Desk, habits: Habits): string[] {
  const { dice, words, link } = desk
  const text = (): string => sentence(desk)
  const blocks = [`${'#'.repeat(2 + dice.below(3))} ${heading(desk)}`]
  for (let left = 2 + dice.below(4); left > 0; left--) blocks.push(paragraph(desk))
  if (habits.ruby && dice.below(10) < 6) blocks.push(`${gloss(dice)}，${text()}`)
  if (habits.pictures && dice.below(10) < 4) {
    blocks.push(
      `!${link(dice.pick(words.objects), `https://pictures.example.org/${dice.below(99_999)}.png`)}`,
    )
  }
  if (habits.code && dice.once(2)) blocks.push(listing(dice))
  if (dice.once(3)) blocks.push(list(desk))
  if (dice.once(5)) blocks.push(`> ${text()}\n> ${text()}`)
  if (habits.lineBreak !== undefined && dice.once(2)) blocks.push(`${text()}${habits.lineBreak}${text()}`)
  if (habits.comment && dice.once(2)) blocks.push(`<!-- ${dice.pick(plainWords)} -->`)
  return blocks
}

function heading({ dice, words, edition }: Desk): string {
  const object = dice.pick(words.objects)
  return edition === 'zh'
    ? `${dice.pick(words.subjects)}${dice.pick(words.verbs)}${object}`
    : `${dice.pick(latinNames)} and ${object}`
}

function paragraph(desk: Desk): string {
  return Array.from({ length: 2 + desk.dice.below(5) }, () => sentence(desk)).join(desk.words.gap)
}

function sentence(desk: Desk): string {
  const { dice, words } = desk
  const kind = dice.below(100)
  const end = dice.pick(words.stops)
  const plain = desk.edition === 'zh' ? plainZh(desk) : plainEn(desk)
  if (kind < 6)
    return `${plain}${words.gap}${addition(desk, desk.link(dice.pick(words.objects), addressOf(dice)))}${end}`
  if (kind < 9) return `${strong(desk)}${words.gap}${plain}${end}`
  if (kind < 12)
    return `${plain}${words.gap}${addition(desk, `\`${dice.pick(plainWords)} --${dice.pick(plainWords)}\``)}${end}`
  if (kind < 14) return `${plain}${words.gap}${addition(desk, `*${dice.pick(words.objects)}*`)}${end}`
  return `${plain}${end}`
}

function plainZh({ dice, words }: Desk): string {
  const way = dice.below(10) < 4 ? dice.pick(words.ways) : ''
  const name = dice.once(2) ? ` ${dice.pick(latinNames)} 的` : ''
  return `${dice.pick(words.subjects)}${way}${dice.pick(words.verbs)}${name}${dice.pick(words.objects)}${dice.pick(words.tails)}`
}

function plainEn({ dice, words }: Desk): string {
  const name = dice.once(2) ? ` of ${dice.pick(latinNames)}` : ''
  const way = dice.below(10) < 4 ? ` ${dice.pick(words.ways)}` : ''
  return `${dice.pick(words.subjects)} ${dice.pick(words.verbs)} ${dice.pick(words.objects)}${name}${way}${dice.pick(words.tails)}`
}

function addition({ edition }: Desk, what: string): string {
  return edition === 'zh' ? `（见${what}）` : `(see ${what})`
}

/** Strong text that begins or ends in Chinese quotation marks, beside Han, digits and Latin: as people write it. */
function strong({ dice, words, edition }: Desk): string {
  const quoted = `**${dice.pick(words.quoted)}**`
  if (edition === 'en') return quoted
  const before = dice.pick(['', '', '', dice.pick(latinNames), '所谓'])
  const after = dice.pick(['的', '', ' ', `${2000 + dice.below(25)}年`, dice.pick(latinNames)])
  return `${before}${quoted}${after}`
}

function gloss(dice: Random): string {
  const [term = '', ...english] = dice.pick(glossed).split(' ')
  return `这里说的是<ruby>${term}<rt>${english.join(' ')}</rt></ruby>`
}

function listing(dice: Random): string {
  const code = dice
    .pick(listings)
    .replaceAll('{w}', dice.pick(plainWords))
    .replaceAll('{n}', `${dice.below(500)}`)
  return `\`\`\`\n${code}\n\`\`\``
}

function list(desk: Desk): string {
  const { dice } = desk
  const ordered = dice.once(3)
  const item = (index: number): string => {
    const below = dice.once(5) ? `\n    * ${sentence(desk)}` : ''
    return `${ordered ? `${index + 1}.` : '*'} ${sentence(desk)}${below}`
  }
  return Array.from({ length: 3 + dice.below(4) }, (_, index) => item(index)).join('\n')
}

function addressOf(dice: Random): string {
  const host = dice.pick(['www.example.com', 'docs.example.org', 'git.example.net', 'sky.example.org'])
  const page = `${dice.pick(plainWords)}/${dice.below(9999)}${dice.once(3) ? '.html' : '/'}`
  return `https://${host}/${page}${dice.once(10) ? `?id=${dice.below(99)}&from=${dice.pick(plainWords)}` : ''}`
}
