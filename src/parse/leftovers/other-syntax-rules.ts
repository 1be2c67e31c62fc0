import { oddBegin, shown } from '../tree/label.ts'
import { foreign } from './foreign.ts'
import type { Judgement, Rule } from './leftover.ts'

/** What other systems read, and Markdown takes for text. */
export const otherSyntaxRules: readonly Rule[] = [
  {
    signs: ['{'],
    pattern: /\{#[^{}\n\0]{1,300}#\}/g,
    judge: ([comment]) => foreign(`the comment "${shown(comment)}"`, commentHint),
  },
  {
    signs: ['%%'],
    pattern: /(?<![%\w])%%(?=[\s\p{Script=Han}])[^%\0]{1,500}%%(?![%\w])/gu,
    judge: ([comment]) => foreign(`the comment "${shown(comment)}"`, commentHint),
  },
  {
    signs: [/^(?:import|export) /m],
    pattern:
      /^(?:import (?:[\w${*},\t ]{1,200} from )?(?:"[^"\n\0]+"|'[^'\n\0]+');?[ \t]*$|export (?:const|default|function) [\w{$][^\n\0]*)/gm,
    judge: ([code]) => foreign(`the code "${shown(code)}"`, 'leave it out: no code is run in texts'),
  },
  {
    signs: ['{'],
    pattern: /\{\{(?!\{)[^{}\n\0]{1,300}\}\}/g,
    judge: ([code]) => foreign(`the shortcode "${shown(code)}"`),
  },
  {
    signs: ['{'],
    pattern: /\{%-?[ \t]*[a-z][^%\n\0]{0,300}%\}/gi,
    judge: ([code]) => foreign(`the tag "${shown(code)}"`),
  },
  {
    signs: ['!!!', '???'],
    pattern: /^[ \t>]*(?:!!!|\?\?\?\+?) [a-z]+(?:[ \t]+"[^"\n\0]*")?[ \t]*$/gm,
    judge: ([box]) => foreign(`the box "${shown(box?.trim())}"`, boxHint),
  },
  {
    signs: [oddBegin],
    pattern: /\[![a-z]+\](?<=^[ \t]*(?:>[ \t]*)+\[![a-z]+\])[-+]?/gim,
    judge: ([box]) => foreign(`the box "${box}"`, boxHint),
  },
  {
    signs: ['{', oddBegin],
    pattern:
      /^[ \t>]*(?:@?\[\[?_?(?:toc|TOC|Toc)_?\]\]?|\{:[ \t]*(?:toc|TOC|Toc)[ \t]*\}|\$\{(?:toc|TOC|Toc)\})[ \t]*$/gm,
    judge: ([contents]) =>
      foreign(`"${contents?.trim()}"`, 'leave it out: a table of contents is for templates, by `headings`'),
  },
  {
    signs: [oddBegin],
    pattern: /(?<![A-Za-z\d])!?\[\[(?![\s\d,.]*\]\])[^\s[\]\0](?:[^[\]\n\0]{0,200}[^\s[\]\0])?\]\](?![(:])/g,
    judge: ([link]) =>
      foreign(`the link "${shown(link)}"`, 'write [words](file.md), or ![description](photo.jpg)'),
  },
  {
    signs: ['$'],
    pattern: /\$\$(?!\$)[^$\0]{1,2000}\$\$(?!\$)/g,
    judge: ([formula = '']) => (/[\\^_{=\x1B]/.test(formula) ? asFormula(formula) : undefined),
  },
  {
    signs: ['$'],
    pattern: /(?<![A-Za-z\d$\x1B])\$(?![\s${])([^$\n\0]{0,300}[^\s$\0])\$(?![\w$])/g,
    judge: ([formula, inner = '']) => (isFormula(inner) ? asFormula(formula) : undefined),
  },
  {
    signs: ['=='],
    pattern: /(?<![A-Za-z\d=&?/])==(?=[^\s=])[^=\n\0]{0,300}(?<=[^\s=])==(?![\w=])/g,
    judge: ([mark]) => foreign(`"${shown(mark)}"`, 'write **…** for what is to stand out'),
  },
  {
    signs: ['{'],
    pattern: /\]\([^()\n\0]{0,300}\)(\{:?[^{}\n\0]{0,100}[.#=][^{}\n\0]{0,100}\})/g,
    judge: ({ 0: all, 1: attributes = '', index = 0 }) => ({
      ...foreign(`"${attributes}"`, 'leave it out: how pictures and links look is for the theme'),
      start: index + all.length - attributes.length,
    }),
  },
  {
    signs: ['{'],
    pattern: /^[ \t>]*\{:[^{}\n\0]+\}[ \t]*$/gm,
    judge: ([attributes]) =>
      foreign(`"${attributes?.trim()}"`, 'leave it out: how texts look is for the theme'),
  },
]

const commentHint = 'write <!-- … --> for what readers are not to see'
const boxHint = 'write `:::note[Title]` or `:::warning` on a line above it, and `:::` on one below'

function asFormula(formula = ''): Judgement {
  return foreign(
    `the formula "${shown(formula)}"`,
    'write it in words or as a picture; in backticks it is shown as code',
  )
}

/** Not what is between two prices or names of variables. */
function isFormula(inner: string): boolean {
  if (/^[A-Z_]{2,}\b/.test(inner) && !/[\\^{]/.test(inner)) return false
  if (/\\[a-z]|\x1B/i.test(inner)) return true
  if (/[\p{Script=Han}，。；：、]/u.test(inner)) return false
  if (/^[A-Za-z]$|^[A-Za-z]\([^()]*\)$/.test(inner)) return true
  return (
    /[\^_{]/.test(inner) || (/[A-Za-z]/.test(inner) && /[=+<>*/]/.test(inner) && !/[A-Za-z]{3}/.test(inner))
  )
}
