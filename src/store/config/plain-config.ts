/**
 * The value of a config that is plain data: an object written out, in `defineConfig(…)` or not, exported by default,
 * and nothing else but the import of `defineConfig`. Undefined for every other text, the broken ones too: that is for
 * what can run it. Most configs are plain, and reading one takes a hundredth of loading what runs TypeScript.
 */
export function plainConfig(text: string): { readonly value: unknown } | undefined {
  const source = { text, at: 0 }
  try {
    skipSpace(source)
    const imported = take(source, imports)
    skipSpace(source)
    if (take(source, imported ? exportsCall : exportsObject) === undefined) return undefined
    skipSpace(source)
    if (source.text[source.at] !== '{') return undefined
    const value = readValue(source)
    skipSpace(source)
    if (imported && take(source, /\)/y) === undefined) return undefined
    skipSpace(source)
    take(source, /;/y)
    skipSpace(source)
    return source.at === text.length ? { value } : undefined
  } catch (cause) {
    if (cause instanceof NotPlain) return undefined
    throw cause
  }
}

interface Source {
  readonly text: string
  at: number
}

class NotPlain extends Error {}

const imports = /import\s*\{\s*defineConfig\s*\}\s*from\s*(?:'diglot'|"diglot")[ \t]*(?:;\s*|\r?\n\s*)/y
const exportsCall = /export\s+default\s+defineConfig\s*\(/y
const exportsObject = /export\s+default(?=[\s{])/y
const space = /(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)+/y
const name = /[A-Za-z_$][\w$]*/y
/** Without escapes, whose rules are the language's own. */
const quoted = /'[^'\\\n\r]*'|"[^"\\\n\r]*"|`[^`\\$\r]*`/y
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?![\w.$])/y
const word = /(?:true|false|null)(?![\w$])/y

const words = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
])

function take(source: Source, pattern: RegExp): string | undefined {
  pattern.lastIndex = source.at
  const found = pattern.exec(source.text)?.[0]
  source.at += found?.length ?? 0
  return found
}

function skipSpace(source: Source): void {
  take(source, space)
}

function readValue(source: Source): unknown {
  const start = source.text[source.at]
  if (start === '{') return Object.fromEntries(readItems(source, '}', readProperty))
  if (start === '[') return readItems(source, ']', readValue)
  const string = take(source, quoted)
  if (string !== undefined) return string.slice(1, -1)
  const digits = take(source, number)
  if (digits !== undefined) return Number(digits)
  const constant = take(source, word)
  if (constant === undefined) throw new NotPlain()
  return words.get(constant)
}

/** What stands between two brackets, with commas between and perhaps one after. */
function readItems<T>(source: Source, end: string, read: (source: Source) => T): T[] {
  const items: T[] = []
  source.at += 1
  for (;;) {
    skipSpace(source)
    if (source.text[source.at] === end) break
    items.push(read(source))
    skipSpace(source)
    if (source.text[source.at] !== ',') break
    source.at += 1
  }
  if (source.text[source.at] !== end) throw new NotPlain()
  source.at += 1
  return items
}

function readProperty(source: Source): readonly [string, unknown] {
  const key = take(source, name) ?? take(source, quoted)
  // A template is no key, and this name sets no property but what the object is made after.
  if (key === undefined || key.startsWith('`') || key.includes('__proto__')) throw new NotPlain()
  skipSpace(source)
  if (source.text[source.at] !== ':') throw new NotPlain()
  source.at += 1
  skipSpace(source)
  return [/^['"]/.test(key) ? key.slice(1, -1) : key, readValue(source)]
}
