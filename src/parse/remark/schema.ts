import { defaultSchema, type Options } from 'rehype-sanitize'
import { inertSchemes } from '../../text/addresses.ts'
import { inertElements } from '../html/elements.ts'

/**
 * What may be published of a text: what Markdown writes and what HTML may say in it, and nothing else. GitHub's schema is
 * the model. Ids get no prefix; those that begin with `d_` are ours alone. HTML comes here filtered (html/), with its
 * addresses judged: this is the second lock on the same door.
 */
export const schema: Options = {
  ...defaultSchema,
  strip: ['script', 'style'],
  clobber: [],
  clobberPrefix: '',
  required: { input: { disabled: true, type: 'checkbox' } },
  protocols: { href: [...inertSchemes], src: ['http', 'https'] },
  tagNames: [...inertElements, 'input', 'section'],
  attributes: {
    // Classes and the like are of plugins: HTML in a text comes here without.
    '*': ['lang', 'dir', 'title', 'className', 'ariaHidden', 'ariaLabel', ['id', /^(?!d_)./]],
    a: [
      'href',
      'dataFootnoteRef',
      'dataFootnoteBackref',
      ['ariaDescribedBy', 'd_footnotes'],
      'rel',
      ['target', '_blank'],
      ['id', /^(?:d_fnref-\d+(?:-\d+)?$|(?!d_).)/],
    ],
    col: ['span'],
    colgroup: ['span'],
    del: ['dateTime'],
    details: ['open'],
    div: ['dataDirective'],
    h2: [['id', /^(?:d_footnotes$|(?!d_).)/]],
    img: ['src', 'alt', 'width', 'height'],
    input: [
      ['disabled', true],
      ['type', 'checkbox'],
      ['checked', true],
    ],
    ins: ['dateTime'],
    li: [['id', /^(?:d_fn-\d+$|(?!d_).)/]],
    ol: ['start'],
    p: ['dataDirectiveLabel'],
    section: ['dataFootnotes'],
    span: ['dataDirective'],
    td: ['colSpan', 'rowSpan'],
    th: ['colSpan', 'rowSpan', 'scope'],
    time: ['dateTime'],
  },
}
