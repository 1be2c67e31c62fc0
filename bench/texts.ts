import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type CorpusId, corpus } from './corpus.ts'
import { root } from './diglot.ts'
import { measure } from './measure.ts'
import type { Options } from './options.ts'
import type { CorpusTexts } from './results.ts'
import { linkByFile, writeText } from './site-of-diglot.ts'

const corpora: readonly CorpusId[] = ['news', 'archive', 'archive-inline']

/** Which way through the parser the texts of every corpus go, and what one of them costs. */
export async function textsOf(
  { articles, seed }: Options,
  workplace: string,
): Promise<readonly CorpusTexts[]> {
  const folder = join(workplace, 'texts')
  try {
    for (const id of corpora) {
      for (const { path, text } of corpus({ corpus: id, articles, seed, link: linkByFile })) {
        writeText(join(folder, id, `${path}.md`), text)
      }
    }
    const args = [join(root, 'bench', 'texts.mjs'), ...corpora.map(id => join(folder, id))]
    const { stdout } = await measure({ file: process.execPath, args, cwd: folder })
    const found: readonly Omit<CorpusTexts, 'corpus'>[] = JSON.parse(stdout)
    return corpora.flatMap((id, index) => {
      const one = found[index]
      return one === undefined ? [] : [{ corpus: id, ...one }]
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
