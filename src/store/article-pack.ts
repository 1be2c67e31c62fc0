import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Body, Parsed } from '../model/article.ts'
import { digest } from '../text/digest.ts'
import { bodyBytes, readBody } from './body-bytes.ts'
import {
  type Facts,
  type FactsFile,
  factsHeader,
  factsLine,
  factsOf,
  factsSeal,
  readFacts,
} from './facts-file.ts'
import { type GrowingFile, openGrowingFile, type Place } from './growing-file.ts'

/** What parsing gave, by the digest of the file's bytes: renames, checkouts and branches find everything. */
export interface ArticlePack {
  /** What a file says, if it was parsed before. `again` parses it anew if the stored body turns out damaged. */
  find(source: string, again: () => Parsed): Parsed | undefined
  /** Takes what was parsed, and gives it back with a body that lies on the disk and is read when somebody asks. */
  add(entry: PackEntry, again: () => Parsed): Parsed
  /** How many were added. */
  added(): number
  /** Digest of the body of a file that was found or added. */
  bodyDigest(source: string): string | undefined
  /** Writes out what waits, for other threads that read: the files of facts and bodies. */
  flush(): PackFiles
  /** Keeps what was added; writes both files without what is not `live` once that is more than half. */
  save(live: ReadonlySet<string>): Promise<void>
  close(): void
}

export interface PackFiles {
  readonly facts: string
  readonly bodies: string
}

/** What parsing a file gave, ready to be stored. */
export interface PackEntry {
  /** The body as in body-bytes.ts, and the digest of that. */
  readonly body: Uint8Array
  readonly check: string
  /** The facts as text: what parsing gave would keep the whole article in memory, of which its words are parts. */
  readonly seal: string
}

export function packEntry({ body, ...facts }: Parsed): PackEntry {
  const bytes = bodyBytes(body)
  const check = checkOf(bytes)
  return { body: bytes, check, seal: factsSeal(facts.digest, check, facts) }
}

/** The digest that the pack knows a body by; for whoever has parsed it without a pack. */
export function bodyCheck(body: Body): string {
  return checkOf(bodyBytes(body))
}

function checkOf(bytes: Uint8Array): string {
  return digest(bytes).slice(0, 32)
}

/**
 * Opens the pack of a cache folder: `articles.pack` has a line of facts for each article, `bodies.pack` their bodies.
 * Every line and body carries its digest; what does not match was never there. A pack of another engine is begun anew.
 */
export function openArticlePack(cacheFolder: string, engine: string): ArticlePack {
  const files = packFiles(cacheFolder)
  // Read at the first question: where nothing has changed, nobody asks.
  let opened: { known: FactsFile | undefined; lines: GrowingFile; bodies: GrowingFile } | undefined
  const places = new Map<string, Place & { readonly check: string }>()
  // Of this run: a whole build begins where building from what is remembered has given up.
  const added = new Map<string, Facts>()

  function pack() {
    if (opened !== undefined) return opened
    const known = readFacts(files.facts, engine)
    const lines = openGrowingFile(files.facts, known === undefined)
    // What a build that was killed has written last may have no end.
    lines.add(Buffer.from(known === undefined ? factsHeader(engine) : '\n'))
    opened = { known, lines, bodies: openGrowingFile(files.bodies, known === undefined) }
    return opened
  }

  function withBody(facts: Facts, again: () => Parsed): Parsed {
    return {
      ...facts,
      get body(): Body {
        const place = places.get(facts.digest)
        const body = place && bodyOf(pack().bodies.read(place), place.check)
        if (body !== undefined) return body
        // Several pages ask for one body: what is damaged is parsed once, and stored anew.
        const parsed = again()
        if (parsed.digest === facts.digest) store(packEntry(parsed))
        return parsed.body
      },
    }
  }

  function store({ body, check, seal }: PackEntry): Facts {
    const { bodies, lines } = pack()
    const facts = factsOf(seal)
    const place = { offset: bodies.add(body), length: body.length, check }
    lines.add(Buffer.from(factsLine(place, seal)))
    places.set(facts.digest, place)
    added.set(facts.digest, facts)
    return facts
  }

  return {
    find(source, again) {
      const { known, bodies } = pack()
      const now = added.get(source)
      if (now !== undefined) return withBody(now, again)
      const row = known?.find(source)
      if (row === undefined || row.offset + row.length > bodies.size()) return undefined
      const { offset, length, check, facts } = row
      places.set(source, { offset, length, check })
      return withBody(facts, again)
    },
    add(entry, again) {
      return withBody(store(entry), again)
    },
    added: () => added.size,
    bodyDigest: source => places.get(source)?.check,
    flush: () => ({ facts: pack().lines.flush(), bodies: pack().bodies.flush() }),
    async save(live) {
      if (opened === undefined) return
      const { known, bodies, lines } = opened
      await mkdir(cacheFolder, { recursive: true })
      const fresh = [...added.keys()].reduce((sum, source) => sum + (places.get(source)?.length ?? 0), 0)
      const alive = (known?.bytesOf(live) ?? 0) + fresh
      bodies.save()
      if (known === undefined || added.size > 0) lines.save()
      if (alive >= bodies.size() / 2) return
      const rows = readFacts(files.facts, engine)?.rows(new Set([...live, ...added.keys()])) ?? []
      const moved = bodies.moveTogether(rows)
      for (const row of moved) if (places.has(row.source)) places.set(row.source, row)
      const text = moved.map(row => factsLine(row, factsSeal(row.source, row.check, row.facts)))
      await writeFile(`${files.facts}.new`, [factsHeader(engine), ...text].join(''))
      await rename(`${files.facts}.new`, files.facts)
    },
    close() {
      opened?.bodies.close()
      opened?.lines.close()
    },
  }
}

/** What the pack says of these sources, for a thread that only reads it; `again` parses what turns out damaged. */
export function readPack(
  { facts: file, bodies }: PackFiles,
  engine: string,
  sources: readonly (readonly [path: string, digest: string])[],
  again: (path: string) => Parsed,
): { readonly parsed: Map<string, Parsed>; bodyDigest(path: string): string | undefined } {
  const rows = readFacts(file, engine)
  const texts = openGrowingFile(bodies, false)
  const checks = new Map<string, string>()
  const parsed = new Map<string, Parsed>()
  for (const [path, source] of sources) {
    const row = rows?.find(source)
    if (row === undefined) {
      parsed.set(path, again(path))
      continue
    }
    const { offset, length, check, facts } = row
    checks.set(path, check)
    parsed.set(path, {
      ...facts,
      get body(): Body {
        return bodyOf(texts.read({ offset, length }), check) ?? again(path).body
      },
    })
  }
  return { parsed, bodyDigest: path => checks.get(path) }
}

function bodyOf(bytes: Uint8Array | undefined, check: string): Body | undefined {
  return bytes !== undefined && digest(bytes).startsWith(check) ? readBody(bytes) : undefined
}

/** Where the pack of a cache folder lies. */
export function packFiles(folder: string): PackFiles {
  return { facts: join(folder, 'articles.pack'), bodies: join(folder, 'bodies.pack') }
}
