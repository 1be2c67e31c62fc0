import type { Nodes, Root } from 'mdast'
import { shown } from '../tree/label.ts'
import { walk } from '../tree/walk.ts'
import type { Leftover } from './leftover.ts'

/** Markdown in blocks of HTML, where nobody reads it as such until an empty line: the first of each block. */
export function rawMarkdown(tree: Root, source: string): Leftover[] {
  const found: Leftover[] = []
  walk<Nodes>(tree, parent => {
    if (!('children' in parent) || parent.type === 'paragraph') return
    for (const node of parent.children) {
      const start = node.position?.start.offset
      const end = node.position?.end.offset
      if (node.type !== 'html' || start === undefined || end === undefined) continue
      const mark = markdown.exec(withoutTags(source.slice(start, end)))
      if (mark) found.push(toldOf(mark[0].trim(), start + mark.index + mark[0].search(/\S/)))
    }
  })
  return found
}

const markdown =
  /\*\*[^\s*](?:[^*\n]*[^\s*])?\*\*|~~[^\s~][^~\n]*~~|!?\[[^[\]\n]+\]\([^()\s]+\)|`[^`\n]+`|^[ \t>]*(?:[-*+]|#{1,6})[ \t]+\S[^\n]*/m

/** Of the same length: without what is no text, or text of which each sign counts. */
function withoutTags(html: string): string {
  return html.replace(notText, found => found.replace(/[^\n]/g, '\0'))
}

const notText =
  /<!--[\s\S]*?(?:-->|$)|<(pre|code|script|style|textarea|kbd|samp|template)\b[\s\S]*?(?:<\/\1\s*>|$)|<\/?[a-z!?](?:[^<>"']|"[^"]*"|'[^']*')*>/gi

function toldOf(mark: string, start: number): Leftover {
  return {
    start,
    end: start + mark.length,
    message: `"${shown(mark)}" stands in a block of HTML, where no Markdown is read`,
    hint: 'leave an empty line behind the tag above it, so that Markdown is read there; behind a comment, begin a new line and leave it empty',
  }
}
