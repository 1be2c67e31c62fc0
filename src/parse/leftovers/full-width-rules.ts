import { labelStart, looksLikeAddress, oddBegin, oddEnd, oddLink, shown } from '../tree/label.ts'
import type { Judgement, Prose, Rule } from './leftover.ts'

/** Marks of Markdown as Chinese input methods give them: full-width, or without the space behind them. */
export const fullWidthRules: readonly Rule[] = [
  {
    signs: ['｜'],
    pattern: /^[ \t>]*｜[^\n]*[｜|][ \t]*(?:\n[ \t>]*[｜|][^\n]*[｜|][ \t]*$)+/gm,
    judge: () =>
      tell('a table with full-width bars is text', 'write | for ｜, and | --- | below the first row'),
  },
  {
    signs: [/[—–－─：][-—–－─:：]*[ \t]*\|/],
    pattern: /^[ \t>]*\|(?:[ \t]*[:：]?[-—–－─]+[:：]?[ \t]*\|)+[ \t]*$/gm,
    judge: fullWidthDashes,
  },
  {
    signs: [/##(?!#{0,4} )#{0,4}[^\s#!.]/],
    pattern: /##(?!#{0,4} )#{0,4}(?=[^\s#!.\0\x1B])(?<=^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*#{2,6})[^\n]*/gm,
    judge: ([heading]) => withoutSpace(heading),
  },
  {
    signs: ['#\u3000', '#\u00A0', '＃'],
    pattern:
      /[#＃]{1,6}(?<=^[ \t>]*[#＃]{1,6})(?:(?<=＃)[ \t]|[\u3000\u00A0]|(?<=[#＃]{2}|#)(?<=＃[#＃]*)(?=[^\s#＃]))[^\n]*/gm,
    judge: ([heading]) => withoutSpace(heading),
  },
  {
    signs: [oddEnd, '］', '】'],
    pattern: /[[［【]\^[^\]］】\s\0]{1,60}[\]］】]：(?<=^[ \t>]*[[［【]\^[^\]］】\s\0]{1,60}[\]］】]：)/gm,
    judge: ([note]) =>
      tell(`"${note}" begins no footnote`, 'write it with brackets and a colon of ASCII: `[^1]: `'),
  },
  {
    signs: [oddBegin, '［', '【'],
    pattern: /[［【]\^[^\]］】\s\0]{1,40}[］】]|\[＾[^\]\s\0]{1,40}\]/g,
    judge: ([note]) => tell(`"${note}" refers to no footnote`, 'write it in ASCII: `[^1]`'),
  },
  {
    signs: [oddEnd, '］', '】'],
    pattern: /(?:[］】][（(]|\]（)([^（）()\s\0]{1,300})[）)]/g,
    judge: linkInFullWidth,
  },
  {
    signs: [oddLink],
    pattern: /\]\(([^（）()\s\0]{1,300})）/g,
    judge: linkInFullWidth,
  },
  {
    signs: ['！['],
    pattern: /！(?<=^[ \t>]*！)\[[^[\]\n\0]*\]\([^()\s\0]+\.(?:png|jpe?g|gif|webp|svg|avif)\)/gm,
    judge: ([picture]) => tell(`"${shown(picture)}" is a link and no picture`, 'write ! for ！'),
  },
  {
    signs: ['＊＊'],
    pattern: /＊＊[^＊\s\0](?:[^＊\n\0]{0,200}[^＊\s\0])?＊＊/g,
    judge: ([bold]) => tell(`"${shown(bold)}" is not bold`, 'write ** for ＊＊'),
  },
  {
    signs: ['｀'],
    pattern: /｀[^｀\n\0]+｀/g,
    judge: ([code]) => tell(`"${shown(code)}" is no code`, 'write ` for ｀'),
  },
  {
    signs: ['···'],
    pattern: /^[ \t>]*···[ \t]*[a-z]+[ \t]*$/gim,
    judge: ([fence]) => tell(`"${fence?.trim()}" begins no listing`, 'write ``` for ···'),
  },
  {
    signs: [/\n[ \t]*[＞》]/],
    pattern: /[＞》](?<=(?:^|\n)[ \t]*\n[ \t]*[＞》])[^\n]*/g,
    judge: ([quotation]) => tell(`"${shown(quotation)}" is no quotation`, 'write > for it'),
  },
  {
    signs: ['－', '＊', '＋', '•', '●', '▪', '‣', '◦', '·'],
    pattern: /^[ \t>]*([－＊＋•●▪‣◦·])(?!\1)[^\n]+\n[ \t>]*\1(?!\1)[^\n]+/gm,
    judge: ([, mark]) =>
      tell(`lines that begin with "${mark}" are no list: they become one paragraph`, listHint),
  },
  {
    signs: [/\n[ \t>]*[-+][\u3400-\u9FFF]/],
    pattern: /\n[ \t>]*([-+])[\u3400-\u9FFF][^\n]*\n[ \t>]*\1[\u3400-\u9FFF][^\n]*/g,
    judge: ({ 1: mark, index = 0 }) => ({
      ...tell(`lines that begin with "${mark}" and no space are no list`, listHint),
      start: index + 1,
    }),
  },
  {
    signs: [/\n[ \t>]*[2２][.．)）、]/],
    pattern:
      /^[ \t>]*[1１]([.．)）、])(?:(?!\d)[^\s\0]|(?<=[．）、]|１.)[ \t])[^\n]*\n[ \t>]*[2２]\1[^\n]+/gm,
    judge: ([, point]) =>
      tell(`lines that begin with "1${point}" and so on are no list: they become one paragraph`, numberHint),
  },
]

/** Below the first line of what looks like a table; in a table such a row has cells without figures. */
function fullWidthDashes({ 0: row, index = 0 }: RegExpMatchArray, { text }: Prose): Judgement | undefined {
  const above = text
    .slice(Math.max(0, index - 2000), index)
    .split('\n')
    .slice(-3)
  const isHead = above.at(-2)?.includes('|') && !above.at(-3)?.includes('|')
  if (/^[-:|\s>]*$/.test(row) || !isHead) return undefined
  return tell(
    `"${shown(row.trim())}" makes no table of the lines`,
    'write the hyphens in ASCII: | --- | --- |',
  )
}

const listHint = 'begin each line with a hyphen and a space, or leave an empty line between them'
const numberHint =
  'begin each line with the number, a point and a space: `1. `; or leave an empty line between them'

function tell(message: string, hint: string): Judgement {
  return { message, hint }
}

function withoutSpace(heading = ''): Judgement {
  const message = `"${shown(heading)}" is no heading`
  return tell(message, 'write a space behind the #, both of ASCII; or a backslash before it if it is none')
}

/** `【来源】（https://…）` is what Chinese writes; not so brackets and parentheses of two sorts. */
function linkInFullWidth(found: RegExpMatchArray, { text }: Prose): Judgement | undefined {
  const [, address = ''] = found
  const start = labelStart(text, found.index ?? 0)
  if (start === undefined || !looksLikeAddress(address)) return undefined
  const before = text.charAt(start - 1)
  const isPicture = before === '!' || before === '！'
  const link = text.slice(start, (found.index ?? 0) + found[0].length)
  if (/^【.*】（.*）$/s.test(link) && !isPicture) return undefined
  const message = `"${shown(link)}" is no ${isPicture ? 'picture' : 'link'}`
  const hint = `write the brackets in ASCII: ${isPicture ? '![description](photo.jpg)' : '[words](address)'}`
  return { message, hint, start: isPicture ? start - 1 : start }
}
