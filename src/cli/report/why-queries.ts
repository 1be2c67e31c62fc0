import type colors from 'picocolors'
import type { Asker } from '../../engine/explain/why.ts'
import { plain, widthOf } from '../../model/code-frame.ts'

/** The queries of a page by who asked them, a line for each kind of query. */
export function askedLines(
  askers: readonly Asker[],
  paint: ReturnType<typeof colors.createColors>,
  columns: number,
): string[] {
  const all = new Set(askers.flatMap(({ queries }) => queries)).size
  const names = askers.flatMap(({ queries }) => queries.map(nameOf))
  const width = Math.max(...names.map(name => name.length))
  return [
    `It made ${all === 1 ? 'one query' : `${all} queries`}:`,
    ...askers.flatMap(({ by, name, queries }) => [
      `  ${paint.cyan(plain(by === 'kind' ? `the page itself (${name})` : name))} ${paint.dim(String(queries.length))}`,
      ...[...grouped(queries)].map(([query, subjects]) => {
        const room = Math.max(columns - width - 7, 30)
        return `    ${query.padEnd(width)}  ${paint.dim(plain(fitting(subjects, room)))}`.trimEnd()
      }),
    ]),
  ]
}

function nameOf(query: string): string {
  return query.slice(2, query.indexOf('"', 2))
}

/** Name → what was asked about, in words. */
function grouped(queries: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const query of queries) {
    const [name, ...args] = JSON.parse(query) as [string, ...unknown[]]
    const subject = args.map(one => (typeof one === 'string' ? one : JSON.stringify(one))).join(' ')
    groups.set(name, [...(groups.get(name) ?? []), subject])
  }
  return groups
}

/** As many as a line holds, and how many more there are. */
function fitting(subjects: readonly string[], room: number): string {
  let shown = 1
  const line = (count: number): string => {
    const more = subjects.length - count
    return subjects.slice(0, count).join(', ') + (more > 0 ? `, + ${more}` : '')
  }
  while (shown < subjects.length && widthOf(line(shown + 1)) <= room) shown++
  return line(shown)
}
