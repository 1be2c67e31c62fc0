import { rmSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { type DevProcess, type DevSite, devSite, startDevProcess } from '../support/dev.ts'
import { raw } from '../support/raw.ts'

let site: DevSite
let dev: DevProcess
afterEach(async () => {
  await dev.end()
  rmSync(site.folder, { recursive: true })
})

const page = async (path: string): Promise<string> => (await raw(path, { url: dev.origin })).body.toString()

/** Waits until a page has this in it. */
async function shows(path: string, text: string): Promise<void> {
  for (let turn = 0; turn < 150; turn++) {
    if ((await page(path)).includes(text)) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  expect(await page(path)).toContain(text)
}

test('plugins and themes are edited live: files, what they import, templates, packages; a broken one leaves what was', async () => {
  site = devSite({
    'plugins/a.ts':
      "import { word } from './word.ts'\nexport default { name: 'a', functions: { said: () => word }, templates: './a' }",
    'plugins/word.ts': "export const word = 'first'",
    'plugins/a/partials/own.njk': '<i>own template</i>',
    'node_modules/pkg/package.json': '{ "name": "pkg", "version": "1.0.0", "main": "index.js" }',
    'node_modules/pkg/index.js':
      "module.exports = { name: 'pkg', functions: { packed: () => 'packed once' } }",
    'node_modules/look/package.json': '{ "name": "look", "version": "1.0.0" }',
    'node_modules/look/templates/partials/look.njk': '<b>look of the theme</b>',
    'templates/pages/home.njk':
      '{{ said() }} {{ packed() }} {% include "partials/own.njk" %} {% include "partials/look.njk" %}',
  })
  const config = site.read('site.config.ts')
  site.write(
    'site.config.ts',
    config.replace('timeZone', "plugins: ['./plugins/a.ts', 'pkg'], theme: 'look', timeZone"),
  )
  dev = await startDevProcess(site.folder)
  for (const text of ['first', 'packed once', 'own template', 'look of the theme']) await shows('/zh/', text)
  site.write('plugins/word.ts', "export const word = 'second'")
  await shows('/zh/', 'second')
  site.write('plugins/a/partials/own.njk', '<i>new template</i>')
  await shows('/zh/', 'new template')
  site.write(
    'node_modules/pkg/index.js',
    "module.exports = { name: 'pkg', functions: { packed: () => 'packed twice' } }",
  )
  await shows('/zh/', 'packed twice')
  site.write('node_modules/look/templates/partials/look.njk', '<b>another look</b>')
  await shows('/zh/', 'another look')
  const before = dev.output().length
  site.write('plugins/word.ts', 'export const word = ')
  await dev.shows(/plugin\/unloadable/, before)
  expect(await page('/zh/')).toContain('second')
  // What else is edited meanwhile does not bring the broken one in.
  site.write('content/zh/news/water.md', '---\ntitle: 水\ndate: 2021-01-10\n---\n\n又一段。\n')
  expect(await page('/zh/')).toContain('second')
  site.write('plugins/word.ts', "export const word = 'mended'")
  await shows('/zh/', 'mended')
})
