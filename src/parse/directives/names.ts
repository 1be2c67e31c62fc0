import type { Directive, DirectiveForm } from '../../model/plugin.ts'
import { type Directives, formsOf } from './meant.ts'

/** How a directive is written, for hints. */
export function shownAs(name: string, directive: Directive | undefined, form: DirectiveForm): string {
  const forms = formsOf(directive)
  const shown = forms.includes(form) ? form : (forms[0] ?? form)
  const colons = { container: ':::', leaf: '::', text: ':' }[shown]
  const label =
    directive?.label === 'required' || (shown === 'text' && directive?.label !== 'none') ? '[…]' : ''
  return `${colons}${name}${label}${directive?.whole === undefined ? '' : '{…}'}`
}

/** What stands here for what other systems have. */
export function otherName(name: string, directives: Directives): string | undefined {
  const meant = meantName(name, directives)
  return meant === undefined ? undefined : `write "${meant}" for it`
}

export function meantName(name: string, directives: Directives): string | undefined {
  const own = ours.get(name.toLowerCase()) ?? name.toLowerCase()
  return Object.hasOwn(directives, own) ? own : undefined
}

/** What VuePress, Docusaurus, Hexo and others call boxes → what stands for it here. */
const ours: ReadonlyMap<string, string> = new Map([
  ...['tip', 'info', 'important', 'hint', 'success', 'abstract', 'example', '提示', '说明', '注', '信息'].map(
    (name): [string, string] => [name, 'note'],
  ),
  ...['caution', 'danger', 'attention', 'error', '警告', '危险', '注意'].map((name): [string, string] => [
    name,
    'warning',
  ]),
  ...['spoiler', 'collapse', 'fold', 'expander', '折叠', '详情'].map((name): [string, string] => [
    name,
    'details',
  ]),
  ...['blockquote', 'pullquote', 'cite', '引用'].map((name): [string, string] => [name, 'quote']),
  ...['image', 'img', 'picture', '图片'].map((name): [string, string] => [name, 'figure']),
  ...['contents', 'table-of-contents', '目录'].map((name): [string, string] => [name, 'toc']),
  ['furigana', 'ruby'],
])
