import nunjucks from 'nunjucks'
import { describe, expect, test } from 'vitest'
import { createEnvironment, safeText } from '../../../src/render/nunjucks/environment.ts'
import { siteOf } from '../../support/site.ts'

const files = {
  'layout.njk': 'L[{% block head %}h{% endblock %}|{% block main %}m{% endblock %}|{% include "part.njk" %}]',
  'middle.njk': '{% extends "layout.njk" %}{% block head %}mid-{{ super() }}{% endblock %}',
  'part.njk': 'part:{{ title }}{% if loop %}:{{ loop.index }}/{{ loop.length }}{% endif %}{{ one }}',
  'sets.njk': '{% set title = "own" %}{{ title }}',
  'macros.njk': `
{# only macros #}
{% macro plain(x) %}<{{ x }}>{% endmacro %}
{% macro many(a, b=2, c='three', d=false) %}{{ a }},{{ b }},{{ c }},{{ d }}{% endmacro %}
{% macro two(a, b) %}{{ a }}{% if b %}+{{ b }}{% endif %}{% endmacro %}
{% macro outer(a) %}{{ plain(a) }}{{ many(a, c=a) }}{% endmacro %}
{% macro wrap(x) %}{{ x }}({{ caller() }}){% endmacro %}
{% macro sees() %}{{ 'sees' if title else 'blind' }}{% endmacro %}
{% macro within(list) %}{% for one in list %}{% set n = one %}{{ n }}{{ loop.last }}{% include "part.njk" %}{% endfor %}{% endmacro %}
{% macro parts() %}[{% include "sets.njk" %}]{% endmacro %}
{% macro bad() %}{{ nothing.here }}{% endmacro %}
{% macro rows(list, level=2, title='none', sep=',') %}{% for one in list %}<h{{ level }}>{{ one }}{% if not loop.last %}{{ sep }}{% endif %}{% for two in list %}{{ loop.index }}{{ two }}{% endfor %}{{ loop.index0 }}{{ tell(loop, one) }}</h{{ level }}>{% else %}{{ title }}{% endfor %}{% endmacro %}
{% macro tell(loop, level) %}({{ loop.revindex }}{{ level }}){% endmacro %}
{% macro falls(greet, after=greet, range=7) %}{{ after }}{{ range }}{% endmacro %}
{% macro pairs(map) %}{% for k, v in map %}{{ k }}{{ v }}{{ loop.first }}{% endfor %}{% endmacro %}
{% macro twice(a, a=2) %}{{ a }}{% endmacro %}
{% macro asks(x) %}{{ caller(x) if caller else 'alone' }}{% endmacro %}
`,
  'uses.njk':
    '{% from "macros.njk" import plain %}{{ plain(title) }}{% for one in list %}{{ plain(one) }}{% endfor %}',
  'shows.njk': '{{ plain("shown") if plain else "hidden" }}',
  'nested.njk': '{% block outer %}o[{% block inner %}i{% endblock %}]{% endblock %}{{ title }}',

  'values.njk': '{% set answer = 42 %}{% macro tell() %}{{ answer }}{% endmacro %}',
}

const context = {
  title: `T<&>"'\\`,
  list: ['a', 'b', '<c>'],
  numbers: [3, 1, 2],
  map: { x: 1, y: { z: '<z>' } },
  entries: new Map([['k', 'v']]),
  safe: safeText('<b>'),
  none: null,
  yes: true,
  zero: 0,
  text: 'tënt',
  greet: (name: string) => `hi ${name}`,
  object: {
    name: 'o',
    own() {
      return this.name
    },
  },
}

/** What Nunjucks itself makes of a template, or the message with which it fails. */
function stock(main: string): string {
  const sources = new Map(Object.entries({ ...files, 'main.njk': main }))
  const loader = {
    getSource: (name: string) => ({ src: sources.get(name) ?? '', path: name, noCache: true }),
  } as unknown as nunjucks.ILoader
  const options = { autoescape: true, throwOnUndefined: true, trimBlocks: true, lstripBlocks: true }
  return outcome(() => new nunjucks.Environment(loader, options).render('main.njk', context))
}

