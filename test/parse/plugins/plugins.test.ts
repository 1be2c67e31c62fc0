import type { Element, Root as Html } from 'hast'
import type { Root } from 'mdast'
import { expect, test } from 'vitest'
import type { ParsePlugin } from '../../../src/model/parse-settings.ts'
import { walk } from '../../../src/parse/tree/walk.ts'
import { plugged } from './plugged.ts'

const remark = (plugin: ParsePlugin['plugin'], name = 'one'): { remark: ParsePlugin[] } => ({
  remark: [{ name, plugin }],
})
const rehype = (plugin: ParsePlugin['plugin'], name = 'one'): { rehype: ParsePlugin[] } => ({
  rehype: [{ name, plugin }],
})

/** A plugin that changes the words of all texts. */
function exchange({ from, to }: { from: string; to: string }) {
  return (tree: Root) => {
    walk<Root | Root['children'][number]>(tree, node => {
      if (node.type === 'text') node.value = node.value.replaceAll(from, to)
    })
  }
}

const element = (tagName: string, properties: Element['properties'], ...words: string[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children: words.map(value => ({ type: 'text', value })),
})

const adding = (one: Element) => () => (tree: Html) => {
  tree.children.push(one)
}

test('plugins run in their order, and each sees what those before it did', () => {
  const to = (from: string, to: string): ParsePlugin => ({ name: from, plugin: [exchange, { from, to }] })
  // One function that is used twice runs once, with the options of both, as unified has it.
  expect(
    plugged('甲', { remark: [to('甲', '乙'), { name: 'x', plugin: [exchange, { to: '丙' }] }] }).html,
  ).toBe('<p>丙</p>')
  const again = (options: { from: string; to: string }) => exchange(options)
  const second: ParsePlugin = { name: 'second', plugin: [again, { from: '乙', to: '丙' }] }
  expect(plugged('甲', { remark: [to('甲', '乙'), second] }).html).toBe('<p>丙</p>')
  expect(plugged('甲', { remark: [second, to('甲', '乙')] }).html).toBe('<p>乙</p>')
})

test('presets, and plugins that are switched off', () => {
  const preset = {
    plugins: [
      [exchange, { from: '甲', to: '乙' }],
      [adding(element('p', {}, 'x')), false],
    ],
  } as ParsePlugin['plugin']
  expect(plugged('甲', remark(preset)).html).toBe('<p>乙</p>')
})

test('a plugin that throws is told of by its name, and the text counts as unreadable', () => {
  const broken = () => () => {
    throw new Error('no such term\nat all')
  }
  for (const one of [remark(broken), rehype(broken)]) {
    const { html, diagnostics } = plugged('甲[乙](a.md)', one)
    expect(html).toBe('')
    expect(diagnostics).toMatchObject([
      { code: 'plugin/failed', severity: 'error', message: 'plugin "one" throws at this text: no such term' },
    ])
  }
})

test('so is one that throws when it is attached', () => {
  const broken = () => {
    throw new Error('it wants a list')
  }
  expect(plugged('甲', remark(broken)).diagnostics).toMatchObject([
    { code: 'plugin/failed', message: 'plugin "one" throws at this text: it wants a list' },
  ])
})

test.each([
  [
    'gives a promise',
    () => async () => {
      await Promise.resolve()
    },
  ],
  [
    'answers later',
    () => (_tree: Root, _file: unknown, next: () => void) => {
      setTimeout(next)
    },
  ],
])('a plugin that %s is an error', (what, plugin) => {
  expect(plugged('甲', remark(plugin as ParsePlugin['plugin'])).diagnostics).toMatchObject([
    {
      code: 'plugin/failed',
      message: expect.stringContaining(`plugin "one" ${what}, and texts cannot wait`),
    },
  ])
})

test('one that takes a callback and calls it at once is none', () => {
  const plugin = () => (tree: Root, _file: unknown, next: (error: null, tree: Root) => void) => {
    next(null, { ...tree, children: [] })
  }
  expect(plugged('甲', remark(plugin as ParsePlugin['plugin'])).html).toBe('')
})

