import type { ParseSettings } from '../../model/parse-settings.ts'
import { parseArticle } from '../../parse/article.ts'
import { packEntry } from '../../store/articles/article-pack.ts'
import { readIfThere } from '../../store/files/read-files.ts'
import type { ParsedFiles, ParseTask } from './tasks.ts'
import { takeBatches } from './work-queue.ts'

/** Parses what falls to a thread of its own. */
export function* parseFiles(
  { files, queue, thread }: ParseTask,
  settings: ParseSettings,
  isAt: (item: number) => void,
): Generator<ParsedFiles> {
  for (const { first, end } of takeBatches(queue, files.length, thread)) {
    const entries = files.slice(first, end).map((file, index) => {
      isAt(first + index)
      // A file may vanish while a build is under way. Whoever gets nothing looks again, and tells why; or parses what is
      // heavy, so that not several such are parsed at a time.
      const bytes = readIfThere(file)
      const parsed = bytes && parseArticle(bytes, settings, () => null)
      return parsed && packEntry(parsed)
    })
    const bodies = Buffer.concat(entries.map(entry => entry?.body ?? new Uint8Array()))
    yield {
      first,
      sealed: entries.map(entry => entry?.sealed ?? ''),
      checks: entries.map(entry => entry?.check ?? ''),
      lengths: entries.map(entry => entry?.body.length ?? 0),
      // Memory of its own, which can change hands: small buffers share theirs.
      bodies: new Uint8Array(bodies),
    }
  }
}
