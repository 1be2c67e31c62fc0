import type { Explanation } from '../../engine/explain/why.ts'
import type { ChangedAnswer } from '../../store/cache/render-reasons.ts'

type Line = Readonly<Record<string, unknown>>

/**
 * What `why` tells, as objects: the page, each changed answer, what the last build did, each query. The keys are
 * part of the contract with programs that read them; whole answers are given wherever they are kept.
 */
export function whyJson(
  { page, url, state, status, changes, last, askers, errors }: Explanation,
  out: string,
): Line[] {
  const { kind, args, from } = page
  return [
    { type: 'page', url, file: `${out}/${page.path}`, kind, args, source: from.file, state, output: status },
    ...errors.map(({ code, message, file, line }) => ({ type: 'error', code, message, file, line })),
    ...changes.map(change => ({ type: 'change', ...changeFacts(change) })),
    ...(last === null ? [] : [renderFacts(last)]),
    ...askers.flatMap(({ by, name, queries }) =>
      queries.map(query => ({ type: 'query', by, name, ...queryFacts(query) })),
    ),
  ]
}

function renderFacts({ at, reason }: NonNullable<Explanation['last']>): Line {
  const facts = { type: 'last', at: new Date(at).toISOString() }
  if (typeof reason === 'string') return { ...facts, reason }
  return { ...facts, reason: 'changed', changes: reason.map(changeFacts) }
}

function queryFacts(query: string): Line {
  const [name, ...args] = JSON.parse(query) as [string, ...unknown[]]
  return { query: name, args }
}

function changeFacts({ query, before, after }: ChangedAnswer): Line {
  return { ...queryFacts(query), ...answerFact('before', before), ...answerFact('after', after) }
}

/** No key where an answer is not kept; the beginning as text where that is all that is. */
function answerFact(key: string, answer: string | null): Line {
  if (answer === null) return {}
  try {
    return { [key]: JSON.parse(answer) }
  } catch {
    return { [`${key}Begins`]: answer }
  }
}