test('what a plugin says of a text is told with its place', () => {
  const saying: ParsePlugin['plugin'] = () => (tree, file) => {
    walk<Root | Root['children'][number]>(tree as Root, node => {
      if (node.type !== 'strong') return
      file.message('too loud', node)
      file.info('really', { place: node.position?.start, source: 'x' })
    })
  }
  expect(plugged('\n甲**乙**', remark(saying)).diagnostics).toMatchObject([
    { code: 'plugin/warned', message: 'plugin "one": too loud', line: 2, column: 2, endColumn: 7 },
    { code: 'plugin/warned', message: 'plugin "one": really', line: 2, column: 2 },
  ])
  const failing: ParsePlugin['plugin'] = () => (tree, file) => {
    file.fail('not to be published', (tree as Root).children[0])
  }
  const { html, diagnostics } = plugged('甲', remark(failing))
  expect(html).toBe('')
  expect(diagnostics).toMatchObject([
    {
      code: 'plugin/reported',
      severity: 'error',
      message: 'plugin "one": not to be published',
      line: 1,
      column: 1,
    },
  ])
})

test('plugins know neither the path of a text nor the folder they run in', () => {
  const telling: ParsePlugin['plugin'] = () => (tree, file) => {
    const value = JSON.stringify([file.path, file.cwd, file.history])
    ;(tree as Root).children = [{ type: 'paragraph', children: [{ type: 'text', value }] }]
  }
  expect(plugged('甲', remark(telling)).html).toBe('<p>[null,"/",[]]</p>')
})

test('links and pictures that plugins make are judged as those of Markdown are', () => {
  const linking: ParsePlugin['plugin'] = () => tree => {
    ;(tree as Root).children.push({
      type: 'paragraph',
      children: [
        { type: 'link', url: 'b.md', children: [{ type: 'text', value: '乙' }] },
        { type: 'image', url: 'c.png', alt: '' },
        { type: 'link', url: 'javascript:alert(1)', children: [{ type: 'text', value: '丙' }] },
        { type: 'text', value: '丁', data: { hName: 'a', hProperties: { href: 'd.md' } } },
      ],
    })
  }
  const { html, targets, diagnostics } = plugged('# 甲', remark(linking))
  expect(html).toContain('<a{link b.md}>乙</a><img{image c.png} alt=""><a>丙</a><a{link d.md}>')
  expect(targets).toEqual(['b.md', 'c.png', 'd.md'])
  expect(diagnostics.map(({ code, line }) => [code, line])).toEqual([
    ['image/alt', 1],
    ['link/unsafe', 1],
  ])
})

test('so are those in HTML, and what a plugin takes out counts no more', () => {
  const changing: ParsePlugin['plugin'] = () => tree => {
    const html = tree as Html
    html.children = [
      element('p', {}),
      element('a', { href: 'new.md' }, '新'),
      element('a', { href: 'vbscript:x' }, '坏'),
      element('img', { src: 'https://x.org/a.png', alt: '图' }),
    ]
  }
  const { html, targets, diagnostics } = plugged('甲[旧](old.md)', rehype(changing))
  expect(html).toBe('<p></p><a{link new.md}>新</a><a>坏</a><img src="https://x.org/a.png" alt="图">')
  expect(targets).toEqual(['new.md'])
  expect(diagnostics.map(one => one.code)).toEqual(['link/unsafe', 'image/remote'])
})

test('plugins for HTML see addresses as they are written, and what they leave alone stays what it was', () => {
  const seen: unknown[] = []
  const looking: ParsePlugin['plugin'] = () => tree => {
    walk<Html | Html['children'][number]>(tree as Html, node => {
      if (node.type === 'element' && node.tagName !== 'p')
        seen.push(node.properties.href ?? node.properties.src)
    })
  }
  const text =
    '[甲](文.md) ![乙](b.png) <SOFA:Lib> [丙](https://x.org) <a href="d.md">丁</a> [无](mailto:a@b.org)'
  const { html, targets } = plugged(text, rehype(looking))
  const alone = plugged(
    text,
    remark(() => () => undefined),
  )
  expect(html).toBe(alone.html)
  expect(targets).toEqual(alone.targets)
  expect(seen.slice(0, 6)).toEqual([
    ...['%E6%96%87.md', 'b.png', 'SOFA:Lib', 'https://x.org', 'd.md', 'mailto:a@b.org'],
  ])
})

