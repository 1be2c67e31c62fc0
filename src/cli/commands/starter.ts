/** The files of a new site; `today` (YYYY-MM-DD) dates its first article. */
export function starterFiles(today: string): Readonly<Record<string, string>> {
  return {
    'site.config.ts': config,
    'package.json': packageJson,
    '.gitignore': 'node_modules/\ndist/\n.cache/\n',
    'content/zh/news/welcome.md': welcomeZh(today),
    'content/en/news/welcome.md': welcomeEn,
    'content/zh/pages/about.md': '---\ntitle: 关于我们\n---\n\n在这里介绍编辑部。\n',
    'content/en/pages/about.md': '---\ntitle: About us\n---\n\nTell readers who you are.\n',
    'content/registry/tags.yaml': registry('Tags', tags),
    'content/registry/people.yaml': registry('Authors and editors', people),
    'content/registry/sources.yaml': registry('Sources', sources),
  }
}

type StarterNames = Readonly<Record<string, readonly [zh: string, en: string, ...aliases: string[]]>>

const tags: StarterNames = {
  announcements: ['公告', 'Announcements', '通知'],
  environment: ['环境', 'Environment', '环保'],
  interviews: ['访谈', 'Interviews'],
}

const people: StarterNames = { desk: ['编辑部', 'The desk'], photographers: ['摄影组', 'Photo desk'] }

const sources: StarterNames = { own: ['本站', 'This paper'], agency: ['通讯社', 'News agency'] }

/** Each term with a name in each language; articles may use any of its names. */
function registry(what: string, terms: StarterNames): string {
  const rows = Object.entries(terms).map(([id, [zh, en, ...aliases]]) => {
    const also = aliases.length === 0 ? '' : `  aliases: [${aliases.join(', ')}]\n`
    return `${id}:\n  zh: ${zh}\n  en: ${en}\n${also}`
  })
  return `# ${what} that articles may name. A name that is not here is an error: add it, or mend its spelling.\n${rows.join('')}`
}

const packageJson = `${JSON.stringify(
  {
    private: true,
    type: 'module',
    scripts: { dev: 'diglot dev', build: 'diglot build', check: 'diglot check', preview: 'diglot preview' },
    devDependencies: { diglot: '^0.1.0' },
  },
  null,
  2,
)}
`

const config = `import { defineConfig } from 'diglot'

export default defineConfig({
  site: 'https://news.example.org/',
  timeZone: 'Asia/Shanghai',
  default: 'zh',
  editions: {
    zh: { lang: 'zh-Hans', label: '中文', title: '双语新闻', description: '一份中英双语的报纸' },
    en: { lang: 'en', label: 'English', title: 'The Bilingual News', description: 'A paper in Chinese and English' },
  },
  sections: {
    news: { zh: '新闻', en: 'News' },
  },
  // tags, people and sources are those of content/registry/
  terms: 'closed',
})
`

function welcomeZh(today: string): string {
  return `---
title: 第一篇文章
date: ${today}
source: own
author: desk
editor: desk
tags: [announcements]
summary: 这篇文章有中英两个版本，两个文件同名，就是一对。
---

在 \`content/zh\` 和 \`content/en\` 里，**“路径相同”**的两个文件是同一篇文章的两个版本。

英文版没有写日期、来源、作者和标签，它们取自中文版。
`
}

const welcomeEn = `---
title: The first article
summary: This article has a Chinese and an English version; two files with one name are a pair.
---

Two files at the same path below \`content/zh\` and \`content/en\` are two versions of one article.

This one has no date, source, author or tags of its own: it takes them from the Chinese version.
`
