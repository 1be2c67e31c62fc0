import { expect, test } from 'vitest'
import { type Newsroom, themedNewsroom } from '../support/newsroom.ts'
import { exampleFiles, piece } from './of-examples.ts'

function open(options: object = {}): Newsroom {
  return themedNewsroom(
    {
      ...exampleFiles('llms-txt'),
      'content/zh/news/air.md': piece('空气', '01-02', '空气很好。\n\n第二段。', 'summary: 好空气\n'),
      'content/en/news/air.md': piece('Air [new]', '01-02', 'The air is good.\n\nMore.'),
      'content/en/explained/old.md': piece('Old', '01-01', 'An old one.\n\nMore.'),
      'content/en/news/hidden.md': piece('Hidden', '01-03', 'Not for machines.', 'noindex: true\n'),
    },
    {
      plugins: [['./plugins/llms-txt/index.ts', options]],
      sections: { news: { zh: '新闻', en: 'News' }, explained: { zh: '解读', en: 'Explained' } },
    },
  )
}

const read = (room: Newsroom, path: string) => Buffer.from(room.output().get(path) ?? '', 'latin1').toString()

test('llms-txt: sections and newest articles of each edition, with summaries', async () => {
  const room = open()
  const { diagnostics } = await room.build()
  expect(diagnostics).toEqual([])
  expect(read(room, 'zh/llms.txt')).toBe(`# 株洲环境

> 中文版

## 栏目

- [新闻](https://news.example.org/zh/news/)

## 最新文章

- [空气](https://news.example.org/zh/news/air/): 好空气
`)
  expect(read(room, 'en/llms.txt')).toBe(`# Zhuzhou Air

> The English edition

## Sections

- [News](https://news.example.org/en/news/)
- [Explained](https://news.example.org/en/explained/)

## Latest articles

- [Air \\[new\\]](https://news.example.org/en/news/air/): The air is good.
- [Old](https://news.example.org/en/explained/old/): An old one.
`)
})

test('llms-txt: rendered when a title in it has changed, and not for a text', async () => {
  const room = open({ articles: 2 })
  await room.build()
  expect(read(room, 'en/llms.txt')).not.toContain('Old')
  room.edit('content/en/news/air.md', 'More.', 'Other words.')
  expect((await room.build()).rendered.filter(path => path.endsWith('llms.txt'))).toEqual([])
  room.edit('content/en/explained/old.md', 'title: Old', 'title: Older')
  expect((await room.build()).rendered.filter(path => path.endsWith('llms.txt'))).toEqual([])
  room.edit('content/en/news/air.md', 'title: Air', 'title: Clean air')
  expect((await room.build()).rendered.filter(path => path.endsWith('llms.txt'))).toEqual(['en/llms.txt'])
})