test('what is not safe is left out, and told once for each thing', () => {
  const unsafe: ParsePlugin['plugin'] = () => tree => {
    const html = tree as Html
    html.children.push(
      element('iframe', { src: 'https://x.org', title: 'x' }),
      element('iframe', { src: 'https://x.org' }),
      element('p', { onClick: 'x()', className: ['loud'], id: 'd_mine' }, '甲'),
      element('script', {}, 'alert(1)'),
    )
  }
  const { html, diagnostics } = plugged('乙', rehype(unsafe))
  expect(html).toBe('<p>乙</p><p class="loud">甲</p>')
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ['plugin/unsafe', 'plugin "one" makes <iframe>, which is not published'],
    ['plugin/unsafe', 'plugin "one" makes the attribute "onClick" of <p>, which is not published'],
    ['plugin/unsafe', 'plugin "one" makes the attribute "id" of <p>, which is not published'],
    ['plugin/unsafe', 'plugin "one" makes <script>, which is not published'],
  ])
})

test('HTML as text that a plugin makes is filtered as that of a text is', () => {
  const writing: ParsePlugin['plugin'] = () => tree => {
    const value = '<b onclick="x()">甲</b><script>x()</script><a href="a.md">乙</a>'
    ;(tree as Root).children = [{ type: 'paragraph', children: [{ type: 'html', value }] }]
  }
  const { html, targets, diagnostics } = plugged('丙', remark(writing))
  expect(html).toBe('<p><b>甲</b><a{link a.md}>乙</a></p>')
  expect(targets).toEqual(['a.md'])
  expect(diagnostics.map(one => one.code)).toContain('markdown/html-lost')
})

test('headings that plugins rename have the ids of their new names', () => {
  const { headings, anchors } = plugged('## 甲\n\n## 乙', remark([exchange, { from: '甲', to: '丙' }]))
  expect(headings.map(({ id, text }) => [id, text])).toEqual([
    ['丙', '丙'],
    ['乙', '乙'],
  ])
  expect(anchors).toEqual(['丙', '乙'])
  const own = plugged(
    '## 甲',
    rehype(() => tree => {
      walk<Html | Html['children'][number]>(tree as Html, node => {
        if (node.type === 'element' && node.tagName === 'h2') node.properties.id = 'own'
      })
    }),
  )
  expect(own.headings).toMatchObject([{ id: 'own', text: '甲' }])
})

test('nodes of a kind of their own become the elements that they say', () => {
  const custom: ParsePlugin['plugin'] = () => tree => {
    const node = {
      type: 'aside',
      data: { hName: 'div', hProperties: { className: ['aside'] } },
      children: [{ type: 'text', value: '见\n下' }],
    }
    ;(tree as Root).children.push(node as never)
  }
  const { html, words, lead } = plugged('甲', remark(custom))
  expect(html).toBe('<p>甲</p>\n<div class="aside">见\n下</div>')
  expect(words.han).toBe(3)
  expect(lead).toBe('甲')
})

test('words that a plugin makes something of are no leftovers', () => {
  const marking: ParsePlugin['plugin'] = () => tree => {
    walk<Root | Root['children'][number]>(tree as Root, node => {
      if (node.type === 'text') node.value = node.value.replace(/==(.*?)==/, '$1')
    })
  }
  const text = '甲==重点==乙\n\n[toc]'
  const alone = plugged(
    text,
    remark(() => () => undefined),
  )
  expect(alone.diagnostics.map(one => one.code)).toEqual(['markdown/leftover', 'markdown/leftover'])
  expect(plugged(text, remark(marking)).diagnostics).toHaveLength(1)
})

test('a tree that cannot be published is a problem of the plugin, not of the build', () => {
  const breaking: ParsePlugin['plugin'] = () => tree => {
    ;(tree as Root).children = [{ type: 'paragraph' } as never, null as never]
  }
  expect(plugged('甲', remark(breaking)).diagnostics).toMatchObject([{ code: 'plugin/failed' }])
  const endless: ParsePlugin['plugin'] = () => tree => {
    ;(tree as Root).children.push({ type: 'blockquote', children: (tree as Root).children as never })
  }
  expect(plugged('甲', remark(endless)).diagnostics).toMatchObject([{ severity: 'error' }])
})
