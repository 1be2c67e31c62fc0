import { unseenIn } from '../../text/unseen.ts'

/** Whether there is something in a text that satteri is known to read in another way than remark. */
export function isRemarkOnly(text: string): boolean {
  const has = (sign: string): boolean => text.includes(sign)
  const isKnown = remarkOnly.some(
    ([common, groups]) =>
      has(common) &&
      groups.some(([signs, ...rules]) => signs.some(has) && rules.some(rule => rule.test(text))),
  )
  // Characters that nobody sees are told of.
  return isKnown || (has(']:') && hasOddLabel(text)) || unseenIn(text).length > 0
}

/**
 * What satteri does not take for a label or for the text of a link: long labels, of which each counts the characters
 * in another way; those of definitions that begin as footnotes do and are none; and what has a footnote in it.
 */
function hasOddLabel(text: string): boolean {
  let start = 0
  let depth = 0
  for (const { 0: sign, index } of text.matchAll(/\\.|[[\]]/gs)) {
    if (sign === '[') {
      if (depth++ > 0 && text.charAt(index + 1) === '^') return true
      start = index
    } else if (sign === ']') {
      if (index - start > 300) return true
      if (text.charAt(index + 1) === ':' && /^\[\^.*\s/s.test(text.slice(start, index))) return true
      if (depth > 0) depth--
      start = index
    }
  }
  return false
}

/** Whether white space makes a line in a quotation empty, and the list around it loose. */
const spaceInQuotation = />(?:\t|[ \t]{2,})$(?<=^[ \t>]+)/m

/** Two empty lines in a quotation, which make a list above them loose. */
const emptyInQuotation = />[ \t]*\n[ \t]*>[ \t>]*$(?<=^[ \t>]+\n[ \t>]+)/m

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
      // Letters of which satteri does not know that they are the same as others in another case.
      [[']:'], /[ıΐΰὒὔὖᾷῇῒΐῗῢΰῧῷﬃﬄ]/],
      // Pictures cannot be footnotes, and what becomes of the sign before one is a matter of taste.
      [['!['], /!\[(?:[^\]]{500}|(?:[^\]]*\[)?\s*\^)/],
      // HTML that ends with its closing tag, or with that of its like.
      [['<'], /<(?:script|pre|style|textarea)/i],
      [['>  '], spaceInQuotation],
      // A bare address ends before an entity that stands for more than ASCII; in a bracket satteri goes on.
      [['&'], /(?:https?:\/\/|www\.)\S*&(?:[a-z][a-z\d]*;|#)/i],
      [['>\n', '> \n'], emptyInQuotation],
      [['- |', '-  '], listOfBar],
      [
        ['[ ]', '[x]', '[X]'],
        // The box of a task without words, or on the line below its mark.
        /\[[ x]\](?<=^(?:[ \t>]*(?:[-*+]|\d+[.)]))+[ \t]+...)[ \t]*$/im,
        /\[[ x]\](?<=^(?:[ \t>]*(?:[-*+]|\d+[.)]))+[ \t]*\n[ \t>]*...)/im,
        // The same in a heading that is underlined, where remark sees no task.
        /^[ \t>]+(?:=+|-+)[ \t]*$/m,
        // Behind a tab it may be indented code.
        /\t\[[ x]\]/i,
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
      [['>\t', '> \t'], spaceInQuotation, emptyInQuotation],
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
