import { describe, expect, test } from 'vitest'
import { resolveConfig } from '../../../src/parse/config/resolve-config.ts'

const zh = { lang: 'zh-Hans', label: '中文', title: '晨报', description: '一份报纸' }
const en = { lang: 'en', label: 'English', title: 'The Morning', description: 'A paper' }
const places = { zh: '地点', en: 'Places', field: 'place' }
const good = {
  site: 'https://news.example.org/',
  timeZone: 'Asia/Shanghai',
  editions: { zh, en },
  taxonomies: { places },
}

function told(fields: unknown): string[] {
  return resolveConfig({ ...good, fields }).complaints.map(
    ({ path, message, hint }) =>
      `${path.join('.')}: ${message}${hint?.startsWith('did') ? ` → ${hint}` : ''}`,
  )
}

test('a string is a key of ours or a type, and an object what a field is', () => {
  const fields = {
    ...{ authors: 'author', lugar: 'place', published: '!draft', released: 'date' },
    ...{
      subtitle: 'text',
      rating: { type: 'number', min: 1, max: 5 },
      day: { type: 'date' },
      评分: 'number',
    },
  }
  const { config } = resolveConfig({ ...good, fields })
  expect(config?.fields).toEqual({ authors: 'author', lugar: 'place', published: '!draft', released: 'date' })
  expect(config?.declared).toEqual({
    subtitle: { type: 'text' },
    rating: { type: 'number', min: 1, max: 5 },
    day: { type: 'date' },
    评分: { type: 'number' },
  })
})

test('terms are fields of their taxonomy', () => {
  const fields = {
    place: { type: 'term', of: 'places' },
    stops: { type: 'list', of: 'places' },
    photographer: { type: 'term', of: 'people', required: true },
  }
  const { config, complaints } = resolveConfig({ ...good, fields })
  expect(complaints).toEqual([])
  const keys = config?.taxonomies.map(one => [one.id, one.fields.map(({ key, single }) => [key, single])])
  expect(keys).toEqual([
    ['tags', [['tags', false]]],
    [
      'people',
      [
        ['author', false],
        ['editor', false],
        ['photographer', true],
      ],
    ],
    ['sources', [['source', true]]],
    [
      'places',
      [
        ['place', true],
        ['stops', false],
      ],
    ],
  ])
})

describe('what cannot be declared is told by its key', () => {
  test.each<[string, unknown, string]>([
    [
      'a type with a slip',
      { a: 'txet' },
      'fields.a: "txet" is neither a key of Diglot\'s front matter nor a type → did you mean "text"?',
    ],
    [
      'a key of every site',
      { title: { type: 'text' } },
      'fields.title: "title" is a key that every site has',
    ],
    ['a key of a built-in taxonomy', { tags: 'list' }, 'fields.tags: "tags" is a key that every site has'],
    [
      'what is within a map',
      { 'extra.stars': 'number' },
      'fields.extra.stars: "extra.stars" cannot be the name of a field',
    ],
    [
      'a name that all objects have',
      JSON.parse('{"__proto__": "text"}'),
      'fields.__proto__: "__proto__" cannot be the name of a field',
    ],
    [
      'a rule with a slip',
      { a: { type: 'text', shard: true } },
      'fields.a.shard: "shard" is not known in "fields.a" → did you mean "shared"?',
    ],
    [
      'a range without numbers',
      { a: { type: 'number', min: 5, max: 1 } },
      'fields.a.max: "fields.a.max" is 1, and "min" is 5',
    ],
    [
      'no taxonomy',
      { a: { type: 'term', of: 'place' } },
      'fields.a.of: there is no taxonomy "place" → did you mean "places"?',
    ],
    ['a list of nothing', { a: { type: 'list', of: 'txet' } }, 'fields.a.of: there is no taxonomy "txet"'],
    [
      'terms on cards',
      { a: { type: 'term', of: 'places', card: true } },
      'fields.a.card: "fields.a.card" says nothing of terms',
    ],
  ])('%s', (_, fields, expected) => {
    expect(told(fields)).toEqual([expected])
  })
})

test('a taxonomy is told by its key too, and all at once', () => {
  const { complaints } = resolveConfig({
    ...good,
    sections: { news: { zh: '新闻', en: 'News' } },
    taxonomies: {
      Places: places,
      tags: { zh: '标签', folder: 'a b', field: 'tag' },
      people: 'no',
      towns: { zh: '城', enn: 'Towns', profiles: 1, field: [] },
      registry: places,
    },
  })
  expect(complaints.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`)).toEqual([
    'config/invalid taxonomies.Places: "Places" cannot be the name of a taxonomy',
    'config/invalid taxonomies.tags.folder: "a b" cannot be a folder of addresses',
    'config/invalid taxonomies.tags.field: the front matter of "tags" is "tags", and cannot be called otherwise',
    'config/invalid taxonomies.people: "taxonomies.people" must be an object, not a text',
    'config/invalid taxonomies.towns.en: "taxonomies.towns.en" is missing',
    'config/invalid taxonomies.towns.profiles: "taxonomies.towns.profiles" must be true or false, not a number',
    'config/invalid taxonomies.towns.field: "taxonomies.towns.field" is empty',
    'config/unknown-key taxonomies.towns.enn: "enn" is not known in "taxonomies.towns"',
    'config/invalid taxonomies.registry: "registry" cannot be a taxonomy: pages have something else by that name',
  ])
})

test('of two taxonomies that meet the later one is told', () => {
  const { complaints } = resolveConfig({
    ...good,
    sections: { towns: { zh: '城', en: 'Towns' } },
    taxonomies: {
      places,
      towns: { zh: '城', en: 'Towns' },
      cities: { zh: '市', en: 'Cities', folder: 'Places', field: ['place', 'title'] },
      tags: { zh: '标' },
    },
  })
  expect(complaints.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([
    'taxonomies.tags.en: "taxonomies.tags.en" is missing',
  ])
  const { complaints: clashes } = resolveConfig({
    ...good,
    sections: { towns: { zh: '城', en: 'Towns' } },
    taxonomies: {
      places,
      towns: { zh: '城', en: 'Towns' },
      cities: { zh: '市', en: 'Cities', folder: 'Places', field: ['place', 'title'] },
    },
  })
  expect(clashes.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([
    'taxonomies.towns: the taxonomy "towns" would stand where the section "towns" is',
    'taxonomies.cities.folder: the taxonomies "places" and "cities" would stand in one folder, "Places"',
    'taxonomies.cities.field.0: "place" is a field of the taxonomy "places" already',
    'taxonomies.cities.field.1: "title" has another meaning in front matter',
  ])
})
