import type colors from 'picocolors'
import type { Asker } from '../../engine/explain/why.ts'
import { plain, widthOf } from '../../model/frame.ts'

/** The questions of a page by who asked them, a line for each kind of question. */
export function askedLines(
  askers: readonly Asker[],
  paint: ReturnType<typeof colors.createColors>,
  columns: number,
): string[] {
  const all = new Set(askers.flatMap(({ questions }) => questions)).size
  const names = askers.flatMap(({ questions }) => questions.map(nameOf))
  const width = Math.max(...names.map(name => name.length))
  return [
    `It asked ${all === 1 ? 'one question' : `${all} questions`}:`,
    ...askers.flatMap(({ by, name, questions }) => [
      `  ${paint.cyan(plain(by === 'kind' ? `the page itself (${name})` : name))} ${paint.dim(String(questions.length))}`,
      ...[...grouped(questions)].map(([question, subjects]) => {
        const room = Math.max(columns - width - 7, 30)
        return `    ${question.padEnd(width)}  ${paint.dim(plain(fitting(subjects, room)))}`.trimEnd()
      }),
    ]),
  ]
}

function nameOf(question: string): string {
  return question.slice(2, question.indexOf('"', 2))
}

/** Name → what was asked about, in words. */
function grouped(questions: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const question of questions) {
    const [name, ...args] = JSON.parse(question) as [string, ...unknown[]]
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
