import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { appendFile, mkdir, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Body, Parsed } from '../model/article.ts'
import { digest } from '../text/digest.ts'

/** What parsing gave, by the digest of the file's bytes: renames, checkouts and branches find everything. */
export interface ArticlePack {
  /** What a file says, if it was parsed before. `again` parses it anew if the stored body turns out damaged. */
  find(source: string, again: () => Parsed): Parsed | undefined
  add(parsed: Parsed): void
  /** Appends what is new; rewrites both files without what is not `live` once that is more than half. */
  save(live: ReadonlySet<string>): Promise<void>
  close(): void
}

type Facts = Omit<Parsed, 'body'>
type Row = readonly [source: string, offset: number, length: number, check: string, facts: Facts]

/**
 * Opens the pack of a cache folder: `articles.pack` has a line of facts for each article, `bodies.pack` their bodies,
 * which are read one by one when a page asks. Every line and body carries its digest; what does not match was never
 * there. A pack of another engine is begun anew.
 */
export function openArticlePack(cacheFolder: string, engine: string): ArticlePack {
  const facts = join(cacheFolder, 'articles.pack')
  const bodies = join(cacheFolder, 'bodies.pack')
  // Read at the first question: where nothing has changed, nobody asks.
  let read: { readonly rows: Map<string, Row> | undefined } | undefined
  const known = (): Map<string, Row> | undefined => {
    read ??= { rows: readFacts(facts, bodies, engine) }
    return read.rows
  }
  const added = new Map<string, Parsed>()
  let file: number | undefined

  function stored([, offset, length, check]: Row): Body | undefined {
    try {
      file ??= openSync(bodies, 'r')
      const bytes = Buffer.alloc(length)
      readSync(file, bytes, 0, length, offset)
      return digest(bytes).slice(0, 16) === check ? (JSON.parse(bytes.toString('utf8')) as Body) : undefined
    } catch {
      return undefined
    }
  }

  return {
    find(source, again) {
      const row = known()?.get(source)
      if (row === undefined) return undefined
      return {
        ...row[4],
        get body() {
          const body = stored(row)
          if (body !== undefined) return body
          // Several pages ask for one body: what is damaged is parsed once, and stored anew.
          const parsed = added.get(source) ?? again()
          added.set(source, parsed)
          return parsed.body
        },
      }
    },
    add(parsed) {
      added.set(parsed.digest, parsed)
    },
    async save(live) {
      if (read === undefined) return
      const old = [...(known()?.values() ?? [])]
      const dead = old.filter(row => !live.has(row[0])).length
      if (known() === undefined || dead > old.length / 2) {
        const kept = old.flatMap(row => {
          const body = live.has(row[0]) ? stored(row) : undefined
          return body === undefined ? [] : [{ ...row[4], body }]
        })
        const all = [...kept, ...added.values()]
        await mkdir(cacheFolder, { recursive: true })
        const { lines, chunk } = encode(all, 0)
        await writeFile(`${bodies}.new`, chunk)
        await writeFile(`${facts}.new`, [`${header} ${engine}\n`, ...lines].join(''))
        await rename(`${bodies}.new`, bodies)
        await rename(`${facts}.new`, facts)
      } else if (added.size > 0) {
        const offset = (await stat(bodies).catch(() => ({ size: 0 }))).size
        const { lines, chunk } = encode([...added.values()], offset)
        await appendFile(bodies, chunk)
        await appendFile(facts, `\n${lines.join('')}`)
      }
    },
    close() {
      if (file !== undefined) closeSync(file)
      file = undefined
    },
  }
}

const header = 'diglot'

function readFacts(file: string, bodies: string, engine: string): Map<string, Row> | undefined {
  let text: string
  let size: number
  try {
    text = readFileSync(file, 'utf8')
    size = statSync(bodies).size
  } catch {
    return undefined
  }
  const [first, ...lines] = text.split('\n')
  if (first !== `${header} ${engine}`) return undefined
  const rows = new Map<string, Row>()
  for (const line of lines) {
    const json = line.slice(17)
    if (json === '' || digest(json).slice(0, 16) !== line.slice(0, 16)) continue
    const row = JSON.parse(json) as Row
    if (row[1] + row[2] <= size) rows.set(row[0], row)
  }
  return rows
}

function encode(all: readonly Parsed[], from: number): { lines: string[]; chunk: Buffer } {
  const chunks: Buffer[] = []
  let offset = from
  const lines = all.map(({ body, ...facts }) => {
    const bytes = Buffer.from(JSON.stringify(body))
    const row: Row = [facts.digest, offset, bytes.length, digest(bytes).slice(0, 16), facts]
    chunks.push(bytes)
    offset += bytes.length
    const json = JSON.stringify(row)
    return `${digest(json).slice(0, 16)} ${json}\n`
  })
  return { lines, chunk: Buffer.concat(chunks) }
}
