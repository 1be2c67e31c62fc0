import type { Position } from '../../model/article.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { lostElements, missedByNobody } from './elements.ts'

/** What an editor should know of the HTML in a text, once for each thing that repeats itself. */
export class HtmlComplaints {
  private readonly found: Diagnostic[] = []
  private readonly plain = new Map<string, Seen>()
  private readonly attributes = new Map<string, Seen>()

  /** An element that is left out, with what it loads or runs. */
  addLost(tag: string, name: string, place: Position): void {
    const isMissed = name === 'img' || (lostElements.has(name) && !missedByNobody.has(name))
    const code = isMissed ? 'markdown/html-lost' : 'markdown/html'
    const noAddress = 'name the picture: <img src="picture.jpg" alt="what it shows">'
    const hint =
      name === 'img' ? noAddress : (lostElements.get(name) ?? 'remove it: nothing is published for it')
    this.found.push(diagnostic(code, `${quoted(tag)} is left out`, { file: '', ...place }, { hint }))
  }

  /** An element of which nothing is shown, and no end is in sight. */
  addEndless(name: string, place: Position): void {
    const message = `"<${name}>" does not end, and the rest of the text is lost in it`
    const hint = `write </${name}> where it ends, or leave it out`
    this.found.push(diagnostic('markdown/html-lost', message, { file: '', ...place }, { hint }))
  }

  addEndlessComment(place: Position): void {
    const message = 'this comment does not end, and the rest of the text is lost in it'
    this.found.push(
      diagnostic('markdown/html-lost', message, { file: '', ...place }, { hint: 'write --> where it ends' }),
    )
  }

  /** An element that HTML does not have. */
  addUnknown(tag: string, place: Position): void {
    const message = `HTML has no ${quoted(tag)}: it stands in the text as it was typed`
    const hint = `write it between backquotes, \`${shortened(tag)}\`, if readers shall see it`
    this.found.push(diagnostic('markdown/html', message, { file: '', ...place }, { hint }))
  }

  /** An element that goes on to the end of the text, or of what it stands in. */
  addUnclosed(name: string, place: Position): void {
    const message = `"<${name}>" does not end`
    const hint = `write </${name}> where it ends`
    this.found.push(diagnostic('markdown/html', message, { file: '', ...place }, { hint }))
  }

  /** An element of which the words alone are published. */
  addPlain(name: string, place: Position): void {
    see(this.plain, name, () => place)
  }

  addAttributes(names: readonly string[], place: () => Position): void {
    for (const name of names) see(this.attributes, name, place)
  }

  all(): Diagnostic[] {
    const plain = [...this.plain].map(([name, { place, count }]) => {
      const message = `"<${name}>" is left out${times(count)}: its words alone are published`
      return diagnostic('markdown/html', message, { file: '', ...place }, { hint: 'write it in Markdown' })
    })
    const [first] = this.attributes.values()
    if (first === undefined) return [...this.found, ...plain]
    const list = [...this.attributes].map(([name, { count }]) => `"${name}"${times(count)}`).join(', ')
    const message = `attributes of HTML are left out: ${list}`
    const hint = 'how a text looks is for the theme; `align`, `lang`, `id` and `title` stay'
    return [
      ...this.found,
      ...plain,
      diagnostic('markdown/html', message, { file: '', ...first.place }, { hint }),
    ]
  }
}

interface Seen {
  readonly place: Position
  count: number
}

function see(seen: Map<string, Seen>, name: string, place: () => Position): void {
  const known = seen.get(name)
  if (known) known.count++
  else seen.set(name, { place: place(), count: 1 })
}

function times(count: number): string {
  return count > 1 ? ` (${count} times)` : ''
}

function quoted(tag: string): string {
  return `"${shortened(tag)}"`
}

function shortened(tag: string): string {
  const line = tag.replace(/\s+/g, ' ')
  return line.length > 100 ? `${line.slice(0, 100)}…` : line
}
