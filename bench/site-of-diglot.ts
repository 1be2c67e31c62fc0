import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { type CorpusId, type CorpusSize, corpus, type LinkStyle } from './corpus.ts'
import { type Name, people, sections, sources, tags } from './vocabulary.ts'

/** Links of Diglot's content name files, which it checks. */
export const linkByFile: LinkStyle = (from, to) => `${relative(dirname(from), to)}.md`

/** Writes the corpus, each text changed, as a site of Diglot with all that a newsroom has: registry, sections, standing pages. */
export function writeSiteOfDiglot(
  folder: string,
  options: CorpusSize,
  change = (text: string) => text,
): void {
  for (const { path, text } of corpus({ ...options, link: linkByFile })) {
    writeText(join(folder, 'content', `${path}.md`), change(text))
  }
  for (const [path, text] of Object.entries(frame(options.corpus))) writeText(join(folder, path), text)
}

export function writeText(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

function frame(corpus: CorpusId): Readonly<Record<string, string>> {
  return {
    'site.config.ts': config(corpus),
    'content/zh/pages/about.md': '---\ntitle: 关于我们\n---\n\n这是一份用来测量的报纸。\n',
    'content/en/pages/about.md': '---\ntitle: About us\n---\n\nA paper that is made for measuring.\n',
    'content/registry/tags.yaml': registry(tags),
    'content/registry/people.yaml': registry(people),
    'content/registry/sources.yaml': registry(sources),
  }
}

function registry(names: readonly Name[]): string {
  return names.map(({ id, zh, en }) => `${id}:\n  zh: ${zh}\n  en: ${en}\n`).join('')
}

/** A config, with something in it besides. */
export function config(corpus: CorpusId, more = ''): string {
  // What is known and meant; a run must not complain of anything.
  const severity = corpus === 'news' ? '' : "  severity: { 'image/remote': 'off' },\n"
  const labels = sections.map(({ id, zh, en }) => `    ${id}: { zh: '${zh}', en: '${en}' },\n`).join('')
  return `import { defineConfig } from 'diglot'

export default defineConfig({
  site: 'https://news.example.org/',
  timeZone: 'Asia/Shanghai',
  default: 'zh',
  editions: {
    zh: { lang: 'zh-Hans', label: '中文', title: '基准新闻', description: '一份用来测量的报纸' },
    en: { lang: 'en', label: 'English', title: 'Benchmark News', description: 'A paper made for measuring' },
  },
  sections: {
${labels}  },
${severity}${more === '' ? '' : `  ${more}\n`}})
`
}
