import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Parsed } from '../../model/article.ts'
import type { BodyBytes } from '../../model/body.ts'
import { digest } from '../../text/digest.ts'
import { readBody, storedBody } from './body-bytes.ts'
import {
  type FactsFile,
  factsHeader,
  factsLine,
  openSealedFacts,
  type Row,
  readFacts,
  sealedFacts,
  toRow,
} from './facts-file.ts'
import { factsText } from './facts-text.ts'
import { type GrowingFile, openGrowingFile } from './growing-file.ts'
import { openCheckedPlaces, openPlaces } from './places.ts'
import { openPackReader } from './stored-article.ts'

/** What parsing gave, by the digest of the file's bytes: renames, checkouts and branches find everything. */
export interface ArticlePack {
  /** Whether nothing is remembered. */
  isNew(): boolean
  /** What a file says, if it was parsed before. `again` parses it anew if the stored body turns out damaged. */
  find(source: string, again: () => Parsed): Parsed | undefined
  /** Takes what was parsed, and gives it back with a body that lies on the disk and is read when somebody asks. */
  add(entry: PackEntry, again: () => Parsed): Parsed
  /** The site is assembled: from now on what front matter says lies on the disk as bodies do. */
  letGo(): void
  /** How many were added. */
  added(): number
  /** Digest of the body of a file that was found or added. */
  bodyDigest(source: string): string | undefined
  /** Writes out what waits, for other threads that read: the files of facts and bodies. */
  flush(): PackFiles
  /** Keeps what was added; writes both files without what is not `live` once that is most of it. */
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
  readonly sealed: string
}

export function packEntry(parsed: Parsed): PackEntry {
  const body = storedBody(parsed.body)
  const check = checkOf(body)
  return { body, check, sealed: sealedFacts(parsed.digest, check, factsText(parsed)) }
}

/** The digest that the pack knows a body by; for code that has parsed it without a pack. */
export function bodyCheck(body: BodyBytes): string {
  return checkOf(storedBody(body))
}

function checkOf(bytes: Uint8Array): string {
  return digest(bytes).slice(0, 32)
}

/**
 * Opens the pack of a cache folder: `articles.pack` has a line of facts for each article, `bodies.pack` their bodies.
 * Every line and body carries its digest; what does not match was never there. A pack with another owner is begun anew.
 */
export function openArticlePack(cacheFolder: string, owner: string): ArticlePack {
  const files = packFiles(cacheFolder)
  // Read at the first query: where nothing has changed, nobody asks.
  let opened: { known: FactsFile | undefined; lines: GrowingFile; bodies: GrowingFile } | undefined
  const places = openCheckedPlaces()
  // Of this run: a whole build begins where building from what is remembered has given up.
  const added = openPlaces()
  const reader = openPackReader(
    source => row(source)?.facts,
    source => {
      const place = places.get(source)
      return place && bodyOf(pack().bodies.read(place), place.check)
    },
  )

  function pack() {
    if (opened !== undefined) return opened
    const known = readFacts(files.facts, owner)
    const lines = openGrowingFile(files.facts, known === undefined)
    // What a build that was killed has written last may have no end.
    lines.add(Buffer.from(known === undefined ? factsHeader(owner) : '\n'))
    opened = { known, lines, bodies: openGrowingFile(files.bodies, known === undefined) }
    return opened
  }

  /** Several pages ask for one body: what is damaged is parsed once, and stored anew. */
  function mending(source: string, again: () => Parsed): () => Parsed {
    return () => {
      const parsed = again()
      if (parsed.digest === source) store(packEntry(parsed))
      return parsed
    }
  }

  function row(source: string): Row | undefined {
    const { known, lines } = pack()
    const place = added.get(source)
    const line = place && lines.read(place)
    return line === undefined ? known?.find(source) : toRow(line)
  }

  function store({ body, check, sealed }: PackEntry): { readonly source: string; readonly facts: string } {
    const { bodies, lines } = pack()
    const opened = openSealedFacts(sealed)
    const place = { offset: bodies.add(body), length: body.length, check }
    const line = Buffer.from(factsLine(place, sealed))
    added.set(opened.source, { offset: lines.add(line), length: line.length - 1 })
    places.set(opened.source, place)
    return opened
  }

  return {
    isNew: () => pack().known === undefined && added.size === 0,
    find(source, again) {
      const found = row(source)
      if (found === undefined || found.offset + found.length > pack().bodies.size()) return undefined
      const article = reader.article(source, found.facts, mending(source, again))
      // That a text took too long may have been the fault of the machine, so that the next build looks again.
      const isOfThisRun = added.get(source) !== undefined
      if (!isOfThisRun && article.diagnostics.some(one => one.code === 'markdown/limits')) return undefined
      places.set(source, found)
      return article
    },
    add(entry, again) {
      const { source, facts } = store(entry)
      return reader.article(source, facts, mending(source, again))
    },
    letGo: reader.letGo,
    added: () => added.size,
    bodyDigest: source => places.get(source)?.check,
    flush: () => ({ facts: pack().lines.flush(), bodies: pack().bodies.flush() }),
    async save(live) {
      if (opened === undefined) return
      const { known, bodies, lines } = opened
      await mkdir(cacheFolder, { recursive: true })
      bodies.save()
      if (known === undefined || added.size > 0) lines.save()
      // Where most lines are of use, most bodies are, and which ones need not be looked for.
      if ((known?.lines() ?? 0) + added.size < 2 * live.size) return
      let fresh = 0
      for (const source of added.sources()) fresh += places.get(source)?.length ?? 0
      const alive = (known?.bytesOf(live) ?? 0) + fresh
      if (alive >= bodies.size() / 2) return
      const rows = readFacts(files.facts, owner)?.rows(new Set([...live, ...added.sources()])) ?? []
      const moved = bodies.moveTogether(rows)
      for (const row of moved) if (places.get(row.source) !== undefined) places.set(row.source, row)
      const text = moved.map(row => factsLine(row, sealedFacts(row.source, row.check, row.facts)))
      await writeFile(`${files.facts}.new`, [factsHeader(owner), ...text].join(''))
      await rename(`${files.facts}.new`, files.facts)
    },
    close() {
      opened?.bodies.close()
      opened?.lines.close()
    },
  }
}

/** Whose a pack is: what another engine has parsed, or this one with other settings (their digest), is of no use. */
export function packOwner(engine: string, settings: string): string {
  return settings === '' ? engine : `${engine} ${settings}`
}

/** Where the pack of a cache folder lies. */
export function packFiles(folder: string): PackFiles {
  return { facts: join(folder, 'articles.pack'), bodies: join(folder, 'bodies.pack') }
}

/** A stored body; nothing if it is not the one that was stored. */
export function bodyOf(bytes: Uint8Array | undefined, check: string): BodyBytes | undefined {
  return bytes !== undefined && digest(bytes).startsWith(check) ? readBody(bytes) : undefined
}
