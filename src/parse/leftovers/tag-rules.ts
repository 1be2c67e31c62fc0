import { oddBegin, shown } from '../tree/label.ts'
import { foreign } from './foreign.ts'
import type { Judgement, Prose, Rule } from './leftover.ts'

/** Tags that are of no HTML, or of HTML that is cut: readers see them. */
export const tagRules: readonly Rule[] = [
  {
    signs: [oddBegin],
    pattern: /\[\/([a-z][\w-]{0,40})\](?!\()/gi,
    judge: closedShortcode,
  },
  {
    signs: ['='],
    pattern:
      /\[[a-z][\w-]{0,40}(?:[ \t]+[a-z][\w-]*=(?:"[^"\n\0]*"|'[^'\n\0]*'|[^\s"'[\]\0]+))+[ \t]*\/?\](?!\()/gi,
    judge: ([code]) => foreign(`the shortcode "${shown(code)}"`),
  },
  {
    signs: ['<'],
    pattern: /<%[^%\n\0]{1,300}%>/g,
    judge: ([code]) => foreign(`the tag "${shown(code)}"`),
  },
  {
    // Without a space such a tag may be an address in angle brackets, if its first part is longer than a letter.
    signs: ['<'],
    pattern:
      /<(?:[a-z]:[\w.-]+(?:[ \t][^<>\n\0]{0,300})?|[a-z][\w-]*:[\w.-]+[ \t][^<>\n\0]{0,300}|[a-z][\w-]*:[\w.-]+[ \t]*\/|\/[a-z][\w-]*:[\w.-]+[ \t]*)>(?:<\/[a-z][\w-]*:[\w.-]+[ \t]*>)?/gi,
    judge: ([tag]) =>
      foreign(`the tag "${shown(tag)}"`, 'leave it out: it is of a word processor, or of XML'),
  },
  {
    signs: ['<'],
    pattern: /<!\[(?:if|endif|else)\b[^\]\n\0]{0,100}\]>/gi,
    judge: ([tag]) => foreign(`the tag "${shown(tag)}"`, 'leave it out: it is of a word processor'),
  },
  {
    signs: ['<'],
    pattern: /<!--(?!-?>)[^\n\0]{0,40}/g,
    judge: ([comment]) =>
      foreign(
        `the comment "${shown(comment)}", which does not end,`,
        'end it: -->; or write \\<!-- if it is text',
      ),
  },
  {
    signs: ['<'],
    pattern:
      /<[a-z][a-z\d-]{0,20}[ \t]+[a-z][\w-]*=["'][^<>\n\0]{0,300}(?=[ \t]*(?:\n[ \t>]*\n|\n?$(?![\s\S])))/gi,
    judge: ([tag]) =>
      foreign(
        `the tag "${shown(tag)}", which does not end,`,
        'write what is missing: ">; or \\< if it is text',
      ),
  },
]

/** At the tag that opens it, if it is not far. Routes are written like an end: `GET [/users]`. */
function closedShortcode(
  { 0: tag, 1: name = '', index = 0 }: RegExpMatchArray,
  { text }: Prose,
): Judgement | undefined {
  const before = text.slice(Math.max(0, index - 2000), index)
  const opening = [...before.matchAll(/\[([a-z][\w-]*)(?:[ =][^[\]\n\0]*)?\](?!\()/gi)].findLast(
    found => found[1]?.toLowerCase() === name.toLowerCase(),
  )
  if (!opening) return known.test(name) ? foreign(`the shortcode "${tag}"`) : undefined
  const start = index - before.length + opening.index
  return { ...foreign(`the shortcode "${shown(opening[0])}"`), start, end: start + opening[0].length }
}

const known = /^(?:b|i|u|s|url|img|quote|code|color|size|caption|gallery|video|audio|embed)$/i
