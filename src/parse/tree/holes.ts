import type { Element } from 'hast'
import type { VFile } from 'vfile'
import type { Body, Hole } from '../../model/article.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'

declare module 'vfile' {
  interface DataMap {
    findings: Findings
  }
}

/** What the plugins found on their way through one file. */
export interface Findings {
  readonly holes: Hole[]
  readonly diagnostics: Diagnostic[]
  /** What follows is there where plugins of unified change the text. Addresses that were judged and may stand. */
  addresses?: Set<string>
  /** The links and pictures whose addresses plugins see, with the number of their hole. */
  revealed?: ReadonlyMap<Element, number>
  /** The numbers of the links' and pictures' holes that are left. */
  shown?: ReadonlySet<number>
  /** What was told of text that may not be text any more when plugins are done. */
  told?: readonly Told[]
}

/** A diagnostic, and the words that it is about. */
export interface Told {
  readonly diagnostic: Diagnostic
  readonly words: string
}

/** The findings of this file, begun by whoever asks first. */
export function findingsOf(file: VFile): Findings {
  file.data.findings ??= { holes: [], diagnostics: [] }
  return file.data.findings
}

/**
 * Holes travel through sanitising and stringifying as noncharacters around a number or, for words of the
 * interface, around their key and number. Sources contain none (see decode.ts), so nobody can forge one.
 */
export function referenceMarker(index: number): string {
  return `\uFDD0${index}\uFDD1`
}

/** The marker of a word of the interface, such as the heading of the footnotes. */
export function textMarker(key: string, number = ''): string {
  return `\uFDD0${key}:${number}\uFDD1`
}

const marked =
  /<a href="\uFDD0=(\d+)\uFDD1">[^<]*<\/a>| (?:href|src)="\uFDD0(\d+)\uFDD1"|\uFDD0([a-z.]+):([\d-]*)\uFDD1|\uFDD0([(|)]\d+)\uFDD1/

/** The markers around a directive: before what stands in its brackets, before what stands in it, and behind that. */
export function directiveMarker(sign: '(' | '|' | ')', index: string): string {
  return `\uFDD0${sign}${index}\uFDD1`
}

/** The marker of an address between angle brackets, whose hole takes the place of the whole link. */
export function autolinkMarker(index: number): string {
  return `\uFDD0=${index}\uFDD1`
}

/** Cuts HTML at its markers. A link's or picture's hole takes the place of the whole attribute. */
export function fillable(html: string, holes: readonly Hole[]): Body {
  const pieces = printable(html).split(marked)
  const open: Open[] = []
  let body: (string | Hole)[] = []
  for (let at = 0; at < pieces.length; at += 6) {
    const [text, ofAutolink, ofAttribute, key, number, ofDirective] = pieces.slice(at, at + 6)
    if (text) body.push(text)
    const index = ofAutolink ?? ofAttribute
    const hole = index === undefined ? undefined : holes[Number(index)]
    if (hole) body.push(hole)
    if (key) body.push(textHole(key, number))
    if (ofDirective) body = turn(ofDirective, body, open, holes)
  }
  return body
}

/** A directive that has begun, and what it stands in. */
interface Open {
  readonly around: (string | Hole)[]
  label: Body
}

/** What is written to behind the marker of a directive. */
function turn(
  marker: string,
  body: (string | Hole)[],
  open: Open[],
  holes: readonly Hole[],
): (string | Hole)[] {
  if (marker.startsWith('(')) {
    open.push({ around: body, label: [] })
    return []
  }
  const last = marker.startsWith('|') ? open.at(-1) : open.pop()
  if (!last) return body
  if (marker.startsWith('|')) {
    last.label = body
    return []
  }
  const hole = holes[Number(marker.slice(1))]
  if (hole?.kind === 'directive') last.around.push({ ...hole, label: last.label, content: body })
  return last.around
}

/** The hole of a word of the interface. */
export function textHole(key: string, number = ''): Hole {
  return { kind: 'text', key, values: number ? { number } : {} }
}

/** `&#12;` and `&#13;` are the two ways that are left to write a control character. */
export function printable(html: string): string {
  return html.includes('\f') || html.includes('\r') ? html.replace(/[\f\r]/g, ' ') : html
}
