import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import type { Position } from '../model/article.ts'
import type { ResolvedConfig } from '../model/config.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import type { StringsFile } from '../model/scanned.ts'
import { labelKeys } from '../model/taxonomy.ts'
import { forbiddenIn } from '../parse/source/decode.ts'
import { plainStrings } from './plain-strings.ts'

/** Edition → key → text. */
export type StringsByEdition = ReadonlyMap<string, ReadonlyMap<string, string>>

interface Entry {
  readonly text: string
  readonly file: string
  readonly at: Position
}

/**
 * Joins the files of interface strings: the theme's, then the site's over them, for each edition by its language
 * (`zh-HK` also takes `zh-Hant` and `zh`). A key that one edition has and another lacks is reported.
 */
export function joinStrings(
  files: readonly StringsFile[],
  config: ResolvedConfig,
): { strings: StringsByEdition; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const read = new Map(files.map(file => [file, readFile(file, diagnostics)]))
  const own = new Set(files.filter(({ origin }) => origin === 'site').map(({ path }) => path))
  const editions = config.editions.map(edition => {
    const entries = new Map<string, Entry>()
    for (const name of languagesOf(edition.lang)) {
      for (const [file, found] of read) {
        if (file.name === name) for (const [key, entry] of found) entries.set(key, entry)
      }
    }
    if (entries.size === 0) diagnostics.push(missingFile(edition.lang))
    return { edition, entries, labels: labelsOf(config, edition.id) }
  })
  for (const { edition, entries, labels } of editions) {
    if (entries.size > 0)
      diagnostics.push(
        ...missingKeys(
          [...entries.values()].at(-1)?.file ?? `templates/strings/${edition.lang}.json`,
          edition.lang,
          new Set([...entries.keys(), ...labels.keys()]),
          editions.map(one => one.entries),
        ),
      )
  }
  const strings = new Map(
    editions.map(({ edition, entries, labels }) => {
      const texts = new Map([...entries].map(([key, { text }]) => [key, text]))
      // Whoever has no strings at all is told so; files of the site's own may have other words for a taxonomy.
      for (const [key, text] of entries.size === 0 ? [] : labels)
        if (!own.has(entries.get(key)?.file ?? '')) texts.set(key, text)
      return [edition.id, texts]
    }),
  )
  return { strings, diagnostics }
}

/** What taxonomies are called in an edition, as the config says: key → text. */
function labelsOf({ taxonomies }: ResolvedConfig, edition: string): ReadonlyMap<string, string> {
  return new Map(
    taxonomies.flatMap(({ id, labels }) => {
      const text = labels[edition]
      return text === undefined ? [] : labelKeys(id).map(key => [key, text] as const)
    }),
  )
}

function readFile(file: StringsFile, diagnostics: Diagnostic[]): Map<string, Entry> {
  const plain = plainStrings(file.text)
  const entries =
    plain === undefined
      ? readSlowly(file, diagnostics)
      : new Map(plain.map(({ key, text, at }) => [key, { text, file: file.path, at }]))
  // What stands in the file has been looked at; escapes can give more.
  for (const [key, { text, at }] of file.text.includes('\\') ? entries : []) {
    const forbidden = forbiddenIn(key) ?? forbiddenIn(text)
    if (forbidden === undefined) continue
    const message = `the character ${forbidden} is not allowed in text`
    diagnostics.push(diagnostic('source/control-character', message, { file: file.path, ...at }))
  }
  return entries
}

function readSlowly(file: StringsFile, diagnostics: Diagnostic[]): Map<string, Entry> {
  const lines = new LineCounter()
  const entries = new Map<string, Entry>()
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  const complain = (message: string, offset: number): void => {
    diagnostics.push(diagnostic('strings/invalid', message, { file: file.path, ...at(offset) }))
  }
  // JSON is YAML, and this parser knows positions.
  const document = parseDocument(file.text, { lineCounter: lines, prettyErrors: false })
  for (const { message, pos } of document.errors) complain(message, pos[0])
  const root = document.contents
  if (!isMap(root)) {
    complain('a file of strings is one object of key and text', 0)
    return entries
  }
  for (const { key, value } of root.items) {
    const offset = key.range[0]
    if (isScalar(key) && isScalar(value) && typeof value.value === 'string') {
      entries.set(String(key.value), { text: value.value, file: file.path, at: at(offset) })
    } else {
      complain(`"${isScalar(key) ? String(key.value) : '?'}" must be a text`, offset)
    }
  }
  return entries
}

/**
 * From the most general to the most special, so that the special one wins; with the script that a territory writes,
 * so that `zh-CN` finds the words of `zh-Hans`.
 */
function languagesOf(lang: string): string[] {
  const { language, script, region } = new Intl.Locale(lang).maximize()
  const beginnings = [[language, script, region], lang.split('-')].flatMap(parts =>
    parts.map((_, index) => parts.slice(0, index + 1).join('-')),
  )
  return [...new Set(beginnings)]
}

function missingFile(lang: string): Diagnostic {
  return diagnostic('strings/missing-file', `the interface has no strings in "${lang}"`, {
    file: `templates/strings/${lang}.json`,
  })
}

function missingKeys(
  file: string,
  lang: string,
  known: ReadonlySet<string>,
  all: readonly ReadonlyMap<string, Entry>[],
): Diagnostic[] {
  const elsewhere = new Map(all.flatMap(one => [...one]))
  return [...elsewhere]
    .filter(([key]) => !known.has(key) && !isPlural(key, known))
    .map(([key, other]) =>
      diagnostic(
        'strings/missing',
        `"${key}" has no text in "${lang}"`,
        { file, line: 1, column: 1 },
        {
          hint: `add "${key}": "…" to it`,
          related: [{ message: 'the other edition has it here', file: other.file, ...other.at }],
        },
      ),
    )
}

/** `count.one` is a variant of `count`: languages differ in the plural forms that they need. */
function isPlural(key: string, known: ReadonlySet<string>): boolean {
  const base = /^(.+)\.(?:zero|one|two|few|many|other)$/.exec(key)?.[1]
  return base !== undefined && known.has(base)
}
