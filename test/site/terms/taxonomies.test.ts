import { describe, expect, test } from 'vitest'
import type { SiteConfig } from '../../../src/model/config.ts'
import { builtInTaxonomies, withTermField } from '../../../src/model/taxonomy.ts'
import { defaultTheme } from '../../support/default-theme.ts'
import { hreflangProblems } from '../../support/hreflang.ts'
import { themedNewsroom } from '../../support/newsroom.ts'
import { article, configOf, type Files, placesOf, type Rig, siteOf } from '../../support/site.ts'

const places = { zh: '地点', en: 'Places', field: 'place' }
const config = { taxonomies: { places } }
const registry = `zhuzhou:
  zh: 株洲
  en: Zhuzhou
  aliases: [ZZ]
changsha:
  zh: 长沙
  en: Changsha
`
const content: Files = {
  'content/registry/places.yaml': registry,
  'content/zh/news/air.md': article('place: [株洲, changsha]\ntags: [空气]'),
  'content/en/news/air.md': '---\ntitle: Air\n---\nText.\n',
  'content/zh/news/water.md': article('place: ZZ'),
}
const files: Files = { ...defaultTheme, ...content }

/** The default theme's words with others. */
function wordsOf(lang: string, words: Readonly<Record<string, string>>): Files {
  const path = `templates/strings/${lang}.json`
  return { [path]: JSON.stringify({ ...JSON.parse(defaultTheme[path] ?? ''), ...words }) }
}

/** Output path → text, of all that is no copy. */
function treeOf(rig: Rig): Map<string, string> {
  const made = rig.pages.filter(({ kind }) => kind !== 'media')
  return new Map(made.map(({ path }) => [path, rig.text(path)]))
}

/** What a site of other files gives by an edit of the usual ones. */
function rigOf(more: Files, over: Partial<SiteConfig> = {}): Rig {
  return siteOf({ ...files, ...more }, { config: { ...config, ...over } })
}

/** The part of a page that shows facts of its article. */
function factsIn(page: string): string {
  return page.split('<dl class="facts">')[1]?.split('</dl>')[0] ?? ''
}

describe('a taxonomy of the site’s own has all that tags have', () => {
  const rig = siteOf(files, { config })
  const tree = treeOf(rig)

  test('without a complaint', () => expect(rig.diagnostics).toEqual([]))

  test.each([
    ['zh', '地点', '株洲', 'Zhuzhou'],
    ['en', 'Places', 'Zhuzhou', '株洲'],
  ])('pages of terms, an index and feeds in "%s"', (edition, label, name, foreign) => {
    const page = tree.get(`${edition}/places/zhuzhou/index.html`) ?? ''
    expect(page).toContain(
      `<p class="label"><a href="/${edition}/places/">${label}</a></p>\n<h1>${name}</h1>`,
    )
    expect(page).toContain(`href="/${edition}/places/zhuzhou/atom.xml"`)
    expect(tree.get(`${edition}/places/zhuzhou/atom.xml`)).toContain(`<title>${name} · `)
    const index = tree.get(`${edition}/places/index.html`) ?? ''
    expect(index).toContain(`<h1>${label}</h1>`)
    expect(index).toContain(`<a href="/${edition}/places/zhuzhou/">${name} <span`)
    expect(page + index).not.toContain(foreign)
    expect(index).toContain(`<span class="count">${edition === 'zh' ? 2 : 1}</span>`)
  })

  test('navigation, the site map and the sitemap lead there', () => {
    for (const [edition, label] of [
      ['zh', '地点'],
      ['en', 'Places'],
    ]) {
      expect(tree.get(`${edition}/index.html`)).toContain(
        `<li><a href="/${edition}/places/">${label}</a></li>`,
      )
      const map = tree.get(`${edition}/site-map/index.html`) ?? ''
      expect(map).toContain(`<h2><a href="/${edition}/places/">${label}</a></h2>`)
      expect(map).toContain(`<a href="/${edition}/places/changsha/">`)
      const sitemap = tree.get(`sitemaps/${edition}-pages.xml`) ?? ''
      for (const path of ['places/', 'places/zhuzhou/', 'places/changsha/'])
        expect(sitemap).toContain(`<loc>https://news.example.org/${edition}/${path}</loc>`)
    }
  })

  test('editions name each other’s pages', () => {
    expect(hreflangProblems(tree, 'https://news.example.org/')).toEqual([])
    const page = tree.get('zh/places/zhuzhou/index.html')
    expect(page).toContain('hreflang="en" href="https://news.example.org/en/places/zhuzhou/"')
    expect(tree.get('en/places/index.html')).toContain(
      'hreflang="zh-Hans" href="https://news.example.org/zh/places/"',
    )
  })

  test('articles link to their terms, under the name of their language; the pair has them too', () => {
    expect(factsIn(tree.get('zh/news/air/index.html') ?? '')).toMatch(
      /<dt>地点<\/dt><dd>\s*<a href="\/zh\/places\/zhuzhou\/">株洲<\/a>、\s*<a href="\/zh\/places\/changsha\/">长沙<\/a>/,
    )
    expect(factsIn(tree.get('en/news/air/index.html') ?? '')).toMatch(
      /<dt>Places<\/dt><dd>\s*<a href="\/en\/places\/zhuzhou\/">Zhuzhou<\/a>, \s*<a href="\/en\/places\/changsha\/">Changsha<\/a>/,
    )
  })

  test('machines read what the article is about', () => {
    const [, json = ''] =
      /ld\+json">([\s\S]*?)<\/script>/.exec(tree.get('en/news/air/index.html') ?? '') ?? []
    expect(JSON.parse(json).about).toEqual([
      { '@type': 'Thing', name: 'Zhuzhou', url: 'https://news.example.org/en/places/zhuzhou/' },
      { '@type': 'Thing', name: 'Changsha', url: 'https://news.example.org/en/places/changsha/' },
    ])
  })

  test('templates have it by the name of its field and of the taxonomy', () => {
    const own = siteOf(
      {
        'content/en/a.md': article('place: [Changsha]'),
        'templates/pages/article.njk':
          '{{ article.place[0].name }} {{ nav.places.url }} {{ article.facts[0].label }}',
        'templates/pages/site-map.njk': '{{ places[0].url }} {{ taxonomies[3].id }}',
      },
      { config },
    )
    expect(own.text('en/a/index.html')).toBe('Changsha /en/places/ Places')
    expect(own.text('en/site-map/index.html')).toBe('/en/places/changsha/ places')
  })
})

