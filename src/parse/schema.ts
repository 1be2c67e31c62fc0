import { defaultSchema, type Options } from 'rehype-sanitize'
import { inertSchemes } from '../text/addresses.ts'

/**
 * What may be published of a text: what Markdown can write, and nothing else. GitHub's schema is the model,
 * without the elements and attributes that only raw HTML could bring. Ids are made by us alone, so they get no
 * prefix but must look like ours.
 */
export const schema: Options = {
  ...defaultSchema,
  strip: ['script', 'style'],
  clobber: [],
  clobberPrefix: '',
  required: { input: { disabled: true, type: 'checkbox' } },
  protocols: { href: [...inertSchemes], src: ['http', 'https'] },
  tagNames: [
    ...[
      'a',
      'blockquote',
      'br',
      'code',
      'del',
      'em',
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'hr',
      'img',
      'input',
    ],
    ...[
      'li',
      'ol',
      'p',
      'pre',
      'section',
      'strong',
      'sup',
      'table',
      'tbody',
      'td',
      'th',
      'thead',
      'tr',
      'ul',
    ],
  ],
  attributes: {
    a: [
      'href',
      'title',
      'dataFootnoteRef',
      'dataFootnoteBackref',
      'ariaLabel',
      ['ariaDescribedBy', 'd_footnotes'],
      ['className', 'data-footnote-backref'],
      ['id', /^d_fnref-\d+(?:-\d+)?$/],
    ],
    code: [['className', /^language-./]],
    ...Object.fromEntries(['h1', 'h3', 'h4', 'h5', 'h6'].map(name => [name, [['id', /^(?!d_)./]]])),
    h2: [
      ['id', /^(?:d_footnotes$|(?!d_))/],
      ['className', 'sr-only'],
    ],
    img: ['src', 'alt', 'title'],
    input: [
      ['disabled', true],
      ['type', 'checkbox'],
      ['checked', true],
    ],
    li: [
      ['className', 'task-list-item'],
      ['id', /^d_fn-\d+$/],
    ],
    ol: ['start', ['className', 'contains-task-list']],
    section: ['dataFootnotes', ['className', 'footnotes']],
    td: [['className', /^align-/]],
    th: [['className', /^align-/]],
    ul: [['className', 'contains-task-list']],
  },
}
