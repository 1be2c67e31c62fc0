import { describe, expect, test } from 'vitest'
import { builtInTaxonomies } from '../../../src/model/taxonomy.ts'
import { resolveConfig } from '../../../src/parse/config/resolve-config.ts'

const zh = { lang: 'zh-Hans', label: '中文', title: '晨报', description: '一份报纸' }
const en = { lang: 'en', label: 'English', title: 'The Morning', description: 'A paper' }
const good = { site: 'https://news.example.org/', timeZone: 'Asia/Shanghai', editions: { zh, en } }

/** `path: message` (or `path: message → hint`) of every complaint. */
function complaintsOf(raw: unknown): string[] {
  return resolveConfig(raw).complaints.map(({ path, message, hint }) => {
    return `${path.join('.')}: ${message}${hint?.startsWith('did you mean') ? ` → ${hint}` : ''}`
  })
}

test('a config with only what is required has everything else filled in', () => {
  const { config, complaints } = resolveConfig(good)
  expect(complaints).toEqual([])
  expect(config).toEqual({
    file: 'site.config.ts',
    site: 'https://news.example.org/',
    origin: 'https://news.example.org',
    base: '/',
    timeZone: 'Asia/Shanghai',
    default: 'zh',
    editions: [
      { id: 'zh', direction: 'ltr', prefix: 'zh', ...zh },
      { id: 'en', direction: 'ltr', prefix: 'en', ...en },
    ],
    sections: [],
    address: '{edition}/{path}',
    fields: {},
    declared: {},
    taxonomies: builtInTaxonomies,
    terms: 'open',
    fallback: 'none',
    pageSize: 20,
    feeds: { limit: 20, content: 'full' },
    links: { schemes: [] },
    markdown: { parser: 'auto', remark: [], rehype: [] },
    plugins: [],
    theme: null,
    severity: {},
  })
})

test('everything that a config may say is taken over', () => {
  const { config, complaints } = resolveConfig({
    ...good,
    site: 'https://Example.org/news',
    default: 'en',
    editions: { zh: { ...zh, lang: 'zh-hans' }, en: { ...en, direction: 'rtl' } },
    sections: { 新闻: { zh: '新闻', en: 'News' }, 'a b': { zh: '二', en: 'Two' } },
    address: '/{edition}/{year}/{month}/{day}/{section}/{slug}/',
    fields: { authors: 'author', published: '!draft' },
    links: { schemes: ['DingTalk', 'web+x'] },
    terms: 'closed',
    fallback: 'list',
    pageSize: 1,
    feeds: { limit: 1000, content: 'summary' },
    markdown: { parser: 'remark' },
    severity: { 'link/broken': 'warning', 'image/alt': 'off', 'markdown/html': 'error' },
  })
  expect(complaints).toEqual([])
  expect(config).toMatchObject({
    site: 'https://example.org/news/',
    origin: 'https://example.org',
    base: '/news/',
    default: 'en',
    editions: [{ lang: 'zh-Hans' }, { direction: 'rtl' }],
    sections: [
      { id: '新闻', labels: { zh: '新闻', en: 'News' } },
      { id: 'a b', labels: { zh: '二', en: 'Two' } },
    ],
    address: '{edition}/{year}/{month}/{day}/{section}/{slug}',
    fields: { authors: 'author', published: '!draft' },
    links: { schemes: ['dingtalk', 'web+x'] },
    terms: 'closed',
    fallback: 'list',
    pageSize: 1,
    feeds: { limit: 1000, content: 'summary' },
    markdown: { parser: 'remark' },
    severity: { 'link/broken': 'warning', 'image/alt': 'off', 'markdown/html': 'error' },
  })
})

describe('something that is no config', () => {
  test.each([undefined, null, 'text', 7, [], () => good])('%j', raw => {
    expect(complaintsOf(raw)).toEqual([': the config must be an object'])
  })
})