describe('names of terms', () => {
  test('a closed registry knows no others, and says which may be meant', () => {
    const found = rigOf({ 'content/en/news/b.md': article('place: [Zhuzou, Paris]') }, { terms: 'closed' })
    expect(found.diagnostics.filter(({ file }) => file === 'content/en/news/b.md')).toMatchObject([
      { code: 'term/unknown', line: 4, column: 9, message: '"Zhuzou" is not in the registry of places' },
      { code: 'term/unknown', line: 4, column: 17 },
    ])
    expect(found.diagnostics.map(({ hint }) => hint)).toContain(
      'did you mean "zhuzhou"? New terms are added in content/registry/places.yaml',
    )
  })

  test('an open one tells of slips', () => {
    const slip = rigOf({ 'content/en/news/b.md': article('place: Changsh') })
    expect(slip.diagnostics).toMatchObject([
      {
        ...{ code: 'term/similar', file: 'content/en/news/b.md', line: 4, column: 8 },
        hint: 'did you mean "Changsha"? If not, give "Changsh" a line in content/registry/places.yaml',
      },
    ])
  })

  test('several in one text are told', () => {
    const found = rigOf({ 'content/zh/news/b.md': article('place: 株洲、长沙') })
    expect(found.diagnostics).toMatchObject([
      { code: 'front-matter/list', line: 4, hint: expect.stringContaining('write `place: [株洲, 长沙]`') },
    ])
  })

  test('of no registry file is needed', () => {
    const rig = siteOf({ ...defaultTheme, 'content/zh/a.md': article('place: [株洲]') }, { config })
    expect(rig.diagnostics).toEqual([])
    expect(rig.text('zh/places/株洲/index.html')).toContain('<h1>株洲</h1>')
    expect(rig.text('en/places/index.html')).toContain('<h1>Places</h1>')
  })

  test('a file of the registry that is of no taxonomy is told, with those that there are', () => {
    const found = rigOf({ 'content/registry/place.yaml': 'a:\n  en: A\n' }).diagnostics
    expect(found).toMatchObject([
      {
        ...{ code: 'registry/invalid', file: 'content/registry/place.yaml', line: 1 },
        hint: 'registries are tags.yaml, people.yaml, sources.yaml, places.yaml',
      },
    ])
  })

  test('a badly written value and a key that is nearly right are told', () => {
    const found = rigOf({
      'content/en/news/b.md': article('place: { city: Zhuzhou }'),
      'content/en/news/c.md': article('plase: Zhuzhou'),
    }).diagnostics
    expect(placesOf(found)).toEqual([
      'front-matter/type content/en/news/b.md:4:8',
      'front-matter/unknown-key content/en/news/c.md:4:1',
    ])
    expect(found[1]?.hint).toBe('did you mean `place`?')
  })

  test('another system’s key may be read so', () => {
    const rig = rigOf({ 'content/en/news/b.md': article('ort: ZZ') }, { fields: { ort: 'place' } })
    expect(rig.diagnostics).toEqual([])
    expect(rig.ask.article('content/en/news/b.md').terms.place).toEqual(['zhuzhou'])
  })
})

