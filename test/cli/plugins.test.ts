import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { runCli, treeOf } from '../support/cli.ts'
import { type DevSite, devSite } from '../support/dev.ts'

let site: DevSite
afterEach(() => rmSync(site.folder, { recursive: true }))

const plugin = `
import { definePlugin } from 'diglot'
let calls = 0
export default definePlugin(() => ({
  name: 'facts',
  remark: [() => tree => { tree.children.push({ type: 'paragraph', children: [{ type: 'text', value: 'Added by a plugin.' }] }) }],
  filters: { loud: text => String(text).toUpperCase() + '!' },
  queries: { count: (edition, query) => query.published(edition, 'article').length },
  outputs: [{
    name: 'llms',
    plan: query => query.editions().map(edition => ({ path: edition + '/llms.txt', args: edition })),
    render: ({ args }, query) => query.published(args, 'article').map(id => query.title(id).title).join('\\n') + query.call('count', args),
  }],
}))
`

function open(more: Readonly<Record<string, string>> = {}): DevSite {
  const articles = Array.from({ length: 2100 }, (_, index) => [
    `content/en/news/n${index}.md`,
    `---\ntitle: Piece ${index}\ndate: 2020-01-01\n---\n\nText ${index}.\n`,
  ])
  const made = devSite({
    ...Object.fromEntries(articles),
    'plugins/facts.ts': plugin,
    'templates/pages/article.njk': '<h1>{{ article.title | loud }}</h1>{{ article.body }}',
    ...more,
  })
  made.write(
    'site.config.ts',
    made.read('site.config.ts').replace('timeZone', "plugins: ['./plugins/facts.ts'], timeZone"),
  )
  return made
}

test('the same bytes with one, two and four threads, each of which loads its own plugins', () => {
  site = open()
  const outputs = ['1', '2', '4'].map(jobs => {
    const run = runCli(['build', '.', '--jobs', jobs], { cwd: site.folder })
    expect([run.status, run.stdout]).toEqual([0, expect.not.stringContaining('error')])
    const tree = treeOf(join(site.folder, 'dist'))
    rmSync(join(site.folder, 'dist'), { recursive: true })
    rmSync(join(site.folder, '.cache'), { recursive: true })
    return tree
  })
  expect(outputs[0]?.get('en/news/n7/index.html')).toContain('<h1>PIECE 7!</h1>')
  expect(outputs[0]?.get('en/llms.txt')).toMatch(/Piece 7\n[\s\S]*2101$/)
  for (const other of outputs.slice(1)) expect([...other]).toEqual([...(outputs[0] ?? [])])
}, 240_000)

test('`why` names the plugin that has changed, and `--verify` the one that is not pure', () => {
  site = devSite({
    'plugins/facts.ts': "export default { name: 'facts', filters: { loud: text => text + '!' } }",
    'plugins/odd.ts': "export default { name: 'odd', functions: { chance: () => 'fixed' } }",
    'templates/pages/article.njk': '<h1>{{ article.title | loud }}</h1>',
    'templates/pages/home.njk': '{{ chance() }}',
  })
  site.write(
    'site.config.ts',
    site
      .read('site.config.ts')
      .replace('timeZone', "plugins: ['./plugins/facts.ts', './plugins/odd.ts'], timeZone"),
  )
  const run = (...args: string[]) => runCli(args, { cwd: site.folder })
  expect(run('build', '.', '--verify').status).toBe(0)
  site.write('plugins/facts.ts', site.read('plugins/facts.ts').replace('!', '?'))
  const why = run('why', '/zh/news/air/')
  expect(why.stdout).toContain('plugin("facts")')
  run('build', '.')
  site.write('plugins/odd.ts', "export default { name: 'odd', functions: { chance: () => Math.random() } }")
  const verified = run('build', '.', '--verify')
  expect(verified.status).toBe(1)
  expect(verified.stdout).toContain('plugin/impure')
  expect(verified.stdout).toContain('plugin "odd" gave another result for this file when it was asked twice')
  expect(verified.stdout).not.toContain('plugin "facts" gave')
})
