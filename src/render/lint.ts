import nunjucks from 'nunjucks'
import { type Code, type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import type { Queries } from '../model/queries.ts'
import { didYouMean } from '../text/nearest.ts'
import { findReady } from './nunjucks/find-ready.ts'
import { type Mention, mentionsOf } from './nunjucks/mentions.ts'
import { neededStrings } from './page/vocabulary.ts'
import { knownFilters, knownGlobals } from './templates.ts'

/** Nunjucks' own filters and callables, which its environment does not list by name. */
const builtInFilters = Object.keys(
  (new nunjucks.Environment([]) as unknown as { filters: object }).filters,
).filter(name => name !== 'random')
const builtInGlobals = ['range', 'cycler', 'joiner', 'super', 'caller']

/**
 * Checks the syntax trees of all templates before any page is rendered: Nunjucks' own run-time positions are not
 * reliable, these are exact. Finds syntax errors, unknown filters, functions and templates, and strings that an
 * edition lacks. `pathOf` tells the file of a template's name, for messages.
 */
export function lintTemplates(ask: Queries, pathOf: (name: string) => string): Diagnostic[] {
  return [...ask.templates().flatMap(name => lintTemplate(name, pathOf(name), ask)), ...lintStrings(ask)]
}

/** Strings that no template names, but pages need. */
function lintStrings(ask: Queries): Diagnostic[] {
  const needed = neededStrings(ask)
  return editionsWithStrings(ask).flatMap(edition => {
    const { lang } = ask.edition(edition)
    const place = { file: `templates/strings/${lang}.json` }
    return needed
      .filter(key => ask.text(edition, key) === null)
      .map(key => diagnostic('strings/missing', `the string "${key}" is missing in "${lang}"`, place))
  })
}

/** Editions whose language has strings at all; that one has none is one problem, reported where strings are joined. */
function editionsWithStrings(ask: Queries): string[] {
  const needed = neededStrings(ask)
  return ask.editions().filter(edition => needed.some(key => ask.text(edition, key) !== null))
}

function lintTemplate(name: string, file: string, ask: Queries): Diagnostic[] {
  const text = ask.template(name) ?? ''
  const read = findReady(name, text) ?? mentionsOf(text)
  if ('message' in read) {
    const { message, line, column } = read
    return [diagnostic('template/syntax', message, { file, line, column })]
  }
  const scope = new Set([...knownGlobals, ...builtInGlobals, ...read.bound])
  const found: Diagnostic[] = []
  for (const one of read.mentions) {
    const { line, column } = one
    const complain = (code: Code, message: string, hint?: string): void => {
      found.push(diagnostic(code, message, { file, line, column }, hint === undefined ? {} : { hint }))
    }
    checks[one.kind](one.name, complain, { own: name, ask, scope })
  }
  return found
}

type Complain = (code: Code, message: string, hint?: string) => void

interface In {
  /** Name of the template. */
  readonly own: string
  readonly ask: Queries
  readonly scope: ReadonlySet<string>
}

const checks: Record<Mention['kind'], (name: string, complain: Complain, where: In) => void> = {
  parent(name, complain, where) {
    if (name !== where.own) return checkTemplateName(name, complain, where)
    const hint = `extend "theme:${name}", the page of the default theme that this one overrides`
    complain('template/syntax', 'a template cannot extend itself', hint)
  },
  template: checkTemplateName,
  filter(name, complain) {
    const known = [...builtInFilters, ...knownFilters]
    if (known.includes(name)) return
    complain('template/unknown-filter', `there is no filter "${name}"`, didYouMean(name, known))
  },
  call(name, complain, { scope }) {
    if (scope.has(name)) return
    const hint = didYouMean(name, [...scope])
    complain('template/unknown-name', `there is no function or macro "${name}"`, hint)
  },
  /** Every edition must have it. */
  text(key, complain, { ask }) {
    const lacking = editionsWithStrings(ask).filter(edition => ask.text(edition, key) === null)
    if (lacking.length === 0) return
    const where = lacking.map(edition => `strings/${ask.edition(edition).lang}.json`).join(', ')
    complain('strings/missing', `the string "${key}" is missing`, `add it to ${where}`)
  },
  /** The file must be there. */
  asset(name, complain, { ask }) {
    if (ask.asset(name) !== null) return
    complain('template/unknown-name', `there is no file "${name}" in templates/assets/`)
  },
  lookup(name, complain) {
    complain('template/unknown-name', `"${name}" cannot be looked up in a template`)
  },
}

function checkTemplateName(name: string, complain: Complain, { ask }: In): void {
  if (ask.template(name) !== null) return
  complain('template/missing', `there is no template "${name}"`, didYouMean(name, ask.templates()))
}