describe('what a pair shares', () => {
  test('an article that says that there is none has none', () => {
    const rig = rigOf({ 'content/en/news/air.md': '---\ntitle: Air\nplace: []\n---\nText.\n' })
    expect(rig.ask.article('content/en/news/air.md').terms.place).toEqual([])
    expect(rig.ask.article('content/zh/news/air.md').terms.place).toEqual(['zhuzhou', 'changsha'])
  })

  test('a draft gives nothing of it, and what is lacking is told', () => {
    const rig = rigOf({
      'content/zh/news/air.md': article('place: 株洲\ndraft: true'),
      'content/en/news/air.md': '---\ntitle: Air\ndate: 2021-01-11\n---\nText.\n',
    })
    expect(rig.ask.article('content/en/news/air.md').terms.place).toEqual([])
    expect(rig.diagnostics).toMatchObject([
      { code: 'pair/lacking', message: 'this lacks the place of its pair, which is a draft' },
    ])
  })

  test('a withdrawn article links to no list that is not there', () => {
    const rig = rigOf({
      'content/zh/news/air.md': article('place: [株洲, 长沙]\nwithdrawn: true'),
      'content/en/news/air.md': '---\ntitle: Air\nplace: []\n---\nText.\n',
    })
    const page = rig.text('zh/news/air/index.html')
    expect(page).toContain('/zh/places/zhuzhou/')
    expect(page).not.toContain('/zh/places/changsha/')
  })
})

describe('editions', () => {
  const edition = (lang: string, label: string) => ({ lang, label, title: label, description: label })

  test('three, one of them without a prefix', () => {
    const editions = {
      zh: { ...edition('zh-Hans', '中文'), prefix: '' as const },
      en: edition('en', 'English'),
      tw: edition('zh-Hant', '繁體'),
    }
    const rig = siteOf(
      {
        ...files,
        ...wordsOf('zh-Hant', { articles: '{count}篇', 'articles.one': '{count}篇' }),
        'content/tw/news/air.md': '---\ntitle: 空氣\n---\n文。\n',
      },
      { config: { editions, taxonomies: { places: { ...places, tw: '地點', folder: 'where' } } } },
    )
    expect(rig.diagnostics).toEqual([])
    const tree = treeOf(rig)
    expect(hreflangProblems(tree, 'https://news.example.org/')).toEqual([])
    for (const folder of ['where', 'en/where', 'tw/where']) {
      expect(tree.has(`${folder}/index.html`)).toBe(true)
      expect(tree.has(`${folder}/zhuzhou/atom.xml`)).toBe(true)
    }
    expect(tree.get('tw/where/index.html')).toContain('<h1>地點</h1>')
    expect(tree.get('tw/where/zhuzhou/index.html')).toContain(
      '<h1 lang="zh-Hans">株洲</h1>'.replace(' lang="zh-Hans"', ''),
    )
    expect(tree.get('tw/where/zhuzhou/index.html')).toContain(
      'hreflang="zh-Hans" href="https://news.example.org/where/zhuzhou/"',
    )
    expect(tree.get('sitemaps/zh-pages.xml')).toContain('<loc>https://news.example.org/where/changsha/</loc>')
  })

  test('what another edition has is shown by fallback, and claims no language', () => {
    const rig = rigOf({}, { fallback: 'list' })
    const tree = treeOf(rig)
    expect(hreflangProblems(tree, 'https://news.example.org/')).toEqual([])
    expect(rig.ask.terms('places', 'en')).toEqual([
      { id: 'zhuzhou', count: 2 },
      { id: 'changsha', count: 1 },
    ])
  })
})