function ours(main: string, times = 1): string {
  const templates = Object.entries({ ...files, 'main.njk': main })
  const { ask } = siteOf(Object.fromEntries(templates.map(([name, text]) => [`templates/${name}`, text])))
  const environment = createEnvironment()
  const render = () => outcome(() => environment.render('main.njk', { ...context }, ask))
  for (let time = 1; time < times; time++) render()
  return render()
}

/** Of a failure, what is reported: the innermost template, and the reason in the last line. */
function outcome(render: () => string): string {
  try {
    return render()
  } catch (error) {
    const lines = (error instanceof Error ? error.message : '').split('\n')
    const place = lines.findLast(line => /\.njk\)/.test(line))?.replace(/^.*\(/, '(')
    return `failed at ${place}: ${lines.at(-1)?.trim()}`
  }
}

test('what fails after a part was included is of the template that included it', () => {
  expect(ours('{% include "sets.njk" %}\n{{ title.nothing }}')).toBe(
    'failed at (main.njk) [Line 2, Column 1]: attempted to output null or undefined value',
  )
})

describe('templates run as Nunjucks runs them', () => {
  test.each([
    '{{ title }}{{ text }}{{ safe }}{{ yes }}{{ zero }}{{ list }}{{ map.y.z }}{{ map["x"] }}',
    '{{ title | upper }}{{ title | safe }}{{ list | join("<") }}{{ numbers | sort }}{{ title | length }}',
    '{{ greet("<you>") }}{{ object.own() }}{{ "abc".toUpperCase() }}{{ list.indexOf("b") }}',
    '{% for one in list %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }}{{ one }}{% else %}no{% endfor %}',
    '{% for one in list %}{% for two in numbers %}{{ one }}{{ two }}{{ loop.index }}{% endfor %}{{ loop.index }}{% endfor %}',
    '{% for one in none %}x{% else %}none{% endfor %}{% for one in [] %}x{% else %}empty{% endfor %}',
    '{% for k, v in map %}{{ k }}{{ loop.index }}{% endfor %}{% for k, v in entries %}{{ k }}{{ v }}{% endfor %}',
    '{% for one in list %}{% include "part.njk" %}{% endfor %}',
    '{% set a = 1 %}{% for one in list %}{% set a = one %}{% endfor %}{{ a }}',
    '{% set a = 1 %}{% if yes %}{% set a = 2 %}{% endif %}{{ a }}{% include "sets.njk" %}{{ title }}',
    '{% set a %}x{{ title }}{% endset %}{{ a }}{% set b = c = 3 %}{{ b }}{{ c }}',
    '{% for loop in list %}{{ loop }}{% endfor %}',
    '{% for range in list %}{{ range }}{% endfor %}{{ range(3) }}',
    '{% extends "layout.njk" %}{% block main %}{{ title }}{% endblock %}',
    '{% extends "middle.njk" %}{% block head %}top-{{ super() }}{% endblock %}',
    '{% extends "mid" + "dle.njk" %}{% set title = "changed" %}{% block main %}{{ title }}{% endblock %}',
    '{% block a %}x{% block b %}y{% endblock %}{% endblock %}',
    '{% from "macros.njk" import plain, many as m %}{{ plain(title) }}{{ m(1) }}{{ m(1, 5) }}{{ m(1, d=9) }}{{ m(1, 2, 3, 4) }}{{ m(1, 2, 3, 4, 5) }}{{ m(a=7, c=1) }}',
    '{% import "macros.njk" as all %}{{ all.outer(title) }}{{ all.two("x") }}{{ all.two("x", b="y") }}{{ all.two(b="y", a="x") }}{{ all.two("x", "y") }}',
    '{% from "macros.njk" import wrap %}{% call wrap(1) %}{{ title }}{% endcall %}',
    '{% from "macros.njk" import sees %}{{ sees() }}',
    '{% from "macros.njk" import sees with context %}{{ sees() }}',
    '{% from "macros.njk" import within %}{{ within(list) }}{{ within([]) }}',
    '{% from "macros.njk" import parts %}{{ parts() }}{{ parts() }}',
    '{% from "values.njk" import answer, tell %}{{ answer }}{{ tell() }}',
    '{% macro own(x, y=title) %}{{ x }}{{ y }}{% endmacro %}{{ own(1) }}{{ own(1, 2) }}{{ own(own(3)) }}',
    '{% macro count(n) %}{{ n }}{% if n > 1 %}{{ count(n - 1) }}{% endif %}{% endmacro %}{{ count(3) }}',
    '{% filter upper %}{{ text }}{% endfilter %}{% switch zero %}{% case 0 %}nil{% default %}other{% endswitch %}',
    '{% if object.own %}x{% endif %}{{ "y" if object.own else "n" }}{{ not object.own }}{% if not object.gone %}z{% endif %}',
    '{{ "in" if "a" in list else "out" }}{{ yes is defined }}{{ nothing is defined }}{{ none or "else" }}',
    '{{ nothing }}',
    'x\n{{ map.nothing }}',
    'x\n\n  {{ nosuch(1) }}',
    '{% include "part.njk" %}\n{{ title.nothing }}',
    '{% from "macros.njk" import bad %}\n{{ bad() }}',
    '{% from "macros.njk" import missing %}{{ missing() }}',
    '{% extends "layout.njk" %}{% block main %}\n{{ nothing }}{% endblock %}',
    '{% block a %}{{ super() }}{% endblock %}',
    '{% for one in list %}{% set x = one %}{% endfor %}{{ x }}',
    '{% from "macros.njk" import rows %}{{ rows(list) }}{{ rows([]) }}{{ rows(none) }}{{ rows("ab", 3, sep="<") }}{{ rows(list=list, level=none or 4) }}',
    '{% from "macros.njk" import falls %}{{ falls(1) }}{{ falls(1, range=nothing) }}{{ falls(1, 2, 3) }}{{ falls(after=5) }}',
    '{% from "macros.njk" import pairs, twice %}{{ pairs(map) }}{{ pairs([[1, 2]]) }}{{ twice(1) }}{{ twice(1, 3) }}',
    '{% from "macros.njk" import asks %}{{ asks(1) }}{% call(y) asks(2) %}{{ y }}{{ title }}{% endcall %}',
    '{% include "uses.njk" %}{% include "uses.njk" %}{{ plain is defined }}',
    '{% from "macros.njk" import plain %}{% include "shows.njk" %}{{ plain(1) }}',
    '{% include "shows.njk" %}{% from "macros.njk" import plain %}{% block x %}{{ plain(1) }}{% endblock %}',
    '{% from "macros.njk" import plain %}{% macro local() %}{{ plain(2) }}{% endmacro %}{{ local() }}',
    '{% for one in list %}{% from "macros.njk" import plain %}{{ plain(one) }}{% endfor %}{{ plain is defined }}',
    '{% import "macros.njk" as m %}{% for one in list %}{{ m.plain(one) }}{{ m.nothing is defined }}{% endfor %}',
    '{% extends "nested.njk" %}{% block inner %}<{{ super() }}>{% endblock %}',
    '{% extends "nested.njk" %}{% block outer %}{{ super() }}{{ super() | upper }}{% endblock %}',
    '{% extends "nested.njk" if yes else "layout.njk" %}{% block outer %}{% for one in list %}{{ one }}{{ super() }}{% endfor %}{% endblock %}',
    '{% if zero %}{% extends "layout.njk" %}{% endif %}{% block main %}alone{% endblock %}',
    '{% for one in list %}{% if loop.first %}{{ one }}{% elif loop.last %}{{ loop | dump }}{% endif %}{% endfor %}',
    '{% for one in [[1, 2], [3, 4]] %}{% for two in one %}{{ two }}{{ loop.length }}{% endfor %}{{ loop.length }}{% endfor %}',
    '{% for a, b in [[1, 2], [3, 4]] %}{{ a }}{{ b }}{% for one in list %}{{ one }}{{ loop.index }}{{ a }}{% endfor %}{{ loop.index }}{% endfor %}',
    '{% for one in 5 %}x{% else %}else{% endfor %}{% for one in map %}x{% else %}of an object{% endfor %}{% for one in "añ" %}{{ one }}{% endfor %}',
    '{% for one in list %}{% for one in numbers %}{{ one }}{% endfor %}{{ one }}{% endfor %}{{ one is defined }}',
    '{% for one in list %}{{ title }}{% else %}{{ one }}{% endfor %}{% for one in [none, zero] %}{{ one or "no" }}{% endfor %}',
    '{% set one = "before" %}{% for one in list %}{{ one }}{% endfor %}{{ one }}{% for two in [1] %}{{ one }}{% endfor %}',
    '{% set text %}{% for one in list %}{{ one }}{% include "sets.njk" %}{% endfor %}{% endset %}{{ text }}',
    '{% asyncEach one in list %}{{ loop.index }}{{ one }}{% include "sets.njk" %}{% endeach %}{{ title }}',
    '{% asyncAll one in list %}{{ loop.index }}{{ one }}{% endall %}{{ title }}',
    '{% ifAsync yes %}{{ title }}{% else %}no{% endif %}{% ifAsync zero %}x{% endif %}after',
    '{% for two in numbers %}{% asyncEach one in list %}{{ two }}{{ one }}{% endeach %}{% endfor %}after',
    '{% macro m(x) %}{% for one in x %}{{ caller is defined }}{{ one }}{% endfor %}{% endmacro %}{{ m(list) }}',
    '{{ -zero + 1 - 2 * 3 / 4 // 1 % 5 ** 2 }}{{ 1 < 2 and not (3 == 4) }}{{ "a" ~ 1 }}{{ list[1:] | join }}{{ "\\n"\t" }}',
    '{{ safe | upper }}{{ title | replace("T", "<") }}{{ [safe, title] | join }}{{ greet }}{{ greet(title) }}',
    '{{ none }}',
    '{% for one in list %}{{ one.nothing }}{% endfor %}',
    '{% block a %}1{% endblock %}{% block a %}2{% endblock %}',
    '{% macro f(a b) %}{% endmacro %}',
    '{{ title }',
    '{{ plain is defined }}{% from "macros.njk" import plain %}{{ plain(title) }}{{ plain is defined }}',
    '{% block a %}{{ title }}{% include "sets.njk" %}{{ title }}{% from "macros.njk" import plain as title %}{{ title(1) }}{% endblock %}{{ title is defined }}',
    '{% extends "layout.njk" %}{% block head %}{% from "macros.njk" import plain %}{{ plain(1) }}{% endblock %}{% block main %}{{ plain(2) if plain else "none" }}{% endblock %}',
    '{% block a %}{{ title }}{% block b %}{% set title = "b" %}{{ title }}{% endblock %}{{ title }}{% endblock %}',
    '{{ list.length }}{{ title.length }}{{ map.length is defined }}{{ none.length is defined }}{% if list.length > 2 %}many{% endif %}',
    '{% set left = [1, 2, 3] %}{% for one in left %}{{ one }}{{ left.pop() }}{% endfor %}',
    '{% for one in numbers %}{{ one }}{% if one.toFixed %}{{ one.toFixed(1) }}{% endif %}{% endfor %}',
    '{{ map.nothing.x.y is defined }}{{ map.y.z.length }}{{ none.x is defined }}{{ zero.x is defined }}{{ map.y.nothing }}',
    '{{ 1.5 }}{{ 0 / 0 }}{{ -zero }}{{ yes }}{{ [zero, 1] }}',
    'x\n{{ none(greet(1)) }}',
    '{{ title("no function") }}',
    '{% from "macros.njk" import plain %}{{ plain.call }}{{ map.x(1) }}',
  ])('%s', main => {
    const expected = stock(main)
    expect(ours(main)).toBe(expected)
    expect(ours(main, 3)).toBe(expected)
  })
})
