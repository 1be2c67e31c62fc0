import { describe, expect, test } from 'vitest'
import { article, placesOf, siteOf } from '../../support/site.ts'

const found = (files: Readonly<Record<string, string>>) =>
  siteOf({ 'content/zh/b.md': article(''), ...files }).diagnostics.map(({ code, severity, file, hint }) => ({
    said: `${code} ${severity} ${file}`,
    hint,
  }))

describe('.markdown is Markdown as .md is', () => {
  const rig = siteOf({
    'content/zh/news/2021-01-11-air.markdown': article('', '[天](sky.md) [水](water.markdown#h)'),
    'content/en/news/air.md': article('', '[x](../../zh/news/2021-01-11-air.markdown)'),
    'content/zh/news/sky.md': article(''),
    'content/zh/news/water.markdown': article('', '## H'),
    'content/zh/pages/about.markdown': '---\ntitle: A\n---\n',
  })

  test('as an article, a page, a side of a pair, and the end of a link', () => {
    expect(rig.diagnostics).toEqual([])
    expect(rig.ask.versions('content/en/news/air.md').map(one => one.url)).toEqual([
      '/zh/news/air/',
      '/en/news/air/',
    ])
    expect(rig.text('zh/news/air/index.html')).toContain('href="/zh/news/water/#h"')
    expect(rig.text('en/news/air/index.html')).toContain('href="/zh/news/air/"')
    expect(rig.pages.map(page => page.path)).toContain('zh/about/index.html')
  })

  test('two files that differ in that alone are one article twice', () => {
    const { diagnostics } = siteOf({ 'content/zh/a.md': article(''), 'content/zh/a.markdown': article('') })
    expect(placesOf(diagnostics).map(one => one.split(' ')[0])).toContain('path/collision')
  })

  test('a link to the other of the two', () => {
    const { ask } = rig
    const from = 'content/zh/news/sky.md'
    expect(ask.link(from, 'water.md')).toMatchObject({
      problem: 'link/broken',
      hint: 'did you mean "water.markdown"?',
    })
    expect(ask.link(from, 'sky.MD')).toMatchObject({ hint: 'did you mean "sky.md"?' })
  })
})

describe('names in capitals are told of, and published', () => {
  test.each([
    ['a.MD', 'a.md'],
    ['a.Md', 'a.md'],
    ['a.Markdown', 'a.markdown'],
    ['A.MARKDOWN', 'A.markdown'],
  ])('%s', (name, to) => {
    const path = `content/zh/${name}`
    expect(found({ [path]: article('') })).toEqual([
      { said: `content/extension warning ${path}`, hint: `rename it to ${to}, in links to it too` },
    ])
    expect(siteOf({ [path]: article('') }).pages.map(page => page.path)).toContain(
      `zh/${name.charAt(0)}/index.html`,
    )
  })
})

describe('files that are nearly articles', () => {
  test.each([
    'a.mdx',
    'a.MDX',
    'a.md.txt',
    'a.markdown.txt',
    'a.md.html',
    'a.mkd',
    'a.mdown',
    'a.mdwn',
    'a.md.',
    'a.md (1)',
    'a.Rmd',
    'a．ｍｄ',
  ])('%s is told of, linked or not, and so is a link to it', name => {
    const path = `content/zh/${name}`
    const files = {
      [path]: article(''),
      'content/zh/c.md': article('', `[a](<${name}>)`),
    }
    expect(found(files)).toEqual([
      {
        said: `content/extension warning ${path}`,
        hint: expect.stringMatching(/^rename it to a\.md/),
      },
    ])
    const [problem] = siteOf(files).problems('zh/c/index.html')
    expect([problem?.code, problem?.line, problem?.hint]).toEqual([
      'link/broken',
      5,
      expect.stringMatching(/^rename it to a\.md/),
    ])
  })

  test.each(['a.mdx', 'a.md.txt', 'a.docx', 'a.txt', 'a.html', 'a'])('a link to a.md, where %s is', name => {
    const rig = siteOf({ 'content/zh/b.md': article('', '[a](a.md)'), [`content/zh/${name}`]: 'x' })
    expect(rig.ask.link('content/zh/b.md', 'a.md')).toMatchObject({
      problem: 'link/broken',
      hint: `there is content/zh/${name}: save it as Markdown, and call it a.md`,
    })
  })
})

describe('texts that are no Markdown are told of where no article links to them', () => {
  test.each(['a.txt', 'a.docx', 'a.doc', 'a.rtf', 'a.html', 'a.HTM', 'a.rst', 'a.org', 'a.wps', 'a'])(
    '%s',
    name => {
      const path = `content/zh/news/${name}`
      expect(found({ [path]: 'x' })).toEqual([
        { said: `content/extension warning ${path}`, hint: expect.stringMatching(/Markdown/) },
      ])
      const link = { 'content/zh/c.md': article('draft: true', `[a](news/${name}?x#y)`) }
      expect(found({ [path]: 'x', ...link })).toEqual([])
    },
  )

  test.each([
    'content/zh/a.pdf',
    'content/zh/a.csv',
    'content/zh/a.png',
    'content/zh/a.md.bak',
    'content/zh/a.md.orig',
    'content/shared/a.txt',
  ])('%s is none', path => {
    expect(found({ [path]: 'x' })).toEqual([])
  })
})

test.each(['content/registry/tags.json', 'content/registry/old/tags.yaml', 'content/registry/tags.yaml.txt'])(
  'what looks like a registry: %s',
  path => {
    expect(found({ [path]: 'x' })).toEqual([
      {
        said: `content/extension warning ${path}`,
        hint: 'registries are tags.yaml, people.yaml and sources.yaml in content/registry/',
      },
    ])
  },
)
