import { describe, expect, test } from 'vitest'
import { lintTemplates } from '../../src/render/lint.ts'
import { placesOf, siteOf } from '../support/site.ts'

function lint(text: string, files: Readonly<Record<string, string>> = {}) {
  const { ask } = siteOf({ 'templates/main.njk': text, 'templates/parts/card.njk': 'x', ...files })
  return lintTemplates(ask, name => `templates/${name}`)
}

describe('what is found, where exactly', () => {
  test.each([
    [
      'template/syntax',
      '{% if a %}\nb',
      '2:2',
      'expected elif, else, or endif, got end of file',
      'mend the template at this place; https://mozilla.github.io/nunjucks/ describes the language',
    ],
    [
      'template/missing',
      '{% include "parts/crad.njk" %}',
      '1:12',
      'there is no template "parts/crad.njk"',
      'did you mean "parts/card.njk"?',
    ],
    [
      'template/missing',
      'a\n  {% extends "gone/nowhere.html" %}',
      '2:14',
      'there is no template "gone/nowhere.html"',
      undefined,
    ],
    ['template/missing', '{% import "m.njk" as m %}', '1:11', 'there is no template "m.njk"', undefined],
    ['template/missing', '\n\n{% from "m.njk" import x %}', '3:9', 'there is no template "m.njk"', undefined],
    [
      'template/missing',
      '{% if a %}\n{% include "gone.njk" %}\n{% endif %}',
      '2:12',
      'there is no template "gone.njk"',
      undefined,
    ],
    [
      'template/unknown-filter',
      'x {{ a | upperr }}',
      '1:10',
      'there is no filter "upperr"',
      'did you mean "upper"?',
    ],
    [
      'template/unknown-filter',
      '{% set a = b | dat("day") %}',
      '1:16',
      'there is no filter "dat"',
      'did you mean "date"?',
    ],
    [
      'template/unknown-filter',
      '{% for a in b | nosuchthing %}{% endfor %}',
      '1:17',
      'there is no filter "nosuchthing"',
      undefined,
    ],
    [
      'template/unknown-filter',
      '{{ text("articles" | uper) }}',
      '1:22',
      'there is no filter "uper"',
      'did you mean "upper"?',
    ],
    [
      'template/unknown-name',
      '中文 {{ txt("a") }}',
      '1:7',
      'there is no function or macro "txt"',
      'did you mean "text"?',
    ],
    [
      'template/unknown-name',
      '{% if nosuchthing(1) %}{% endif %}',
      '1:7',
      'there is no function or macro "nosuchthing"',
      undefined,
    ],
    [
      'strings/missing',
      '{{ text("articels") }}',
      '1:9',
      'the string "articels" is missing',
      'add it to strings/zh-Hans.json, strings/en.json',
    ],
    [
      'strings/missing',
      '{% macro m() %}\n  {{ text("no.such") }}\n{% endmacro %}',
      '2:11',
      'the string "no.such" is missing',
      'add it to strings/zh-Hans.json, strings/en.json',
    ],
  ])('%s in %j', (code, text, place, message, hint) => {
    const found = lint(text)
    expect(placesOf(found)).toEqual([`${code} templates/main.njk:${place}`])
    expect(found[0]).toMatchObject({ message, severity: 'error' })
    if (hint !== undefined) expect(found[0]?.hint).toBe(hint)
    else expect(found[0]?.hint).toMatch(/./)
  })

  test.each([
    ['{{ a', '1:5', /expected variable end/],
    ['a\nb {{ a | }}', '2:10', /expected symbol, got variable-end/],
    ['a\n{% nosuch %}', '2:4', /unknown block tag: nosuch/],
    ['{% if a %}\nx', '', /expected elif, else, or endif/],
    ['{% block a %}', '', /expected/],
  ])('template/syntax in %j', (text, place, message) => {
    const found = lint(text)
    expect(found.map(one => one.code)).toEqual(['template/syntax'])
    expect(placesOf(found)[0]).toContain(`templates/main.njk:${place}`)
    expect(found[0]?.message).toMatch(message)
  })

  test('all that is wrong, in all templates', () => {
    const found = lint('{{ a | aa1 }}{{ b | bb2 }}', { 'templates/z.njk': '{% include "none" %}' })
    expect(placesOf(found)).toEqual([
      'template/unknown-filter templates/main.njk:1:8',
      'template/unknown-filter templates/main.njk:1:21',
      'template/missing templates/z.njk:1:12',
    ])
  })
})

