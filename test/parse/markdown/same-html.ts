import { type DefaultTreeAdapterMap, parseFragment } from 'parse5'

type Node = DefaultTreeAdapterMap['node']

/**
 * HTML in a form in which two texts are equal if browsers draw the same: attributes sorted, references resolved,
 * white space collapsed where it does not show. In the manner of CommonMark's own test/normalize.py.
 */
export function normalHtml(html: string): string {
  return childrenOf(parseFragment(html.trim()), false)
    .replace(new RegExp(`\\s*(</?(?:${blocks})(?: [^>]*)?>)\\s*`, 'g'), '$1')
    .trim()
}

const blocks =
  'article|header|aside|hgroup|blockquote|hr|iframe|body|li|map|button|object|canvas|ol|caption|output|col|p|colgroup|pre|dd|progress|div|section|dl|table|td|dt|tbody|textarea|fieldset|tfoot|th|form|h[1-6]|thead|tr|ul|video|script|style|br|input'

function childrenOf(node: Node, verbatim: boolean): string {
  return 'childNodes' in node ? node.childNodes.map(child => normal(child, verbatim)).join('') : ''
}

function normal(node: Node, verbatim: boolean): string {
  if (node.nodeName === '#text' && 'value' in node) {
    const text = verbatim ? node.value.replaceAll('\n', '␊') : node.value.replace(/\s+/g, ' ')
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  }
  if (node.nodeName === '#comment' && 'data' in node) return `<!--${node.data}-->`
  if (!('tagName' in node)) return ''
  const attributes = node.attrs
    .map(
      ({ name, value }) =>
        ` ${name}=${JSON.stringify(value).replaceAll('<', '&lt;').replaceAll('>', '&gt;')}`,
    )
    .sort()
    .join('')
  const inner = childrenOf(node, verbatim || node.tagName === 'pre')
  return `<${node.tagName}${attributes}>${inner}</${node.tagName}>`
}
