import nunjucks from 'nunjucks'
import { type Code, type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import { extensionsOf } from '../model/extensions.ts'
import type { Queries } from '../model/queries.ts'
import { dataName, noData } from '../site/data.ts'
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
  return [
    ...lintNames(ask),
    ...ask.templates().flatMap(name => lintTemplate(name, pathOf(name), ask)),
    ...lintStrings(ask),
  ]
}

/** Filters and functions of plugins that templates would take for others. */
function lintNames(ask: Queries): Diagnostic[] {
  const { filters, functions } = extensionsOf(ask)
  const taken = (what: string, brought: Brought, own: readonly string[]): Diagnostic[] =>
    [...brought].flatMap(([name, { plugin, file }]) => {
      if (!own.includes(name)) return []
      const message = `the ${what} "${name}" of plugin "${plugin}" has the name of one that every site has`
      return [diagnostic('plugin/duplicate', message, { file }, { hint: 'give it another name' })]
    })
  return [
    ...taken('filter', filters, [...builtInFilters, ...knownFilters]),
    ...taken('function', functions, [...builtInGlobals, ...knownGlobals]),
  ]
}

type Brought = ReadonlyMap<string, { readonly plugin: string; readonly file: string }>

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
  const scope = new Set([
    ...knownGlobals,
    ...extensionsOf(ask).functions.keys(),
    ...builtInGlobals,
    ...read.bound,
  ])
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
    if (name !== where.own || name.startsWith('theme:')) return checkTemplateName(name, complain, where)
    const hint = `extend "theme:${name}", the page of the default theme that this one overrides`
    complain('template/syntax', 'a template cannot extend itself', hint)
  },
  template: checkTemplateName,
  filter(name, complain, { ask }) {
    const known = [...builtInFilters, ...knownFilters, ...extensionsOf(ask).filters.keys()]
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
    const hint = 'put it there; pictures of articles lie beside them, and other files in static/'
    complain('template/unknown-name', `there is no file "${name}" in templates/assets/`, hint)
  },
  /** A file in one edition at least: the template may know in which. */
  data(name, complain, { ask }) {
    const wanted = name.normalize('NFC')
    const names = ask.dataNames()
    if ([undefined, ...ask.editions()].some(edition => names.includes(dataName(wanted, edition)))) return
    const { message, hint } = noData(wanted, names)
    complain('template/unknown-name', message, hint)
  },
  lookup(name, complain) {
    complain('template/unknown-name', `"${name}" cannot be looked up in a template`)
  },
}

function checkTemplateName(name: string, complain: Complain, { ask, own }: In): void {
  const isBelow = name.startsWith('theme:')
  if (isBelow ? ask.templateBelow(own, name.slice('theme:'.length)) !== null : ask.template(name) !== null)
    return
  complain('template/missing', `there is no template "${name}"`, didYouMean(name, ask.templates()))
}
