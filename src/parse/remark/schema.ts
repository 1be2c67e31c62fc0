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
    '*': ['lang', 'dir', 'title', ['id', /^(?!d_)./], ['className', /^align-/]],
    a: [
      'href',
      'dataFootnoteRef',
      'dataFootnoteBackref',
      'ariaLabel',
      ['ariaDescribedBy', 'd_footnotes'],
      ['className', 'data-footnote-backref'],
      ['id', /^(?:d_fnref-\d+(?:-\d+)?$|(?!d_).)/],
    ],
    code: [['className', /^language-./]],
    col: ['span'],
    colgroup: ['span'],
    del: ['dateTime'],
    details: ['open'],
    div: ['dataDirective'],
    h2: [
      ['id', /^(?:d_footnotes$|(?!d_).)/],
      ['className', 'sr-only', /^align-/],
    ],
    img: ['src', 'alt', 'width', 'height'],
    input: [
      ['disabled', true],
      ['type', 'checkbox'],
      ['checked', true],
    ],
    ins: ['dateTime'],
    li: [
      ['className', 'task-list-item'],
      ['id', /^(?:d_fn-\d+$|(?!d_).)/],
    ],
    ol: ['start', ['className', 'contains-task-list']],
    p: ['dataDirectiveLabel'],
    section: ['dataFootnotes', ['className', 'footnotes']],
    span: ['dataDirective'],
    td: ['colSpan', 'rowSpan'],
    th: ['colSpan', 'rowSpan', 'scope'],
    time: ['dateTime'],
    ul: [['className', 'contains-task-list']],
  },
}