describe('what a declaration says', () => {
  test('several fields, persons with profiles, no feeds, a folder', () => {
    const crew = {
      zh: '剧组',
      en: 'Crew',
      field: ['director', '演员'],
      profiles: true,
      feeds: false,
      folder: '剧组',
    }
    const rig = siteOf(
      {
        ...defaultTheme,
        'content/registry/crew.yaml':
          'wang:\n  zh: 王五\n  en: Wang Wu\n  role: { en: Director, zh: 导演 }\n',
        'content/en/a.md': article('director: Wang Wu\n演员: [Li, Wang Wu]'),
        ...wordsOf('en', { 'facts.director': 'Directed by', 'list.crew': 'Member of a crew' }),
        ...wordsOf('zh-Hans', { 'facts.director': '导演' }),
      },
      { config: { taxonomies: { crew } } as object as Partial<SiteConfig> },
    )
    expect(rig.diagnostics).toEqual([])
    expect(rig.ask.article('content/en/a.md').terms).toMatchObject({
      director: ['wang'],
      演员: ['li', 'wang'],
    })
    expect(rig.ask.terms('crew', 'en').map(({ id }) => id)).toEqual(['li', 'wang'])
    const page = rig.text('en/剧组/wang/index.html')
    expect(page).toContain('<p class="role">Director</p>')
    expect(page).toContain('<a href="/en/%E5%89%A7%E7%BB%84/">Member of a crew</a>')
    expect(rig.text('en/剧组/index.html')).toContain('<h1>Crew</h1>')
    expect(rig.pages.map(({ path }) => path)).not.toContain('en/剧组/wang/atom.xml')
    expect(page).not.toContain('剧组/wang/atom.xml')
    expect(factsIn(rig.text('en/a/index.html'))).toMatch(/<dt>Directed by<\/dt>[\s\S]*<dt>Crew<\/dt>/)
    expect(treeOf(rig).get('sitemaps/en-pages.xml')).toContain('/en/%E5%89%A7%E7%BB%84/wang/</loc>')
  })

  test('built-in ones are called as the config says, unless the site’s strings have other words', async () => {
    const tags = { zh: '专题', en: 'Topics', folder: 'topics' }
    const room = themedNewsroom(
      {
        'content/en/b.md': article('tags: [Air]\nsource: Post'),
        'content/zh/c.md': article('tags: [空气]'),
        'templates/strings/en.json': '{ "list.tags": "Topic" }',
      },
      { taxonomies: { tags, sources: { feeds: true } } },
    )
    expect((await room.build()).diagnostics).toEqual([])
    const text = (path: string): string => Buffer.from(room.output().get(path) ?? '', 'latin1').toString()
    expect(text('zh/topics/index.html')).toContain('<h1>专题</h1>')
    expect(text('zh/index.html')).toContain('<li><a href="/zh/topics/">专题</a></li>')
    expect(text('en/index.html')).toContain('<li><a href="/en/topics/">Topics</a></li>')
    expect(text('en/topics/air/index.html')).toContain('<a href="/en/topics/">Topic</a>')
    expect(text('zh/topics/空气/index.html')).toContain('<a href="/zh/topics/">专题</a>')
    expect(text('en/sources/post/atom.xml')).toContain('<title>Post · ')
  })

  test('a built-in one that is false is not there, and its keys are any others', () => {
    const rig = siteOf(
      { ...files, 'content/registry/places.yaml': '', 'content/en/b.md': article('author: Li\ntags: [Air]') },
      { config: { taxonomies: { people: false, sources: false, places } } },
    )
    expect(rig.diagnostics).toEqual([])
    const tree = treeOf(rig)
    expect([...tree.keys()].filter(path => /people|sources/.test(path))).toEqual([])
    expect([...tree.values()].filter(text => /\/(?:people|sources)\//.test(text))).toEqual([])
    expect(rig.ask.article('content/en/b.md').extra).toEqual({ author: 'Li' })
    expect(hreflangProblems(tree, 'https://news.example.org/')).toEqual([])
  })

  test('a field that is declared as a term is one of the taxonomy’s', () => {
    const { taxonomies } = configOf(config)
    const more = withTermField(taxonomies, 'scene', 'places', true)
    expect(more?.at(-1)?.fields.map(({ key, single }) => [key, single])).toEqual([
      ['place', false],
      ['scene', true],
    ])
    const single = withTermField(taxonomies, 'place', 'places', true)?.at(-1)?.fields
    expect(single?.map(one => [one.key, one.single])).toEqual([['place', true]])
    expect(withTermField(taxonomies, 'place', 'cities', true)).toBeUndefined()
    expect(builtInTaxonomies.map(({ id }) => id)).toEqual(taxonomies.slice(0, 3).map(({ id }) => id))
  })
})

describe('builds after the first', () => {
  test('render what shows a term, and nothing else', async () => {
    const site = { ...content, 'content/en/news/far.md': article('tags: [Far]') }
    const room = themedNewsroom(site, config)
    await room.build()
    room.edit('content/registry/places.yaml', 'en: Changsha', 'en: Chang Sha')
    expect((await room.build()).rendered).toEqual([
      'en/news/air/index.html',
      'en/places/changsha/atom.xml',
      'en/places/changsha/index.html',
      'en/places/index.html',
      'en/site-map/index.html',
    ])
    room.edit('content/zh/news/water.md', 'place: ZZ', 'place: Paris')
    const { changes } = await room.build()
    expect(changes.added).toContain('zh/places/paris/index.html')
  })
})