describe('one mistake, one complaint', () => {
  test.each<[string, unknown, string[]]>([
    ['no site', { site: undefined }, ['site: "site" is missing']],
    [
      'a relative site',
      { site: 'news.example.org' },
      ['site: "news.example.org" is not an absolute web address'],
    ],
    [
      'no web address',
      { site: 'ftp://example.org/' },
      ['site: "ftp://example.org/" is not an absolute web address'],
    ],
    [
      'half an address',
      { site: 'https:example.org' },
      ['site: "https:example.org" is not an absolute web address'],
    ],
    [
      'a query',
      { site: 'https://example.org/?a' },
      ['site: "https://example.org/?a" has a query or a fragment, which the address of a site has not'],
    ],
    [
      'an empty fragment',
      { site: 'https://example.org/#' },
      ['site: "https://example.org/#" has a query or a fragment, which the address of a site has not'],
    ],
    [
      'a user name alone',
      { site: 'https://me@example.org/' },
      ['site: the address of the site has a user name or a password in it, and all readers would see it'],
    ],
    [
      'a password alone',
      { site: 'https://:secret@example.org/' },
      ['site: the address of the site has a user name or a password in it, and all readers would see it'],
    ],
    [
      'a password',
      { site: 'https://me:secret@example.org/' },
      ['site: the address of the site has a user name or a password in it, and all readers would see it'],
    ],
    ['a number for a text', { site: 7 }, ['site: "site" must be a text, not a number']],
    [
      'a zone with a slip',
      { timeZone: 'Asia/Shangai' },
      ['timeZone: "Asia/Shangai" is not the name of a time zone → did you mean "Asia/Shanghai"?'],
    ],
    ['an offset', { timeZone: '+08:00' }, ['timeZone: "+08:00" is not the name of a time zone']],
    ['no editions', { editions: undefined }, ['editions: "editions" is missing']],
    ['empty editions', { editions: {} }, ['editions: "editions" is empty, and a site has at least one']],
    ['a list of editions', { editions: [zh] }, ['editions: "editions" must be an object, not a list']],
    [
      'an edition in capitals',
      { editions: { ZH: zh } },
      ['editions.ZH: "ZH" cannot be the name of an edition'],
    ],
    [
      'an edition called registry',
      { editions: { registry: zh } },
      ['editions.registry: "registry" cannot be an edition: content/registry/ holds the terms'],
    ],
    [
      'an edition called data',
      { editions: { data: zh } },
      ['editions.data: "data" cannot be an edition: content/data/ holds what templates ask for'],
    ],
    [
      'an edition that is a text',
      { editions: { zh: 'zh' } },
      ['editions.zh: "editions.zh" must be an object, not a text'],
    ],
    [
      'an edition without a title',
      { editions: { zh: { ...zh, title: undefined } } },
      ['editions.zh.title: "editions.zh.title" is missing'],
    ],
    [
      'an empty label',
      { editions: { zh: { ...zh, label: ' ' } } },
      ['editions.zh.label: "editions.zh.label" is empty'],
    ],
    [
      'a title of two lines',
      { editions: { zh: { ...zh, title: 'a\nb' } } },
      ['editions.zh.title: "editions.zh.title" has a control character or a line break in it'],
    ],
    [
      'a language as programs write it',
      { editions: { zh: { ...zh, lang: 'zh_CN' } } },
      ['editions.zh.lang: "zh_CN" is not the tag of a language → did you mean "zh-CN"?'],
    ],
    [
      'one language twice',
      { editions: { zh, cn: { ...zh, lang: 'ZH-hans' } } },
      ['editions.cn.lang: the editions "zh" and "cn" both have the language "zh-Hans"'],
    ],
    [
      'a direction',
      { editions: { zh: { ...zh, direction: 'up' } } },
      ['editions.zh.direction: "editions.zh.direction" must be "ltr" or "rtl", not "up"'],
    ],
    ['another default', { default: 'fr' }, ['default: "default" must be "zh" or "en", not "fr"']],
    [
      'a section without a label',
      { sections: { news: { zh: '新闻' } } },
      ['sections.news.en: "sections.news.en" is missing'],
    ],
    [
      'a label in an edition that is not there',
      { sections: { news: { zh: '新闻', en: 'News', enn: 'News' } } },
      ['sections.news.enn: "enn" is not known in "sections.news" → did you mean "en"?'],
    ],
    [
      'a section that is a text',
      { sections: { news: 'News' } },
      ['sections.news: "sections.news" must be an object, not a text'],
    ],
    [
      'a section that is no folder',
      { sections: { '../x': { zh: 'x', en: 'x' } } },
      ['sections.../x: "../x" cannot be a section: a section is the name of a folder'],
    ],
    ['an unknown key', { pagesize: 3 }, ['pagesize: "pagesize" is not known → did you mean "pageSize"?']],
    [
      'an unknown key of an edition',
      { editions: { zh: { ...zh, titel: 'x' } } },
      ['editions.zh.titel: "titel" is not known in "editions.zh" → did you mean "title"?'],
    ],
    ['an unknown key of the feeds', { feeds: { size: 1 } }, ['feeds.size: "size" is not known in "feeds"']],
    [
      'an unknown key of Markdown',
      { markdown: { praser: 'auto' } },
      ['markdown.praser: "praser" is not known in "markdown" → did you mean "parser"?'],
    ],
    [
      'an unknown placeholder',
      { address: '{edition}/{yaer}/{slug}' },
      ['address: "{yaer}" is not a placeholder of addresses → did you mean "year"?'],
    ],
    [
      'an address without its article',
      { address: '{edition}/{year}' },
      ['address: "{edition}/{year}" lacks {slug}, {path} or {key}, so many articles would have one address'],
    ],
    [
      'an address without its edition',
      { address: '{path}' },
      ['address: "{path}" lacks {edition}, so both versions of an article would have one address'],
    ],
    [
      'an address with an open brace',
      { address: '{edition}/{slug}/{' },
      ['address: "{edition}/{slug}/{" has a brace without its partner'],
    ],
    [
      'an address that climbs',
      { address: '{edition}/../{slug}' },
      ['address: "{edition}/../{slug}" is not a pattern of addresses'],
    ],
    [
      'an address with a query',
      { address: '{edition}/?{slug}' },
      ['address: "{edition}/?{slug}" is not a pattern of addresses'],
    ],
    [
      'an address with a hole',
      { address: '{edition}//{slug}' },
      ['address: "{edition}//{slug}" is not a pattern of addresses'],
    ],
    [
      'a field that is not ours',
      { fields: { authors: 'autor' } },
      [
        'fields.authors: "autor" is neither a key of Diglot\'s front matter nor a type → did you mean "author"?',
      ],
    ],
    [
      'a field that is a list',
      { fields: { a: ['author'] } },
      ['fields.a: "fields.a" must be a text, not a list'],
    ],
    [
      'the opposite of what is not true or false',
      { fields: { a: '!title' } },
      ['fields.a: "!title" is neither a key of Diglot\'s front matter nor a type → did you mean "title"?'],
    ],
    ['links', { links: ['dingtalk'] }, ['links: "links" must be an object, not a list']],
    [
      'another key of links',
      { links: { scheme: [] } },
      ['links.scheme: "scheme" is not known in "links" → did you mean "schemes"?'],
    ],
    [
      'schemes',
      { links: { schemes: 'dingtalk' } },
      ['links.schemes: "links.schemes" must be a list, not a text'],
    ],
    [
      'schemes that are none',
      { links: { schemes: ['dingtalk://', 'x', '钉钉', 1, 'ok'] } },
      [
        'links.schemes.0: "dingtalk://" is not the scheme of an address',
        'links.schemes.1: "x" is not the scheme of an address',
        'links.schemes.2: "钉钉" is not the scheme of an address',
        'links.schemes.3: "links.schemes.3" must be a text, not a number',
      ],
    ],
    [
      'schemes that run',
      { links: { schemes: ['JavaScript', 'data', 'ms-msdt'] } },
      ['javascript', 'data', 'ms-msdt'].map(
        (name, n) =>
          `links.schemes.${n}: addresses by "${name}:" can run in a browser or read what is on a machine`,
      ),
    ],
    [
      'terms',
      { terms: 'close' },
      ['terms: "terms" must be "open" or "closed", not "close" → did you mean "closed"?'],
    ],
    ['fallback', { fallback: true }, ['fallback: "fallback" must be "none" or "list", not a boolean']],
    [
      'no articles in a list',
      { pageSize: 0 },
      ['pageSize: "pageSize" must be a whole number from 1 to 1000, not 0'],
    ],
    [
      'half an entry',
      { feeds: { limit: 1.5 } },
      ['feeds.limit: "feeds.limit" must be a whole number from 1 to 1000, not 1.5'],
    ],
    [
      'too many entries',
      { feeds: { limit: 1001 } },
      ['feeds.limit: "feeds.limit" must be a whole number from 1 to 1000, not 1001'],
    ],
    [
      'an unknown parser',
      { markdown: { parser: 'remrak' } },
      [
        'markdown.parser: "markdown.parser" must be "auto" or "remark", not "remrak" → did you mean "remark"?',
      ],
    ],
    ['feeds that are a number', { feeds: 3 }, ['feeds: "feeds" must be an object, not a number']],
    [
      'a code that is not there',
      { severity: { 'link/brocken': 'off' } },
      ['severity.link/brocken: "link/brocken" is not the code of a diagnostic → did you mean "link/broken"?'],
    ],
    [
      'a code that is fixed',
      { severity: { 'path/unsafe': 'off' } },
      ['severity.path/unsafe: "path/unsafe" is about safety or lost meaning and cannot be lowered'],
    ],
    [
      'a severity',
      { severity: { 'link/broken': 'warn' } },
      ['severity.link/broken: "severity.link/broken" must be "error" or "warning" or "off", not "warn"'],
    ],
  ])('%s', (_, change, expected) => {
    const raw = { ...good, ...(change as object) }
    expect(complaintsOf(raw)).toEqual(expected)
    expect(resolveConfig(raw).config).toBeNull()
  })
})

