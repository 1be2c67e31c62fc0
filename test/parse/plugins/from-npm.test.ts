import rehypeExternalLinks from 'rehype-external-links'
import remarkDefinitionList, { defListHastHandlers } from 'remark-definition-list'
import { expect, test } from 'vitest'
import { isMiddle, plugged } from './plugged.ts'

const definitions = {
  remark: [{ name: 'remark-definition-list', plugin: remarkDefinitionList, handlers: defListHastHandlers }],
}

test('a plugin with a syntax of its own: definition lists', () => {
  const text = '# 词\n\nPM2.5\n: 细颗粒物，见[图](a.png)。\n\n臭氧\n: 一种气体\n: *也叫* O3\n'
  const { html, targets, words } = plugged(text, definitions)
  expect(html).toContain('<dl>')
  expect(html).toMatch(/<dt>PM2\.5<\/dt>\s*<dd>细颗粒物，见<a\{link a\.png\}>图<\/a>。\s*<\/dd>/)
  expect(html).toMatch(/<dd><em>也叫<\/em> O3\s*<\/dd>/)
  expect(targets).toEqual(['a.png'])
  expect(words.han).toBe(15)
})

test('only texts that may have that syntax go to remark-parse', () => {
  expect(isMiddle('甲\n: 乙', definitions)).toBe(false)
  expect(isMiddle('> 甲\n> : 乙', definitions)).toBe(false)
  expect(isMiddle('- 甲\n\n  : 乙', definitions)).toBe(false)
  expect(isMiddle('时间：10:30，见[站](https://a.com/x)', definitions)).toBe(true)
  expect(isMiddle('At 10:30: see https://a.com/x', definitions)).toBe(true)
})

const links = {
  rehype: [
    {
      name: 'rehype-external-links',
      plugin: [rehypeExternalLinks, { target: '_blank', rel: ['noopener'] }] as [
        typeof rehypeExternalLinks,
        object,
      ],
    },
  ],
}

test('a plugin that looks at addresses: external links', () => {
  const text = '见[此](https://a.com/x)、[彼](b.md)、<https://b.com/>和<a href="https://c.com">丙</a>。'
  const { html, targets, diagnostics } = plugged(text, links)
  expect(html).toContain('<a href="https://a.com/x" rel="noopener" target="_blank">此</a>')
  expect(html).toContain('<a{link b.md}>彼</a>')
  expect(html).toContain('<a href="https://b.com/" rel="noopener" target="_blank">https://b.com/</a>')
  expect(html).toContain('<a href="https://c.com" rel="noopener" target="_blank">丙</a>')
  expect(targets).toEqual(['b.md'])
  expect(diagnostics).toEqual([])
})

test('both at once', () => {
  const { html } = plugged('甲\n: 见[此](https://a.com/x)', { ...definitions, ...links })
  expect(html).toMatch(/<dd>见<a href="https:\/\/a\.com\/x" rel="noopener" target="_blank">此<\/a>\s*<\/dd>/)
})
