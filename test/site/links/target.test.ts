import { expect, test } from 'vitest'
import { readTarget } from '../../../src/site/paths/target.ts'

const from = 'content/zh/news/air.md'

test.each([
  ['sky.md', { path: 'content/zh/news/sky.md', rooted: false, query: '', anchor: null }],
  ['../en/./x//y.md', { path: 'content/zh/en/x/y.md', rooted: false, query: '', anchor: null }],
  ['/zh/a.md', { path: 'zh/a.md', rooted: true, query: '', anchor: null }],
  ['a.md?x=1#b', { path: 'content/zh/news/a.md', rooted: false, query: '?x=1', anchor: 'b' }],
  ['#b', { path: null, rooted: false, query: '', anchor: 'b' }],
  ['?x', { path: null, rooted: false, query: '?x', anchor: null }],
  ['#%E5%A4%A9', { path: null, rooted: false, query: '', anchor: '天' }],
  ['#e\u0301', { path: null, rooted: false, query: '', anchor: '\u00E9' }],
  ['a%20b.md', { path: 'content/zh/news/a b.md', rooted: false, query: '', anchor: null }],
  ['%2561.md', { path: 'content/zh/news/%61.md', rooted: false, query: '', anchor: null }],
  ['dir/', { path: 'content/zh/news/dir/', rooted: false, query: '', anchor: null }],
  ['/', { path: '', rooted: true, query: '', anchor: null }],
  ['../../../x', { path: 'x', rooted: false, query: '', anchor: null }],
  ['../../../../x', null],
  ['/../x', null],
  ['%2e%2e/%2e%2e/%2e%2e/%2e%2e/x', null],
  ['a\\b', null],
  ['a%5cb', null],
  ['a%00b', null],
  ['%ff', null],
  ['#%ff', null],
])('%s', (target, read) => expect(readTarget(from, target)).toEqual(read))
