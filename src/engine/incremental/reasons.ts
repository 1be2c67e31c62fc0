import type { NotedList } from '../../store/cache/noted.ts'
import type { ChangedAnswer, RenderReason, RenderReasons } from '../../store/cache/render-reasons.ts'

/**
 * Why pages were rendered, ready to be kept. `reasons` has an output path for each page, with the numbers that changed
 * queries have in `noted`, the former traces; `look` finds their answers.
 */
export function reasonsToKeep(
  at: number,
  reasons: ReadonlyMap<string, RenderReason>,
  noted: NotedList,
  look: (former: number) => ChangedAnswer,
): RenderReasons {
  const changed: ChangedAnswer[] = []
  const numbers = new Map<number, number>()
  const groups = new Map<string, { readonly reason: RenderReason; readonly paths: string[] }>()

  function row(former: number): number {
    const known = numbers.get(former)
    if (known !== undefined) return known
    if (changed.length < mostAnswers) {
      const { query, before, after } = look(former)
      changed.push({ query, before: cut(before), after: cut(after) })
    } else changed.push({ query: noted.query(former), before: null, after: null })
    numbers.set(former, changed.length - 1)
    return changed.length - 1
  }

  for (const [path, reason] of reasons) {
    const own = typeof reason === 'string' ? reason : reason.map(row)
    const key = String(own)
    const group = groups.get(key) ?? { reason: own, paths: [] }
    groups.set(key, group)
    group.paths.push(path)
  }
  return { at, changed, pages: [...groups.values()].map(({ reason, paths }) => [reason, paths] as const) }
}

/** All is rendered where nothing is remembered; of that there is no more to say. */
export function allRendered(at: number): RenderReasons {
  return { at, changed: [], pages: null }
}

/** After an edit of everything, nobody reads the answers of ten thousand articles. */
const mostAnswers = 1000

/** Enough to see what has changed, with the whole of most answers. */
const mostCharacters = 2000

function cut(answer: string | null): string | null {
  return answer === null || answer.length <= mostCharacters ? answer : `${answer.slice(0, mostCharacters)}…`
}
