import { closest, distance } from 'fastest-levenshtein'
import nunjucks from 'nunjucks'
import { type Code, type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import type { Questions } from '../model/questions.ts'
import { children, isLiteral, isNode, parseTemplate, symbolsOf, type TemplateNode } from './syntax-tree.ts'
import { knownFilters, knownGlobals } from './templates.ts'
import { neededStrings } from './vocabulary.ts'

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
export function lintTemplates(ask: Questions, pathOf: (name: string) => string): Diagnostic[] {
  return [...ask.templates().flatMap(name => lintTemplate(name, pathOf(name), ask)), ...lintStrings(ask)]
}

/** Strings that no template names, but pages need. */
function lintStrings(ask: Questions): Diagnostic[] {
  return editionsWithStrings(ask).flatMap(edition => {
    const { lang } = ask.edition(edition)
    const place = { file: `templates/strings/${lang}.json` }
    return neededStrings
      .filter(key => ask.text(edition, key) === null)
      .map(key => diagnostic('strings/missing', `the string "${key}" is missing in "${lang}"`, place))
  })
}

/** Editions whose language has strings at all; that one has none is one problem, reported where strings are joined. */
function editionsWithStrings(ask: Questions): string[] {
  return ask.editions().filter(edition => neededStrings.some(key => ask.text(edition, key) !== null))
}

function lintTemplate(name: string, file: string, ask: Questions): Diagnostic[] {
  const parsed = parseTemplate(ask.template(name) ?? '')
  if ('message' in parsed) {
    const { message, line, column } = parsed
    return [diagnostic('template/syntax', message, { file, line, column })]
  }
  const scope = new Set([...knownGlobals, ...builtInGlobals, ...symbolsOf(parsed.root)])
  const found: Diagnostic[] = []
  const complain = (code: Code, message: string, node: TemplateNode, hint?: string): void => {
    const place = { file, line: node.lineno + 1, column: node.colno + 1 }
    found.push(diagnostic(code, message, place, hint === undefined ? {} : { hint }))
  }
  for (const node of walk(parsed.root)) {
    checkTemplateName(node, name, ask, complain)
    checkFilter(node, complain)
    checkCall(node, scope, complain)
    checkString(node, ask, complain)
    checkAsset(node, ask, complain)
    checkLookup(node, complain)
  }
  return found
}

type Complain = (code: Code, message: string, node: TemplateNode, hint?: string) => void

function* walk(node: TemplateNode): Iterable<TemplateNode> {
  yield node
  for (const child of children(node)) {
    // In `is divisibleby(2)` stands the name of a test, not of a function.
    const isTest = node.typename === 'Is' && child === node.right && child.typename === 'FunCall'
    for (const inner of isTest ? children(child).slice(1) : [child]) yield* walk(inner)
  }
}

function checkTemplateName(node: TemplateNode, own: string, ask: Questions, complain: Complain): void {
  const { template } = node
  if (!isNode(template) || !isLiteral(template) || node.ignoreMissing === true) return
  const name = String(template.value)
  if (name === own && node.typename === 'Extends') {
    const hint = `extend "theme:${own}", the page of the default theme that this one overrides`
    complain('template/syntax', 'a template cannot extend itself', template, hint)
    return
  }
  if (ask.template(name) !== null) return
  complain('template/missing', `there is no template "${name}"`, template, didYouMean(name, ask.templates()))
}

function checkFilter(node: TemplateNode, complain: Complain): void {
  if (!node.typename.startsWith('Filter') || !isNode(node.name)) return
  const name = String(node.name.value)
  const known = [...builtInFilters, ...knownFilters]
  if (known.includes(name)) return
  complain('template/unknown-filter', `there is no filter "${name}"`, node.name, didYouMean(name, known))
}

function checkCall(node: TemplateNode, scope: ReadonlySet<string>, complain: Complain): void {
  if (node.typename !== 'FunCall' || !isNode(node.name) || node.name.typename !== 'Symbol') return
  const name = String(node.name.value)
  if (scope.has(name)) return
  complain(
    'template/unknown-name',
    `there is no function or macro "${name}"`,
    node.name,
    didYouMean(name, [...scope]),
  )
}

/** `text('key')` with a literal key: every edition must have it. */
function checkString(node: TemplateNode, ask: Questions, complain: Complain): void {
  if (node.typename !== 'FunCall' || !isNode(node.name) || node.name.value !== 'text' || !isNode(node.args))
    return
  const [key] = children(node.args)
  if (key === undefined || !isLiteral(key)) return
  const lacking = editionsWithStrings(ask).filter(edition => ask.text(edition, String(key.value)) === null)
  if (lacking.length === 0) return
  const where = lacking.map(edition => `strings/${ask.edition(edition).lang}.json`).join(', ')
  complain('strings/missing', `the string "${key.value}" is missing`, key, `add it to ${where}`)
}

/** `asset('name')` with a literal name: the file must be there. */
function checkAsset(node: TemplateNode, ask: Questions, complain: Complain): void {
  if (node.typename !== 'FunCall' || !isNode(node.name) || node.name.value !== 'asset' || !isNode(node.args))
    return
  const [name] = children(node.args)
  if (name === undefined || !isLiteral(name) || ask.asset(String(name.value)) !== null) return
  complain('template/unknown-name', `there is no file "${name.value}" in templates/assets/`, name)
}

/** Templates get data by questions alone; through these properties they would reach all of JavaScript. */
function checkLookup(node: TemplateNode, complain: Complain): void {
  if (node.typename !== 'LookupVal' || !isNode(node.val)) return
  const name = String(node.val.value)
  if (!['constructor', '__proto__', 'prototype'].includes(name)) return
  complain('template/unknown-name', `"${name}" cannot be looked up in a template`, node.val)
}

function didYouMean(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined
  const near = closest(name, [...known])
  return distance(name, near) <= Math.max(2, name.length / 4) ? `did you mean "${near}"?` : undefined
}
