import { expect, test } from 'vitest'
import type { Queries } from '../../../src/model/queries.ts'
import { renderTemplate, watchTemplates } from '../../../src/render/templates.ts'

const sources: Readonly<Record<string, string>> = {
  'page.njk': `{% extends "layout.njk" %}
{% from "macros.njk" import card, frame %}
{% block head %}{{ super() }}{{ link('page-head') }}{% endblock %}
{% block main %}
{{ link('page-1') }}
{% include "part.njk" %}
{{ link('page-2') }}
{{ card('x') }}
{{ link('page-3') }}
{% call frame() %}{{ link('page-caller') }}{% endcall %}
{% for n in [1, 2] %}{% include "part.njk" %}{{ link('page-loop') }}{% endfor %}
{{ link('page-4') }}
{% endblock %}`,
  'layout.njk': `{{ link('layout-1') }}{% block head %}{{ link('layout-head') }}{% endblock %}
{% block main %}{% endblock %}{{ link('layout-2') }}`,
  'part.njk': `{% import "macros.njk" as m %}{{ link('part-1') }}{{ m.card('y') }}{{ link('part-2') }}`,
  'macros.njk': `{% macro card(name) %}{{ link('macros-' + name) }}{% endmacro %}
{% macro frame() %}{{ link('macros-before') }}{{ caller() }}{{ link('macros-after') }}{% endmacro %}`,
}

/** What `link` leads to is what it was called with; it asks for a setting on the way. */
function render(setting: () => string): string {
  const ask = { template: (name: string) => sources[name] ?? null, setting } as unknown as Queries
  return renderTemplate(
    'page.njk',
    {},
    {
      ask,
      edition: 'en',
      report: found => {
        throw new Error(found.message)
      },
    },
  )
}

test('each call is of the template in which it is written, however templates nest', () => {
  const text = watchTemplates(running => render(() => `<${running()}> `))
  const calls = [...text.matchAll(/&lt;(\w+)\.njk&gt; (\w+)/g)].map(([, name, call]) => [name, call])
  expect(calls.length).toBeGreaterThan(20)
  for (const [name, call] of calls) expect(call).toBe(name)
})

test('between templates nothing runs, nor after one that failed', () => {
  watchTemplates(running => {
    expect(running()).toBeNull()
    render(() => '')
    expect(running()).toBeNull()
    expect(() =>
      render(() => {
        throw new Error('no setting')
      }),
    ).toThrow('no setting')
    expect(running()).toBeNull()
  })
})

test('what is rendered is the same', () => {
  expect(watchTemplates(() => render(() => '/'))).toBe(render(() => '/'))
})
