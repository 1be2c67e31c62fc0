import { appendFile, mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Body, Parsed } from '../model/article.ts'
import { digest } from '../text/digest.ts'
import { type Bodies, openBodies } from './bodies.ts'
import { type Facts, factsLines, factsText, type Row, readFacts } from './facts-file.ts'

/** What parsing gave, by the digest of the file's bytes: renames, checkouts and branches find everything. */
export interface ArticlePack {
  /** What a file says, if it was parsed before. `again` parses it anew if the stored body turns out damaged. */
  find(source: string, again: () => Parsed): Parsed | undefined
  /** Takes what was parsed, and gives it back with a body that lies on the disk and is read when somebody asks. */
  add(parsed: Parsed, again: () => Parsed): Parsed
  /** How many were added. */
  added(): number
  /** Digest of the body of a file that was found or added. */
  bodyDigest(source: string): string | undefined
  /** Keeps what was added; writes both files without what is not `live` once that is more than half. */
  save(live: ReadonlySet<string>): Promise<void>
  close(): void
}

/**
 * Opens the pack of a cache folder: `articles.pack` has a line of facts for each article, `bodies.pack` their bodies.
 * Every line and body carries its digest; what does not match was never there. A pack of another engine is begun anew.
 */
export function openArticlePack(cacheFolder: string, engine: string): ArticlePack {
  const factsFile = join(cacheFolder, 'articles.pack')
  // Read at the first question: where nothing has changed, nobody asks.
  let opened: { readonly facts: Facts | undefined; readonly bodies: Bodies } | undefined
  const added = new Map<string, Row>()
  const used = new Map<string, Row>()

  function pack() {
    if (opened !== undefined) return opened
    const facts = readFacts(factsFile, engine)
    opened = { facts, bodies: openBodies(join(cacheFolder, 'bodies.pack'), facts === undefined) }
    return opened
  }

  function withBody(row: Row, again: () => Parsed): Parsed {
    used.set(row.source, row)
    return {
      ...row.facts,
      get body(): Body {
        // It may have been moved since.
        const text = pack().bodies.read(used.get(row.source) ?? row)
        return text !== undefined && digest(text).startsWith(row.check) ? JSON.parse(text) : again().body
      },
    }
  }

  async function begin(rows: readonly Row[]): Promise<void> {
    await writeFile(`${factsFile}.new`, factsText(engine, rows))
    await rename(`${factsFile}.new`, factsFile)
  }

  return {
    find(source, again) {
      const { facts, bodies } = pack()
      const row = used.get(source) ?? facts?.find(source)
      return row === undefined || row.offset + row.length > bodies.size() ? undefined : withBody(row, again)
    },
    add({ body, ...facts }, again) {
      const text = JSON.stringify(body)
      const check = digest(text).slice(0, 32)
      const row = { source: facts.digest, ...pack().bodies.add(text), check, facts }
      added.set(row.source, row)
      return withBody(row, again)
    },
    added: () => added.size,
    bodyDigest: source => used.get(source)?.check,
    async save(live) {
      if (opened === undefined) return
      const { facts, bodies } = opened
      const fresh = [...added.values()]
      await mkdir(cacheFolder, { recursive: true })
      const alive = (facts?.bytesOf(live) ?? 0) + fresh.reduce((sum, row) => sum + row.length, 0)
      if (facts === undefined) {
        bodies.save()
        await begin(fresh)
      } else if (alive < bodies.size() / 2) {
        const moved = bodies.moveTogether([...facts.rows(live), ...fresh])
        for (const row of moved) if (used.has(row.source)) used.set(row.source, row)
        await begin(moved)
      } else if (fresh.length > 0) {
        bodies.save()
        await appendFile(factsFile, `\n${factsLines(fresh)}`)
      }
    },
    close: () => opened?.bodies.close(),
  }
}
