import { labelStart, looksLikeAddress, oddBegin, oddEnd, oddLink, shown } from '../tree/label.ts'
import type { Judgement, Prose, Rule } from './leftover.ts'

const reference = /\]\[([^[\]\n\0]{0,200})\]/g

/** Links, pictures and footnotes that miss something. */
export const linkRules: readonly Rule[] = [
  {
    signs: [oddBegin],
    pattern:
      /\[\^([\p{L}\p{N}_.-]{1,60})\](?![+*?{])(?!(?<=^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*\[\^[^\]\s]+\]):)/gmu,
    judge: ([reference, label = '']) => {
      // A class of characters, as programmers write it.
      if (/^\w-\w/.test(label)) return undefined
      const hint = `write the footnote on a line of its own: \`${reference}: …\``
      return { message: `there is no footnote "${reference}"`, hint }
    },
  },
  {
    signs: ['^'],
    pattern: /\^\[[^[\]\n\0]{0,200}[\p{Script=Han} ][^[\]\n\0]{0,200}\](?!\()/gu,
    judge: ([note]) => ({
      message: `"${shown(note)}" is no footnote`,
      hint: 'write `[^1]` here, and `[^1]: …` on a line of its own',
    }),
  },
  {
    signs: [oddLink],
    pattern:
      /\]\((?=[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)?[ \t]+(?:[^\s"'()\0]|\([^()\n\0]{0,99}\)[^\s)\0]))((?:[^()<>\n\0]|\([^()<>\n\0]{0,99}\)){1,400})\)/g,
    judge: spacedTarget,
  },
  {
    signs: [oddEnd],
    pattern: /\][ \t\u3000]+[(（]((?:https?:\/\/|www\.)[^()（）\s\0]{1,300})[)）]/g,
    judge: spacedParentheses,
  },
  {
    signs: [oddEnd],
    pattern:
      /\[(?!\^)([^[\]\n\0]{1,60})\]：[ \t]*(?:https?:\/\/|www\.)[^\s\0]*(?<=^[ \t>]*\[[^[\]\n]{1,60}\]：[^\n]*)/gm,
    judge: ([, label = ''], { text }) =>
      text.includes(`][${label}]`)
        ? {
            message: `"[${label}]：" defines no address`,
            hint: `write the colon in ASCII: \`[${label}]: https://…\``,
          }
        : undefined,
  },
  {
    signs: [oddLink],
    pattern: /\]\([^()\s\0]{1,300}[ \t]+(?:[“”][^"“”\n\0]*["“”]|"[^"“”\n\0]*[“”])\)/g,
    judge: fullWidthTitle,
  },
  { signs: [oddEnd], pattern: reference, judge: undefinedReference },
]

/** `![a](my photo.jpg)`, `![a](b.png =100x50)`. */
function spacedTarget(found: RegExpMatchArray, { text }: Prose): Judgement | undefined {
  const at = found.index ?? 0
  const start = labelStart(text, at)
  if (start === undefined) return undefined
  const [, inner = ''] = found
  const untitled = inner.trim().replace(/[ \t]+(?:"[^"]*"|'[^']*')$/, '')
  const target = untitled.replace(/[ \t]+=(?:\d+%?)?(?:[x×*](?:\d+%?)?)?$/i, '')
  if (!looksLikeAddress(target)) return undefined
  const isPicture = text.charAt(start - 1) === '!'
  const alt = text.slice(start + 1, at)
  const picture = isPicture ? { alt, target } : undefined
  const what = { start: isPicture ? start - 1 : start, picture }
  if (target !== untitled) {
    const size = untitled.slice(target.length).trim()
    const hint = `leave out "${size}": pictures are measured, and are shown as wide as the page is`
    return { ...what, message: `"${size}" is no size here`, hint }
  }
  const message = `the address "${shown(target)}" has a space in it`
  const hint = `write <${target}>, or %20 for the space`
  return { ...what, message, hint }
}

/** Behind a number or what is defined it is a note in parentheses. */
function spacedParentheses(found: RegExpMatchArray, { text, labels }: Prose): Judgement | undefined {
  const at = found.index ?? 0
  const start = labelStart(text, at)
  if (start === undefined) return undefined
  const words = text.slice(start + 1, at)
  const isSource = text.charAt(start) !== '[' || /^[\s\d,^-]/.test(words) || /（/.test(found[0])
  if (isSource || words.trim() === '' || labels().has(folded(words)) || /^[ xX]$/.test(words))
    return undefined
  const hint = `leave no space between the brackets and the parentheses: [${shown(words)}](https://…)`
  return { message: `"${shown(text.slice(start, at + found[0].length))}" is no link`, hint, start }
}

function fullWidthTitle(found: RegExpMatchArray, { text }: Prose): Judgement | undefined {
  const start = labelStart(text, found.index ?? 0)
  if (start === undefined) return undefined
  const isPicture = text.charAt(start - 1) === '!'
  const what = isPicture ? 'picture' : 'link'
  return {
    message: `"${shown(text.slice(start, (found.index ?? 0) + found[0].length))}" is no ${what}`,
    hint: 'write the quotation marks around the title in ASCII: "…"',
    start: isPicture ? start - 1 : start,
  }
}

/** What indexes an array or cites two sources is text: `a[i][j]`, `[1][2]`, `[原创][图文]`. */
function undefinedReference(found: RegExpMatchArray, { text, labels }: Prose): Judgement | undefined {
  const at = found.index ?? 0
  const start = labelStart(text, at)
  if (start === undefined || /[\w)]/.test(text.charAt(start - 1))) return undefined
  const words = text.slice(start + 1, at)
  const label = found[1] || words
  if (words === '' || /^[\d\s,-]*$/.test(words) || words.startsWith('^') || label.startsWith('^'))
    return undefined
  const isPicture = text.charAt(start - 1) === '!'
  const isTag = found[1] !== '' && !/^[\x20-\x7E]*$/.test(label) && labels().size === 0
  if (
    (isTag && !isPicture && !isNumbered(words, label, text.charAt(start - 1))) ||
    labels().has(folded(label))
  )
    return undefined
  const message = `there is no address for "[${shown(label)}]"`
  return { message, hint: `define it on a line of its own: \`[${label}]: https://…\``, start }
}

/** `见[附件][附件一]`, which is no tag and no face as in `好[赞][大笑]`. */
function isNumbered(words: string, label: string, before: string): boolean {
  return /\p{Script=Han}/u.test(before) && label !== words && label.startsWith(words)
}

const definition = /\[(?!\^)([^[\]\n]+)\]:(?<=^[ \t>]*\[[^[\]\n]+\]:)/gm

/** The labels of what looks like a definition of a link. */
export function labelsIn(text: string): Set<string> {
  const found = new Set<string>()
  for (const [, label = ''] of text.matchAll(definition)) found.add(folded(label))
  return found
}

/** Labels are compared like this by CommonMark. */
function folded(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase()
}