describe('what is no mistake', () => {
  test.each([
    '{% include "gone.njk" ignore missing %}',
    '{% include which %}',
    '{% include "parts/" + name %}',
    '{% include ["gone.njk", "parts/card.njk"] %}',
    '{{ text(key) }}',
    '{{ text("articles", { count: 1 }) }}',
    '{{ textIn("zh", "articles") }}',
    '{{ a.text("no.such") }}',
    '{{ a.method() }}',
    '{% macro m(x, y=1) %}{{ x }}{% endmacro %}{{ m(1) }}',
    '{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}x{% endcall %}',
    '{% macro m() %}{{ caller(1) }}{% endmacro %}{% call(f) m() %}{{ f }}{% endcall %}',
    '{% macro m(f) %}{{ f() }}{% endmacro %}{{ m(1) }}',
    '{% from "parts/card.njk" import card, other as o %}{{ card() }}{{ o() }}',
    '{% import "parts/card.njk" as c %}{{ c.card() }}',
    '{% set f = latest %}{{ f("", 1) }}',
    '{% for f in a %}{{ f() }}{% endfor %}',
    '{% for k, f in a %}{{ f() }}{% endfor %}',
    '{{ range(3) }}{% set c = cycler("a", "b") %}{{ c.next() }}{% set j = joiner() %}{{ j() }}',
    '{% block a %}{{ super() }}{% endblock %}',
    '{% filter upper %}x{% endfilter %}',
    '{{ a | default("x") | safe | e }}',
    '{% if a is defined and b is not divisibleby(2) and c is sameas(d) %}{% endif %}',
    '{# {{ nosuch() }} {% include "gone" %} #}',
    '{% raw %}{{ nosuch() }}{% endraw %}',
    '{{ "a" if b else "c" }}{{ a in [1, 2] }}{{ { a: 1 }.a }}',
  ])('%s', text => expect(lint(text)).toEqual([]))
})

test('strings that pages need without a template’s help', () => {
  const { ask } = siteOf({})
  const without = {
    ...ask,
    text: (edition: string, key: string) =>
      edition === 'en' && key === 'list.tags' ? null : ask.text(edition, key),
  }
  expect(placesOf(lintTemplates(without, name => name))).toEqual([
    'strings/missing templates/strings/en.json',
  ])
})

test.each([
  ['a file of the theme that is not there', '{{ asset("none.css") }}', 'template/unknown-name', '1:10'],
  ['a way out of the template', '{{ x.constructor("y") }}', 'template/unknown-name', '1:6'],
  ['chance', '{{ [1, 2] | random }}', 'template/unknown-filter', '1:13'],
])('%s', (_, text, code, place) => {
  const rig = siteOf({ 'templates/pages/odd.njk': text })
  const found = lintTemplates(rig.ask, name => name)
  expect(found.map(one => [one.code, `${one.line}:${one.column}`])).toEqual([[code, place]])
})

test('a page that extends itself is told how to extend the one that it overrides', () => {
  const rig = siteOf({ 'templates/pages/odd.njk': '{% extends "pages/odd.njk" %}' })
  expect(lintTemplates(rig.ask, name => name)).toMatchObject([
    { code: 'template/syntax', line: 1, hint: expect.stringContaining('theme:pages/odd.njk') },
  ])
})
