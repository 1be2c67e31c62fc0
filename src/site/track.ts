import type { Json } from '../model/article.ts'
import type { Questions } from '../model/questions.ts'
import { canonicalJson, type Digest, digest } from '../text/digest.ts'

/** Questions that are noted while they are asked. */
export interface Tracked {
  readonly ask: Questions
  /** The questions asked so far, each once, in the order of asking: `["card","content/zh/news/air.md"]`. */
  asked(): readonly string[]
}

/** The same questions, noting what was asked. Code that is given them cannot tell. */
export function track(questions: Questions): Tracked {
  const asked = new Set<string>()
  const entries = Object.entries(questions).map(
    ([name, question]: [string, (...args: Json[]) => unknown]) => {
      const noted = (...args: Json[]): unknown => {
        asked.add(JSON.stringify([name, ...args]))
        return question(...args)
      }
      return [name, noted] as const
    },
  )
  // The table's keys and signatures are those of `questions`; only the notes are new.
  return { ask: Object.fromEntries(entries) as unknown as Questions, asked: () => [...asked] }
}

/**
 * Digest of the answers that noted questions have now. A page is fresh if it is the stamp it was rendered with:
 * rendering gets its data by questions alone, so equal answers give equal bytes. `known` remembers answers between
 * pages of one site: thousands of pages ask for the same templates and strings.
 */
export function stamp(
  questions: Questions,
  asked: readonly string[],
  known: Map<string, string> = new Map(),
): Digest<'stamp'> {
  return digest(
    asked
      .map(question => {
        const before = known.get(question)
        if (before !== undefined) return before
        const fresh = digest(canonicalJson(answer(questions, question)))
        known.set(question, fresh)
        return fresh
      })
      .join('\n'),
  )
}

/** The answer to one noted question; an answer that fails is an answer too. */
export function answer(questions: Questions, question: string): unknown {
  const [name, ...args] = JSON.parse(question) as [keyof Questions, ...Json[]]
  try {
    return (questions[name] as (...args: Json[]) => unknown)(...args)
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) }
  }
}
