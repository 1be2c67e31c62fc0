import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../../src/model/diagnostic.ts'
import { safeText } from '../../../src/render/nunjucks/environment.ts'
import { renderTemplate } from '../../../src/render/templates.ts'
import { openQueryLog } from '../../../src/site/query-log.ts'
import { placesOf, siteOf } from '../../support/site.ts'

function render(templates: Readonly<Record<string, string>>, context: object = {}, edition = 'en') {
  const files = Object.fromEntries(
    Object.entries(templates).map(([name, text]) => [`templates/${name}`, text]),
  )
  const queryLog = openQueryLog(siteOf(files).ask)
  const found: Diagnostic[] = []
  const { result: text, asked } = queryLog.note(ask =>
    renderTemplate('main.njk', context, { ask, edition, report: one => found.push(one) }),
  )
  const used = asked
    .map(queryLog.query)
    .flatMap(query => (query.startsWith('["template"') ? JSON.parse(query)[1] : []))
  return { text, used, found, asked: asked.map(queryLog.query) }
}

describe('every template that is used is asked for', () => {
  test.each([
    ['an include', '{% include "part.njk" %}', ['part.njk']],
    ['a computed include', '{% set which = "part" %}{% include which + ".njk" %}', ['part.njk']],
    ['an include in a loop', '{% for one in ["part.njk"] %}{% include one %}{% endfor %}', ['part.njk']],
    ['a layout', '{% extends "layout.njk" %}{% block main %}x{% endblock %}', ['layout.njk', 'part.njk']],
    ['a computed layout', '{% extends "lay" + "out.njk" %}', ['layout.njk', 'part.njk']],
    ['an import', '{% import "macros.njk" as m %}{{ m.one(1) }}', ['macros.njk']],
    ['a from-import', '{% from "macros.njk" import one %}{{ one(1) }}', ['macros.njk']],
    [
      'an import in a macro’s file',
      '{% from "macros.njk" import two %}{{ two(1) }}',
      ['macros.njk', 'part.njk'],
    ],
    ['a missing one that may be missing', '{% include "gone.njk" ignore missing %}', ['gone.njk']],
  ])('%s', (_, main, used) => {
    const result = render({
      'main.njk': main,
      'part.njk': 'P',
      'layout.njk': '{% block main %}{% endblock %}{% include "part.njk" %}',
      'macros.njk':
        '{% macro one(x) %}{{ x }}{% endmacro %}{% macro two(x) %}{% include "part.njk" %}{% endmacro %}',
    })
    expect(result.found).toEqual([])
    expect(result.used).toEqual(['main.njk', ...used])
  })

  test('a template of the same name but another text is compiled anew', () => {
    expect(render({ 'main.njk': '{% include "p.njk" %}', 'p.njk': 'one' }).text).toBe('one')
    expect(render({ 'main.njk': '{% include "p.njk" %}', 'p.njk': 'two' }).text).toBe('two')
    expect(render({ 'main.njk': '{% include "p.njk" %}', 'p.njk': 'one' }).text).toBe('one')
  })

  test('what an imported file sets is set anew for every page, and what it asks is noted for each', () => {
    const templates = {
      'main.njk': '{% import "words.njk" as words %}{{ words.word }} {{ words.m() }}',
      'words.njk': '{% set word = text("own.word") %}{% macro m() %}{{ text("own.word") }}{% endmacro %}',
      'strings/en.json': '{ "own.word": "word" }',
      'strings/zh-Hans.json': '{ "own.word": "词" }',
    }
    expect(render(templates).text).toBe('word word')
    expect(render(templates, {}, 'zh').text).toBe('词 词')
    const main = { ...templates, 'main.njk': '{% from "words.njk" import word %}{{ word }}' }
    expect(render(main).asked).toContain('["text","en","own.word"]')
    expect(render(main).asked).toContain('["text","en","own.word"]')
  })

  test('one that is missing where it may be is found when it comes', () => {
    const main = '[{% include "late.njk" ignore missing %}]'
    expect(render({ 'main.njk': main }).text).toBe('[]')
    expect(render({ 'main.njk': main, 'late.njk': 'L' }).text).toBe('[L]')
    expect(render({ 'main.njk': main }).text).toBe('[]')
  })
})