test('all mistakes are complained of at once', () => {
  expect(complaintsOf({ editions: { zh: {}, EN: en }, default: 'x', terms: 1, nonsense: true })).toHaveLength(
    10,
  )
})

test.each(['Asia/Beijing', 'CST', 'UTC+8', 'GMT+08:00', '+08:00'])(
  'a Chinese newsroom that writes %s is told the name',
  timeZone => {
    const [complaint] = resolveConfig({ ...good, timeZone }).complaints
    expect(complaint?.hint).toBe("China's zone is called 'Asia/Shanghai'")
  },
)

describe('names that every object has', () => {
  test('are unknown keys like others', () => {
    const raw: unknown = JSON.parse('{"constructor": 1, "__proto__": {"site": "https://evil.example/"}}')
    expect(complaintsOf({ ...good, toString: 'x' })).toEqual(['toString: "toString" is not known'])
    expect(complaintsOf(raw)).toContain('site: "site" is missing')
    expect(complaintsOf(raw)).toContain('__proto__: "__proto__" is not known')
  })

  test('are editions, sections and fields like others', () => {
    const raw = {
      ...good,
      editions: { constructor: en },
      sections: { toString: { constructor: 'x' }, valueOf: {} },
      fields: { hasOwnProperty: 'author' },
    }
    expect(complaintsOf(raw)).toEqual([
      'sections.valueOf.constructor: "sections.valueOf.constructor" is missing',
    ])
    const { config } = resolveConfig(good)
    expect(config?.fields['constructor' as string]).toBeUndefined()
    expect(complaintsOf({ ...good, severity: { constructor: 'off' } })).toHaveLength(1)
  })
})
