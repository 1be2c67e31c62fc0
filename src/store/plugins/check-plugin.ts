import type { Plugin } from '../../model/plugin.ts'
import { isMap } from '../../model/schema/complaint.ts'
import { didYouMean } from '../../text/nearest.ts'

/** What is wrong with the shape of a plugin. */
export interface ShapeProblem {
  readonly message: string
  readonly hint?: string
  /** Below what the config says of the plugin. */
  readonly path?: readonly string[]
}

/** Looks at what a plugin's module gave: names, kinds of parts. Whoever writes plugins in JavaScript has no other judge. */
export function checkPlugin(
  value: unknown,
): { readonly plugin: Plugin } | { readonly problems: readonly ShapeProblem[] } {
  if (!isMap(value)) {
    const hint = "write `export default definePlugin(() => ({ name: 'weather', … }))`"
    return { problems: [{ message: `it gives ${kindOf(value)}, not a plugin`, hint }] }
  }
  const problems = [
    ...nameProblems(value),
    ...Object.entries(value).flatMap(([key, part]) => partProblems(key, part)),
  ]
  // What has been looked at is what it says.
  return problems.length === 0 ? { plugin: value as unknown as Plugin } : { problems }
}

function nameProblems(value: object): ShapeProblem[] {
  const name: unknown = Reflect.get(value, 'name')
  if (typeof name === 'string' && /^[\w@][\w@/.-]*$/.test(name)) return []
  const hint = "write `name: 'weather'`: letters, digits, hyphens"
  return [
    {
      message: name === undefined ? 'it has no name' : `${JSON.stringify(name)} is no name of a plugin`,
      hint,
    },
  ]
}

function partProblems(key: string, part: unknown): ShapeProblem[] {
  if (part === undefined || key === 'name') return []
  const check = parts.get(key)
  if (check !== undefined) return check(key, part)
  const known = ['name', ...parts.keys()]
  const reserved = /^on[A-Z]|^hooks?$/.test(key)
  const hint = reserved
    ? 'there are no hooks that see everything: a new file is an output, a new fact a query, a change of texts a remark plugin'
    : (didYouMean(key, known) ?? `a plugin may have ${known.join(', ')}`)
  return [{ message: `a plugin has no part "${key}"`, hint }]
}

type Check = (key: string, part: unknown) => ShapeProblem[]

const parts: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['remark', listOf(isUnified, 'plugins of unified')],
  ['rehype', listOf(isUnified, 'plugins of unified')],
  ['directives', mapOf(isDirective, 'a directive, which has a function `render`', /^[a-z][\w-]*$/i)],
  ['filters', mapOf(isFunction, 'a function', /^[a-z_]\w*$/i)],
  ['functions', mapOf(isFunction, 'a function', /^[a-z_]\w*$/i)],
  ['queries', mapOf(isFunction, 'a function', /^\S+$/)],
  ['outputs', listOf(isOutput, 'outputs, each with `name`, `plan` and `render`')],
  ['templates', folder],
  ['strings', folder],
  ['assets', folder],
])

function listOf(is: (one: unknown) => boolean, what: string): Check {
  return (key, part) => {
    if (Array.isArray(part) && part.every(is)) return []
    return [{ message: `"${key}" must be a list of ${what}` }]
  }
}

function mapOf(is: (one: unknown) => boolean, what: string, named: RegExp): Check {
  return (key, part) => {
    if (!isMap(part))
      return [{ message: `"${key}" must be an object of name and value, not ${kindOf(part)}` }]
    return Object.entries(part).flatMap(([name, one]) => [
      ...(named.test(name)
        ? []
        : [{ message: `"${name}" in "${key}" is no name that can be written there` }]),
      ...(is(one) ? [] : [{ message: `"${name}" in "${key}" must be ${what}, not ${kindOf(one)}` }]),
    ])
  }
}

function folder(key: string, part: unknown): ShapeProblem[] {
  if (typeof part === 'string' && part.trim() !== '') return []
  return [
    {
      message: `"${key}" must be the path of a folder, not ${kindOf(part)}`,
      hint: `write ${key}: './${key}'`,
    },
  ]
}

function isFunction(one: unknown): boolean {
  return typeof one === 'function'
}

/** A function, a list with its options, or a preset. */
export function isUnified(one: unknown): boolean {
  if (Array.isArray(one)) return isFunction(one[0])
  return isFunction(one) || (isMap(one) && Array.isArray(Reflect.get(one, 'plugins')))
}

function isDirective(one: unknown): boolean {
  return isMap(one) && isFunction(Reflect.get(one, 'render'))
}

function isOutput(one: unknown): boolean {
  if (!isMap(one)) return false
  const [name, ...functions] = ['name', 'plan', 'render'].map(key => Reflect.get(one, key))
  return typeof name === 'string' && name !== '' && functions.every(isFunction)
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (value instanceof Promise) return 'a promise'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
