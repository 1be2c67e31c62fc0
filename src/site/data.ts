import type { Json } from '../model/article.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import type { DataFile } from '../parse/data/data.ts'
import { didYouMean } from '../text/nearest.ts'

/** The files of `content/data/`. */
export interface Data {
  readonly names: readonly string[]
  /** What a file says; an edition's own goes before the common one. Throws where there is neither. */
  find(name: string, edition?: string): Json
}

/** Finds data files by name, and complains of two with one. */
export function openData(read: readonly DataFile[]): {
  readonly data: Data
  readonly diagnostics: Diagnostic[]
} {
  const files = new Map<string, DataFile>()
  const diagnostics: Diagnostic[] = []
  for (const file of read) {
    diagnostics.push(...file.diagnostics)
    if (file.diagnostics.some(one => one.code === 'content/extension')) continue
    const other = files.get(file.name)
    if (other === undefined) files.set(file.name, file)
    else diagnostics.push(collision(file, other))
  }
  const names = [...files.keys()].sort()
  return { data: { names, find }, diagnostics }

  function find(name: string, edition?: string): Json {
    const wanted = name.normalize('NFC')
    const own = edition === undefined ? undefined : files.get(dataName(wanted, edition))
    const file = own ?? files.get(wanted)
    if (file?.value !== undefined) return file.value
    if (file !== undefined) throw new Error(`${file.path} cannot be read`)
    const { message, hint } = noData(wanted, names)
    throw new Error(`${message}; ${hint}`)
  }
}

function collision(file: DataFile, { path }: DataFile): Diagnostic {
  const related = [{ message: 'the other one is here', file: path }]
  return diagnostic(
    'data/collision',
    `two data files are called "${file.name}"`,
    { file: file.path },
    { related },
  )
}

/** The name of an edition's own file. */
export function dataName(name: string, edition: string | undefined): string {
  return edition === undefined ? name : `${edition}/${name}`
}

/** What to say where there is no such file. */
export function noData(name: string, names: readonly string[]) {
  const listed =
    names.length <= 20 ? names.join(', ') : `${names.slice(0, 20).join(', ')} and ${names.length - 20} more`
  const there = names.length === 0 ? 'content/data/ has no data files' : `there are: ${listed}`
  const near = didYouMean(name, names)
  return {
    message: `there is no data "${name}"`,
    hint: near === undefined ? there : `${near} ${there[0]?.toUpperCase()}${there.slice(1)}`,
  }
}