describe('what goes wrong is reported, and no text comes out', () => {
  test.each([
    ['a missing template', '{% include "gone.njk" %}', 'there is no template "gone.njk"'],
    ['a missing computed one', '{% include "go" + "ne.njk" %}', 'there is no template "gone.njk"'],
    ['a missing layout', '{% extends "gone.njk" %}', 'there is no template "gone.njk"'],
    ['a path out of the folder', '{% include "../secret.njk" %}', 'there is no template "../secret.njk"'],
    ['an absolute path', '{% include "/etc/passwd" %}', 'there is no template "/etc/passwd"'],
    ['an undefined value', 'a{{ nothing }}', 'attempted to output null or undefined value'],
    ['an undefined property', 'a{{ page.nothing }}', 'attempted to output null or undefined value'],
    ['a property of nothing', 'a{{ nothing.at.all }}', 'attempted to output null or undefined value'],
    ['a missing string', '{{ text("no.such") }}', 'there is no string "no.such" in edition "en"'],
    ['a missing asset', '{{ asset("no.css") }}', 'there is no file "no.css" in templates/assets/'],
    ['an unknown function', '{{ nosuch() }}', 'Unable to call `nosuch`, which is undefined or falsey'],
    [
      'one of which an argument fails',
      '{{ nosuch(nor(1)) }}',
      'Unable to call `nor`, which is undefined or falsey',
    ],
    ['a syntax error', '{% if %}', 'unexpected token: %}'],
  ])('%s', (_, main, message) => {
    const { text, found } = render({ 'main.njk': main }, { page: {} })
    expect(text).toBe('')
    expect(found.map(one => one.code)).toEqual(['template/runtime'])
    expect(found[0]?.message).toBe(`the template failed near here: ${message}`)
    expect(found[0]?.file).toBe('templates/main.njk')
  })

  test('in a part it is that part that is named', () => {
    const { found } = render({ 'main.njk': 'x\n{% include "p.njk" %}', 'p.njk': 'a\nb {{ nothing }}' })
    expect(placesOf(found)[0]).toMatch(/^template\/runtime templates\/p\.njk:2:/)
  })

  test('a template that includes itself is told where, and how to reach the one below it', () => {
    const { found } = render({ 'main.njk': 'a\n{% include "main.njk" %}' })
    expect(placesOf(found)).toEqual(['template/runtime templates/main.njk:2:12'])
    expect(found[0]).toMatchObject({
      message: 'the template includes itself, without end',
      hint: 'write "theme:main.njk" for the template that this one overrides',
    })
  })

  test.each([
    [
      'a circle of two templates',
      { 'main.njk': '{% include "p.njk" %}', 'p.njk': '{% include "main.njk" %}' },
    ],
    ['a macro that calls itself', { 'main.njk': '{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}' }],
  ])('%s has no end, and says so', (_, templates) => {
    const { found } = render(templates)
    expect(found).toMatchObject([
      { code: 'template/runtime', message: expect.stringContaining('without end') },
    ])
  })

  test('a page after one that failed is rendered as ever', () => {
    render({ 'main.njk': '{{ nothing }}' })
    expect(render({ 'main.njk': '{{ text("articles", { count: 2 }) }}' }).text).toBe('2 articles')
  })
})

describe('escaping', () => {
  const evil = `<script>"'&`

  test.each([
    ['{{ x }}', '&lt;script&gt;&quot;&#39;&amp;'],
    ['<a title="{{ x }}">', '<a title="&lt;script&gt;&quot;&#39;&amp;">'],
    ['{{ [x] }}', '&lt;script&gt;&quot;&#39;&amp;'],
    ['{{ x | upper }}', '&lt;SCRIPT&gt;&quot;&#39;&amp;'],
    ['{{ x | replace("a", "b") }}', '&lt;script&gt;&quot;&#39;&amp;'],
    ['{% macro m(y) %}{{ y }}{% endmacro %}{{ m(x) }}', '&lt;script&gt;&quot;&#39;&amp;'],
    ['{{ text("articles", { count: x }) }}', '&lt;script&gt;&quot;&#39;&amp; articles'],
    ['{{ safe }}', '<b>'],
  ])('%s', (main, html) => {
    expect(render({ 'main.njk': main }, { x: evil, safe: safeText('<b>') })).toMatchObject({
      text: html,
      found: [],
    })
  })
})
