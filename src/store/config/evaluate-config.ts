import { readFile, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { type Diagnostic, diagnostic, type Place } from '../../model/diagnostic.ts'
import { inFile } from '../../model/places.ts'
import { decode } from '../../parse/source/decode.ts'
import { importModule } from '../files/import-module.ts'
import { locateKeys } from './locate-key.ts'
import { plainConfig } from './plain-config.ts'

/** What a config file exports, or why it gives nothing. */
export type Evaluated = { readonly value: unknown } | { readonly problems: readonly Diagnostic[] }

/** Runs a config file, or reads it if it is JSON. What `diglot` means in it is this very copy of Diglot. */
export async function evaluateConfig(siteFolder: string, name: string): Promise<Evaluated> {
  const file = join(siteFolder, name)
  try {
    // A pipe would never be read to its end.
    if (!(await stat(file)).isFile()) return { problems: [noFile(name)] }
    const { text, diagnostics } = decode(await readFile(file))
    if (text === undefined) return { problems: inFile(diagnostics, name) }
    return { value: name.endsWith('.json') ? JSON.parse(text) : await runModule(file, text) }
  } catch (cause) {
    return { problems: [await explain(cause, siteFolder, name)] }
  }
}

function noFile(name: string): Diagnostic {
  const hint = 'put a file with the config in its place'
  return diagnostic('config/unreadable', `"${name}" is no file`, { file: name }, { hint })
}

async function runModule(file: string, text: string): Promise<unknown> {
  const plain = /\.c[jt]s$/.test(file) ? undefined : plainConfig(text)
  return plain === undefined ? await importModule(file) : plain.value
}

async function explain(cause: unknown, siteFolder: string, name: string): Promise<Diagnostic> {
  const text = await readFile(join(siteFolder, name), 'utf8').catch(() => '')
  const syntax = cause instanceof SyntaxError || /^ParseError/.test(messageOf(cause))
  const located = syntax ? await locateKeys(text, name) : undefined
  if (located !== undefined && 'at' in located) {
    return diagnostic('config/unreadable', `"${name}" has a syntax error: ${located.message}`, {
      file: name,
      ...located.at,
    })
  }
  const message = messageOf(cause)
    .replace(/^ParseError:\s*/, '')
    .split('\n')[0]
    ?.trim()
  const place = placeInJson(cause, text, name) ?? (await placeInStack(cause, siteFolder)) ?? { file: name }
  return diagnostic('config/unreadable', `"${name}" cannot be read: ${message}`, place)
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : `it throws ${String(cause)}`
}

function placeInJson(cause: unknown, text: string, name: string): Place | undefined {
  const offset = /at position (\d+)/.exec(messageOf(cause))?.[1]
  if (!name.endsWith('.json') || offset === undefined) return undefined
  const before = text
    .replace(/^\uFEFF/, '')
    .slice(0, Number(offset))
    .split('\n')
  return { file: name, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

/** The first place in the site itself that the error or its stack names; the config may import other files. */
export async function placeInStack(cause: unknown, siteFolder: string): Promise<Place | undefined> {
  if (!(cause instanceof Error)) return undefined
  const real = await realpath(siteFolder).catch(() => siteFolder)
  const roots = [siteFolder, real].map(root => root.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')
  const named = new RegExp(`(?:${roots})[\\\\/](?!node_modules)([^\\n:]+):(\\d+):(\\d+)`)
  const [, file, line, column] = named.exec(`${cause.message}\n${cause.stack ?? ''}`) ?? []
  if (file === undefined) return undefined
  // The compiler counts columns from 0, the engine from 1.
  const first = cause.message.startsWith('ParseError') ? 1 : 0
  return { file: file.split(sep).join('/'), line: Number(line), column: Number(column) + first }
}
