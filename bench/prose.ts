import { type Random, random } from './random.ts'
import { type EditionId, type Vocabulary, vocabularies } from './vocabulary.ts'

export interface Prose {
  readonly edition: EditionId
  /** Where the two articles that the text refers to are, as a link of Markdown has it. */
  readonly links: readonly string[]
  /** A text that stands in this article and in no other. */
  readonly marker: string
}

/** The Markdown of one article: six headings, and what a newsroom writes below them; about 6.7 KB. */
export function prose({ edition, links, marker }: Prose, dice: Random): string {
  const words = vocabularies[edition]
  const lines = dice.once(5)
  const left = [...links]
  const text = (sentences: number): string => paragraph(words, dice, sentences, lines, left)
  const blocks = [text(5), text(6)]
  for (const [part, heading] of dice.some(6, words.headings).entries()) {
    blocks.push(`## ${heading}`, text(6), text(7))
    if (part === 1) blocks.push(bullets(words, dice))
    if (part === 2) blocks.push(`> ${plain(words, dice)}\n>\n> —— ${dice.pick(words.subjects)}`)
    if (part === 3) blocks.push(table(words, dice))
    if (part === 4 && dice.once(6)) blocks.push(`\`\`\`csv\n${csv(dice)}\n\`\`\``)
  }
  // Strong text that begins or ends in Chinese quotation marks next to a letter is what CommonMark does not see.
  if (edition === 'zh' && dice.once(25))
    blocks.push(`这就是**${dice.pick(words.quoted)}**的由来${words.stop}`)
  blocks.push(marker)
  return `${blocks.join('\n\n')}\n`
}

/** A headline; two articles may have the same one. */
export function headline(edition: EditionId, ...seeds: readonly number[]): string {
  const words = vocabularies[edition]
  const dice = random(...seeds)
  return `${dice.pick(words.subjects)}${words.gap}${dice.pick(words.verbs)}${words.gap}${dice.pick(words.objects)}`
}

/** A sentence without any markup. */
export function plain(words: Vocabulary, dice: Random): string {
  const { subjects, verbs, objects, openings, gap, stop } = words
  const opening = dice.once(3) ? `${dice.pick(openings)}${gap}` : ''
  return `${opening}${dice.pick(subjects)}${gap}${dice.pick(verbs)}${gap}${dice.pick(objects)}${stop}`
}

function paragraph(words: Vocabulary, dice: Random, count: number, lines: boolean, links: string[]): string {
  const sentences = Array.from({ length: count }, () => sentence(words, dice, links))
  return sentences.join(lines ? '\n' : words.gap)
}

function sentence(words: Vocabulary, dice: Random, links: string[]): string {
  const { subjects, verbs, objects, quoted, measures, gap, stop, colon } = words
  const subject = dice.pick(subjects)
  const object = dice.pick(objects)
  const verb = dice.pick(verbs)
  const link = dice.once(15) ? links.pop() : undefined
  if (link !== undefined) return `${subject}${gap}${verb}${gap}[${object}](${link})${stop}`
  const kinds: Readonly<Record<number, () => string>> = {
    0: () => `${subject}${gap}${verb}${gap}**${object}**${stop}`,
    1: () => `**${subject}**${gap}${verb}${gap}${object}${stop}`,
    2: () => `${subject}${gap}${verb}${gap}*${object}*${stop}`,
    3: () => `${dice.pick(quoted)}${colon}${subject}${gap}${verb}${gap}${object}${stop}`,
    4: () => `${dice.pick(measures)} \`${dice.below(90) + 5} µg/m³\`${stop}`,
    5: () =>
      `${subject}${gap}${verb}${gap}[${object}](https://data.example.org/set/${dice.below(90_000)})${stop}`,
  }
  return kinds[dice.below(40)]?.() ?? plain(words, dice)
}

function bullets(words: Vocabulary, dice: Random): string {
  const item = (): string => `- ${dice.pick(words.subjects)}${words.gap}${dice.pick(words.verbs)}`
  return Array.from({ length: 4 }, item).join('\n')
}

function table(words: Vocabulary, dice: Random): string {
  const rows = dice.some(4, words.measures).map(name => `| ${name} | ${dice.below(90)} | ${dice.below(90)} |`)
  return ['| | 2023 | 2024 |', '|---|---:|---:|', ...rows].join('\n')
}

function csv(dice: Random): string {
  return Array.from({ length: 6 }, (_, row) => `2024-0${row + 1},${dice.below(90)},${dice.below(90)}`).join(
    '\n',
  )
}
