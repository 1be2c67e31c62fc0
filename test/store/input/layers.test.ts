import { join } from 'node:path'
import { expect, test } from 'vitest'
import { noExtensions } from '../../../src/model/extensions.ts'
import type { Scanned } from '../../../src/model/scanned.ts'
import { lintTemplates } from '../../../src/render/lint.ts'
import { renderTemplate } from '../../../src/render/templates.ts'
import { answers } from '../../../src/site/answers.ts'
import { noRoutes } from '../../../src/site/links.ts'
import { openQueryLog } from '../../../src/site/query-log.ts'
import { assemble } from '../../../src/site/site.ts'
import { scan } from '../../../src/store/input/scan.ts'
import type { Layer } from '../../../src/store/plugins/layers.ts'
import { configOf } from '../../support/site.ts'
import { folderWith } from '../folder.ts'

const folders = (root: string, shown: string): Layer => {
  const below = (name: string) => ({ absolute: join(root, name), shown: `${shown}/${name}` })
  return { templates: below('templates'), strings: below('strings'), assets: below('assets') }
}

async function scanned(): Promise<Scanned> {
  const theme = await folderWith({
    'page.njk': 'default',
    'only.njk': 'only default',
    'side.njk': '{% include "only.njk" %}',
    'strings/en.json': '{ "a": "default", "b": "default", "c": "default", "d": "default" }',
    'assets/a.css': 'default',
    'assets/b.css': 'default',
  })
  const site = await folderWith({
    'look/page.njk': 'theme > {% include "theme:page.njk" %}',
    'look/strings/en.json': '{ "b": "theme", "c": "theme", "d": "theme" }',
    'one/templates/page.njk': 'one > {% include "theme:page.njk" %}',
    'one/templates/side.njk': 'one side > {% include "theme:only.njk" %}',
    'one/strings/en.json': '{ "c": "one", "d": "one" }',
    'one/assets/b.css': 'one',
    'two/templates/page.njk': 'two > {% include "theme:page.njk" %}',
    'templates/page.njk': 'site > {% include "theme:page.njk" %}',
    'templates/strings/en.json': '{ "d": "site" }',
    'content/en/.keep': '',
  })
  const look = { absolute: join(site, 'look'), shown: 'look' }
  const whole: Layer = {
    templates: look,
    strings: { absolute: join(site, 'look/strings'), shown: 'look/strings' },
    assets: null,
  }
  const two: Layer = { ...folders(join(site, 'two'), 'two'), strings: null, assets: null }
  return await scan(site, theme, { layers: [whole, folders(join(site, 'one'), 'one'), two] })
}

const config = configOf({
  editions: { en: { lang: 'en', label: 'English', title: 'News', description: 'News.' } },
})

test('site over plugins over theme over default, and `theme:` reaches the next layer below the one that says it', async () => {
  const found = await scanned()
  expect(found.diagnostics).toEqual([])
  const from = { config, extensions: noExtensions, scanned: found, parsed: new Map(), registry: [], data: [] }
  const { site } = assemble({ ...from, clock: { now: 0, drafts: false } } as Parameters<typeof assemble>[0])
  const ask = answers(site, noRoutes)
  const shown = (name: string): string =>
    openQueryLog(ask).note(asked => {
      const report = (one: unknown): void => expect(one).toBeUndefined()
      return renderTemplate(name, {}, { ask: asked, edition: 'en', report })
    }).result
  expect(shown('page.njk')).toBe('site > two > one > theme > default')
  expect(shown('side.njk')).toBe('one side > only default')
  expect(['a', 'b', 'c', 'd'].map(key => ask.text('en', key))).toEqual(['default', 'theme', 'one', 'site'])
  expect(found.themeAssets.map(({ name, path }) => [name, path])).toEqual([
    ['a.css', 'diglot/templates/assets/a.css'],
    ['b.css', 'one/assets/b.css'],
  ])
  expect(lintTemplates(ask, name => name).filter(one => one.code === 'template/missing')).toEqual([])
})
