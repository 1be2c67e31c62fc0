import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { SiteConfig } from '../../../src/model/config.ts'
import { resolveConfig } from '../../../src/parse/config/resolve-config.ts'
import { loadConfig } from '../../../src/store/config/config-file.ts'

const zh = { lang: 'zh-Hans', label: '中文', title: '日报', description: '一份报纸', prefix: '' }
const en = { lang: 'en', label: 'English', title: 'The Daily', description: 'A paper' }
const labels = { zh: '栏', en: 'Column' }

function configOf(over: object): unknown {
  return { site: 'https://example.org/', timeZone: 'UTC', editions: { zh, en }, ...over }
}

/** `path ← other paths` of every complaint. */
function placesOf(over: object): string[] {
  return resolveConfig(configOf(over)).complaints.map(
    ({ path, related = [] }) =>
      `${path.join('.')} ← ${related.map(other => other.path.join('.')).join(', ')}`,
  )
}

describe('an edition without a prefix', () => {
  test.each([
    ['by itself', {}],
    ['that is not the default', { default: 'en' }],
    ['alone', { editions: { zh } }],
    ['with other sections', { sections: { news: labels, english: labels, zh: labels } }],
    ['with a pattern', { address: '{edition}/{year}/{slug}.html' }],
    ['with a folder of all articles', { address: 'posts/{edition}/{slug}' }],
    ['below a sub-directory of the name of an edition', { site: 'https://example.org/en/' }],
  ])('%s', (_, over) => expect(placesOf(over)).toEqual([]))

  test('has an empty prefix, and the others have their names', () => {
    const { config } = resolveConfig(configOf({ editions: { zh, en: { ...en, prefix: 'en' } } }))
    expect(config?.editions.map(({ id, prefix }) => [id, prefix])).toEqual([
      ['zh', ''],
      ['en', 'en'],
    ])
  })
})

describe('what could bring its pages into the folder of another edition is told with both places', () => {
  test.each([
    [
      'another without one',
      { editions: { zh, en: { ...en, prefix: '' } } },
      'editions.en.prefix ← editions.zh.prefix',
    ],
    ['an edition named as a folder', { editions: { zh, tags: en } }, 'editions.tags ← editions.zh.prefix'],
    ['the same of every site', { editions: { zh, assets: en } }, 'editions.assets ← editions.zh.prefix'],
    ['a section', { sections: { en: labels } }, 'sections.en ← editions.en'],
    ['a section in another case', { sections: { EN: labels } }, 'sections.EN ← editions.en'],
    ['a section by its address', { sections: { 'en.': labels } }, 'sections.en. ← editions.en'],
    ['a pattern', { address: 'en/{edition}/{slug}' }, 'address ← editions.zh.prefix'],
    ['a folder in it', { address: '{edition}/en/{slug}' }, 'address ← editions.zh.prefix'],
    ['a folder far behind', { address: 'a/{edition}/en/{slug}' }, 'address ← editions.zh.prefix'],
    ['a prefix within a part', { address: 'p-{edition}/{slug}' }, 'address ← editions.zh.prefix'],
  ])('%s', (_, over, place) => expect(placesOf(over)).toEqual([place]))

  test('in the config, at their lines', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'diglot-'))
    writeFileSync(
      join(folder, 'site.config.json'),
      JSON.stringify(configOf({ sections: { en: labels } }) as SiteConfig, null, 1),
    )
    const [found, more] = (await loadConfig(folder)).diagnostics
    expect(more).toBe(undefined)
    expect(found).toMatchObject({
      message: 'the section "en" of "zh" would stand at /en/, where the edition "en" is',
      ...{ file: 'site.config.json', line: 20 },
      related: [{ message: 'the edition is here', file: 'site.config.json', line: 12 }],
    })
  })
})

test('without one, other sections and patterns are nobody’s affair', () => {
  const editions = { zh: { ...zh, prefix: undefined }, en }
  expect(placesOf({ editions, sections: { en: labels }, address: 'en/{edition}/{slug}' })).toEqual([])
})

test.each(['cn', '/', 1, null])('prefix: %j is refused', prefix => {
  expect(placesOf({ editions: { zh: { ...zh, prefix }, en } })).toEqual(['editions.zh.prefix ← '])
})
