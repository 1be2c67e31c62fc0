import type { Element, ElementContent, Root, RootContent, Text } from 'hast'
import rehypeRaw from 'rehype-raw'
import type { VFile } from 'vfile'
import { walk } from '../tree/walk.ts'

/** Parses the HTML in a text as browsers do, together with what Markdown has made of the rest. */
export function parseRaw() {
  const parse = rehypeRaw()
  return (tree: Root, file: VFile): Root => {
    let isRaw = false
    walk<Root | RootContent | ElementContent>(tree, node => {
      if (node.type === 'raw') isRaw = true
    })
    if (!isRaw) return tree
    const parsed = parse(tree, file)
    if (parsed.type !== 'root') return tree
    walk<Root | RootContent | ElementContent>(parsed, node => {
      if (!('children' in node)) return
      node.children = (node.children as ElementContent[]).filter(
        child => !isEmptyParagraph(child) && (node === parsed || child.type !== 'comment'),
      )
      if (node.type === 'element') restoreMarks(node)
    })
    parsed.children = paragraphs(parsed.children)
    return parsed
  }
}

/** Marks of footnotes without a value are what they were before. */
function restoreMarks({ properties }: Element): void {
  if (properties.dataFootnoteRef === '') properties.dataFootnoteRef = true
  if (properties.dataFootnotes === '') properties.dataFootnotes = true
}

/** Browsers make one of each end of a paragraph that had already ended. */
function isEmptyParagraph(node: RootContent): boolean {
  return node.type === 'element' && node.tagName === 'p' && node.children.length === 0 && !node.properties.id
}

/** Words that stand in no element become paragraphs, so that the theme can set them like all others. */
function paragraphs(nodes: readonly RootContent[]): RootContent[] {
  const out: RootContent[] = []
  let line: ElementContent[] = []
  const end = (): void => {
    if (line.some(isShown)) out.push(...withoutEnds(line))
    else out.push(...line)
    line = []
  }
  for (const node of nodes) {
    if (isLine(node) && (line.length > 0 || !isSpace(node))) line.push(node)
    else {
      end()
      // A comment is all that is left of the end of a block of HTML.
      if (node.type !== 'comment') out.push(node)
    }
  }
  end()
  return out
}

function isLine(node: RootContent): node is ElementContent {
  if (node.type === 'text') return true
  return node.type === 'element' && !blockElements.has(node.tagName) && node.children.every(isLine)
}

/** A paragraph, with the ends of lines that were around its words around itself. */
function withoutEnds(children: readonly ElementContent[]): ElementContent[] {
  const kept = [...children]
  const first = kept[0]
  const last = kept.at(-1)
  const before = first?.type === 'text' && /^\s*\n/.test(first.value)
  const after = last?.type === 'text' && /\n\s*$/.test(last.value)
  if (first?.type === 'text') first.value = first.value.trimStart()
  if (last?.type === 'text') last.value = last.value.trimEnd()
  const end: Text = { type: 'text', value: '\n' }
  const paragraph: Element = { type: 'element', tagName: 'p', properties: {}, children: kept }
  return [...(before ? [end] : []), paragraph, ...(after ? [end] : [])]
}

function isSpace(node: RootContent): boolean {
  return node.type === 'text' && node.value.trim() === ''
}

function isShown(node: RootContent): boolean {
  if (node.type === 'text') return !isSpace(node)
  return node.type === 'element' && (node.tagName === 'img' || node.children.some(isShown))
}

const blockElements: ReadonlySet<string> = new Set(
  [
    'blockquote center dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section summary',
    'table tbody td tfoot th thead tr ul caption',
  ].flatMap(names => names.split(' ')),
)
