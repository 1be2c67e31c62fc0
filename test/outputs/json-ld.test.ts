import { describe, expect, test } from 'vitest'
import { article, siteOf } from '../support/site.ts'

const template = '<script type="application/ld+json">{{ page.jsonld }}</script>'
const files = {
  'content/zh/news/sky.md': `---
title: 天空</script><script>alert(1)</script>
date: 2021-01-11 13:31
updated: 2021-01-12
author: 甲
editor: 乙
source: 晨报
sourceUrl: https://example.org/a
tags: [空气]
image: p.png
summary: 摘要
corrections: [{ date: 2021-01-13, text: 改 }]
---
两字 word
`,
  'content/en/news/sky.md': '---\ntitle: Sky\n---\nText\n',
  'content/zh/news/plain.md': '---\ntitle: P\ndate: 2021-01-10\n---\n',
  'content/zh/news/gone.md': article('withdrawn: true'),
  'content/zh/news/p.png': 'x',
  'templates/pages/article.njk': `{% if page.jsonld %}${template}{% endif %}`,
}

const rig = siteOf(files)
function dataOf(path: string) {
  const html = rig.text(path)
  expect(html.match(/<\/?script/gi)).toHaveLength(2)
  return JSON.parse(html.slice(html.indexOf('>') + 1, html.lastIndexOf('</script>')))
}

describe('an article as schema.org data', () => {
  test('says what search engines ask for, and cannot end its element', () => {
    expect(dataOf('zh/news/sky/index.html')).toEqual({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: '天空</script><script>alert(1)</script>',
      description: '摘要',
      inLanguage: 'zh-Hans',
      mainEntityOfPage: 'https://news.example.org/zh/news/sky/',
      datePublished: '2021-01-11T13:31:00+08:00',
      dateModified: '2021-01-12',
      author: [
        { '@type': 'Person', name: '甲', url: `https://news.example.org${encodeURI('/zh/people/甲/')}` },
      ],
      editor: [
        { '@type': 'Person', name: '乙', url: `https://news.example.org${encodeURI('/zh/people/乙/')}` },
      ],
      publisher: { '@type': 'NewsMediaOrganization', name: '株洲环境', url: 'https://news.example.org/zh/' },
      image: ['https://news.example.org/assets/p.2d711642.png'],
      articleSection: 'news',
      keywords: ['空气'],
      sourceOrganization: { '@type': 'Organization', name: '晨报' },
      isBasedOn: 'https://example.org/a',
      wordCount: 3,
      correction: [{ '@type': 'CorrectionComment', text: '改', datePublished: '2021-01-13' }],
      workTranslation: [
        {
          '@type': 'NewsArticle',
          '@id': 'https://news.example.org/en/news/sky/',
          url: 'https://news.example.org/en/news/sky/',
        },
      ],
    })
  })

  test('the other edition’s is its translation', () => {
    expect(dataOf('en/news/sky/index.html')).toMatchObject({
      inLanguage: 'en',
      translationOfWork: { url: 'https://news.example.org/zh/news/sky/' },
    })
  })

  test('of two that claim to be the original, the first is named', () => {
    const keyed = (title: string) => `---\ntitle: ${title}\ndate: 2021-01-10\nkey: k\n---\n`
    const twice = siteOf({
      'content/zh/news/a.md': keyed('A'),
      'content/zh/news/b.md': keyed('B'),
      'content/en/news/e.md': keyed('E'),
      'templates/pages/article.njk': '{{ page.jsonld }}',
    })
    expect(JSON.parse(twice.text('en/news/e/index.html'))).toMatchObject({
      translationOfWork: { url: 'https://news.example.org/zh/news/a/' },
    })
  })

  test('what is not known is not said', () => {
    const keys = Object.keys(dataOf('zh/news/plain/index.html'))
    for (const key of [
      'image',
      'keywords',
      'isBasedOn',
      'correction',
      'workTranslation',
      'sourceOrganization',
    ])
      expect(keys).not.toContain(key)
  })

  test('a withdrawn article has none', () => expect(rig.text('zh/news/gone/index.html')).toBe(''))
})
