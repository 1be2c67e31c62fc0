import type { Element, Nodes } from 'hast'

/** The words of an element on one line, without footnote numbers; of pictures, if there is nothing else. */
export function textOf(node: Nodes): string {
  return wordsIn(node) || oneLine(descriptionsOf(node))
}

/** The words of an element on one line, without footnote numbers and pictures. */
export function wordsIn(node: Nodes): string {
  return oneLine(readableText(node, isFootnoteMark))
}

/**
 * The words of a tree with its line ends, leaving out whole elements. `spell` says what becomes of an element's words where
 * there is nothing but words.
 */
export function readableText(
  node: Nodes,
  leaveOut: (element: Element) => boolean,
  spell: (element: string, words: string) => string = spelledOut,
): string {
  if (node.type === 'text') return node.value
  if (node.type === 'element' && leaveOut(node)) return ''
  if (!('children' in node)) return ''
  const words = node.children.map(child => readableText(child, leaveOut, spell)).join('')
  if (node.type !== 'element') return words
  return node.tagName === 'br' ? '\n' : spell(node.tagName, words)
}

/** Words without the elements they stood in: a gloss needs brackets, and 10<sup>6</sup> is not 106. */
export function spelledOut(element: string, words: string): string {
  if (element === 'rp') return ''
  if (element === 'rt') return words.trim() === '' ? '' : `（${words}）`
  return element === 'sup' && /^[\d+−-]+$/.test(words)
    ? words.replace(/./g, sign => superscripts[sign] ?? sign)
    : words
}

const superscripts: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((sign, digit) => [digit, sign])),
  ...{ '+': '⁺', '-': '⁻', '−': '⁻' },
}

/** Numbers and arrows that lead to footnotes and back, and the heading over the footnotes. */
export function isFootnoteMark({ properties }: Element): boolean {
  return (
    properties.dataFootnoteRef !== undefined ||
    properties.dataFootnoteBackref !== undefined ||
    properties.id === 'd_footnotes'
  )
}

function descriptionsOf(node: Nodes): string {
  if (node.type === 'element' && node.tagName === 'img') return String(node.properties.alt ?? '')
  return 'children' in node ? node.children.map(descriptionsOf).join(' ') : ''
}

/** With one space for whatever space there is. */
export function oneLine(text: string): string {
  return (/[^\S ]|\s\s/.test(text) ? text.replace(/\s+/gu, ' ') : text).trim()
}
