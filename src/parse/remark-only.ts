import { unseenIn } from '../text/unseen.ts'

/** Whether there is something in a text that satteri is known to read in another way than remark. */
export function isRemarkOnly(text: string): boolean {
  const has = (sign: string): boolean => text.includes(sign)
  const isKnown = remarkOnly.some(
    ([common, groups]) =>
      has(common) &&
      groups.some(([signs, ...rules]) => signs.some(has) && rules.some(rule => rule.test(text))),
  )
  // Characters that nobody sees are told of.
  return isKnown || hasTornCode(text) || unseenIn(text).length > 0
}

/**
 * Indented code after a quotation has ended (where tabs indent it), or after a fence that has ended a list: satteri
 * takes some of its lines for other blocks.
 */
function hasTornCode(text: string): boolean {
  if (text.includes('\t') && text.includes('>') && /^[ >]*\t/m.test(text) && /^[ \t]*>/m.test(text))
    return true
  const hasFence = text.includes('```') || text.includes('~~~')
  return hasFence && /^(?:```|~~~).*\n(?: {4}|\t)/m.test(text) && /^(?:[-*+]|\d+[.)])[ \t]/m.test(text)
}

/** Whether white space makes a line in a quotation empty, and the list around it loose. */
const spaceInQuotation = />[ \t]{2,}$(?<=^[ \t>]+)/m

/** A list of one bar, which could be the line below the head of a table. */
const listOfBar = /-[ \t]+\|[ \t]*$(?<=^[ \t>]{0,8}-[ \t]+\|[ \t]*)/m

/**
 * What rules look for, behind one of some signs that are found faster, and behind another that several have in common.
 * Rules begin with what is rare and look back from there: a regular expression that begins with `^` walks through all
 * lines.
 */
const remarkOnly: readonly (readonly [
  common: string,
  groups: readonly (readonly [signs: readonly string[], ...rules: readonly RegExp[]])[],
])[] = [
  [
    '',
    [
      // Definitions of links: labels are matched by other rules of upper and lower case.
      [[']:'], /(?<!^\[\^[^\]\s]+)\]:/m],
      // Pictures cannot be footnotes, and what becomes of the sign before one is a matter of taste.
      [['!['], /!\[(?:[^\]]{500}|(?:[^\]]*\[)?\^)/],
      // HTML that ends with its closing tag, or with that of its like.
      [['<'], /<(?:script|pre|style|textarea)/i],
      [['>  '], spaceInQuotation],
      // A bare address ends before an entity that stands for more than ASCII; in a bracket satteri goes on.
      [['&'], /(?:https?:\/\/|www\.)\S*&(?:[a-z][a-z\d]*;|#)/i],
      [['- |', '-  '], listOfBar],
      [
        ['[ ]', '[x]', '[X]'],
        // The box of a task without words, or on the line below its mark.
        /\[[ x]\](?<=^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+...)[ \t]*$/im,
        /\[[ x]\](?<=^(?:[ \t>]*(?:[-*+]|\d+[.)]))+[ \t]*\n[ \t>]*...)/im,
        // The same in a heading that is underlined, where remark sees no task.
        /^[ \t>]+(?:=+|-+)[ \t]*$/m,
      ],
      // Space to one and not to the other.
      [['\x85'], /\x85/],
      // Runs of marks side by side are counted off in another order by satteri: `***a*****b**`, `*_a_*`. They may
      // stand in a line that parts two subjects, though.
      [['****'], /^(?![ >\t]*(?:\*[ \t]*){3,}$).*\*{4}/m],
    ],
  ],
  [
    '\t',
    [
      [['>\t', '> \t'], spaceInQuotation],
      [['- \t', '-\t'], listOfBar],
    ],
  ],
  [
    '_',
    [
      // Emphasis and addresses of e-mail: who gets the mark between?
      [['_@'], /_@\w/],
      [['____'], /^(?![ >\t]*(?:_[ \t]*){3,}$).*_{4}/m],
      [['*_'], /\*_/],
      [['_*'], /_\*/],
    ],
  ],
  [
    '\\',
    [
      // A line break by a backslash, which satteri does not see at the end of a link or of emphasis.
      [['\\\n'], /\\\n[ \t>]*[\]*_~]/],
      // After a mark that a backslash has made text, satteri takes the next for another than it is.
      [['\\**'], /\\\*\*/],
      [['\\__'], /\\__/],
    ],
  ],
]
