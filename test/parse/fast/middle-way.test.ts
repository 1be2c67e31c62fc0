import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Root as Html } from 'hast'
import type { Root } from 'mdast'
import { expect, test } from 'vitest'
import { bareSettings, type ParseSettings } from '../../../src/model/parse-settings.ts'
import { parseArticle } from '../../../src/parse/article.ts'
import { parseMarkdown } from '../../../src/parse/markdown.ts'
import { middleWay } from '../../../src/parse/middle-way.ts'
import { decode } from '../../../src/parse/source/decode.ts'
import { splitFrontMatter } from '../../../src/parse/source/front-matter.ts'
import { digest } from '../../../src/text/digest.ts'
import { documents } from './documents.ts'
import { shown } from './parsed.ts'

/** `DOCUMENTS=100000 SEED=7` for a longer walk. */
const runs = Number(process.env.DOCUMENTS ?? 500)
const seed = Number(process.env.SEED ?? 20_261_201)

/** The whole tree: every field of every node, in order, with its place. `TREES=1` shows where two differ. */
function told(tree: Root | Html): string {
  const text = JSON.stringify(tree)
  return process.env.TREES === undefined ? digest(text) : text
}

/** Writes what it sees into the text. */
function tellTree() {
  return (tree: Root) => {
    tree.children.push({ type: 'paragraph', children: [{ type: 'text', value: told(tree) }] })
  }
}

function tellHtml() {
  return (tree: Html) => {
    const children: Html['children'] = [{ type: 'text', value: told(tree) }]
    tree.children.push({ type: 'element', tagName: 'p', properties: {}, children: children as never })
  }
}

const telling: ParseSettings = {
  ...bareSettings(),
  remark: [{ name: 'tell-tree', plugin: tellTree }],
  rehype: [{ name: 'tell-html', plugin: tellHtml }],
}
const byRemark: ParseSettings = { ...telling, parser: 'remark' }

test('plugins see the same trees by both ways, for random documents', () => {
  let middle = 0
  fc.assert(
    fc.property(documents, text => {
      const remark = ofRemark(text)
      fc.pre(remark !== undefined)
      if (middleWay(text, telling)) middle++
      expect(shown(parseMarkdown(text, telling))).toEqual(shown(remark))
    }),
    { numRuns: runs, seed },
  )
  expect(middle).toBeGreaterThan(runs / 10)
}, 3_600_000)

/** Nothing where remark's builds for tests assert that no box of a task is below its mark; others read it. */
function ofRemark(text: string) {
  try {
    const parsed = parseMarkdown(text, byRemark)
    return parsed.diagnostics.some(one => one.code === 'plugin/failed') ? undefined : parsed
  } catch (cause) {
    if (cause instanceof Error && /\bexitCheck\b.*task-list-item/.test(cause.stack ?? '')) return undefined
    throw cause
  }
}

const root = join(import.meta.dirname, '..', '..', '..')

test.each([
  [join(root, 'content'), 0.95],
  [join(root, '..', 'shared', 'corpus', 'volcano'), 0.7],
  [process.env.CORPUS ?? 'no CORPUS', 0.95],
])(
  'plugins see the same trees by both ways, for %s',
  (folder, share) => {
    if (!existsSync(folder)) return
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(path => /\.mdx?$/.test(path))
      .map(path => join(folder, path))
    let middle = 0
    for (const file of files) {
      const bytes = readFileSync(file)
      const parsed = parseArticle(bytes, byRemark)
      expect(shown(parseArticle(bytes, telling)), file).toEqual(shown(parsed))
      const { body } = splitFrontMatter(decode(bytes).text)
      const isTold = parsed.diagnostics.some(one => /^(?:markdown\/leftover|text\/invisible)$/.test(one.code))
      if (body === undefined || isTold || middleWay(body, telling)) middle++
    }
    expect(middle / files.length).toBeGreaterThan(share)
  },
  600_000,
)
