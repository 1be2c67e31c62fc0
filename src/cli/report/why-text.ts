import colors from 'picocolors'
import type { Explanation, LastRender } from '../../engine/explain/why.ts'
import { plain } from '../../model/code-frame.ts'
import { readable } from '../../site/query-log.ts'
import type { ChangedAnswer } from '../../store/cache/render-reasons.ts'
import { momentAt } from '../../text/moment.ts'
import { type Difference, differences } from './answer-changes.ts'
import { askedLines } from './why-queries.ts'

export interface Look {
  /** How the user named the output folder. */
  readonly out: string
  readonly color: boolean
  readonly columns: number
}

/** What `why` tells people: the page, what the next build does, why it was rendered last, what it asked. */
export function whyText(explained: Explanation, { out, color, columns }: Look): string {
  const { page, url, changes, last, askers, errors, timeZone } = explained
  const paint = colors.createColors(color)
  const way = plain(`${page.kind}: ${page.from.file} → ${out}/${page.path}`)
  const lines = [
    paint.bold(plain(decodeURI(url))),
    paint.dim(way),
    '',
    verdict(explained, paint),
    ...changeLines(changes, paint),
    ...(errors.length === 0 ? [] : [paint.red(unpublishable(errors.length))]),
    ...(last === null ? [] : ['', lastLine(last, timeZone), ...changeLines(lastChanges(last), paint)]),
    ...(askers.length === 0 ? [] : ['', ...askedLines(askers, paint, columns)]),
  ]
  return `${lines.join('\n')}\n`
}

type Paint = ReturnType<typeof colors.createColors>

function verdict({ state, status, changes, page }: Explanation, paint: Paint): string {
  const verb = page.kind === 'media' ? 'copies' : 'renders'
  const will = (reason: string): string => `${paint.yellow(`The next build ${verb} it:`)} ${reason}.`
  switch (state) {
    case 'changed':
      return will(changes.length === 0 ? 'its source has changed' : `${answers(changes.length)} changed`)
    case 'new':
      return will('the build that is remembered had no such page')
    case 'forgotten':
      return will('no build with this version of Diglot and these settings is remembered')
    case 'file':
      return will(fileReasons[status])
    case 'fresh':
      return status === 'disguised'
        ? paint.red(disguised)
        : `${paint.green('Fresh:')} the next build leaves it as it is.`
  }
}

const fileReasons = {
  changed: 'somebody has changed its file',
  touched: 'its file has another time than when it was written',
  missing: 'its file is missing',
  unlisted: 'its file is not in the list of what Diglot wrote',
  sound: 'its file is in place',
  disguised: 'its file is in place',
} as const

const disguised =
  'Somebody has changed its file without changing size or time, which no build notices. Delete it, and the next build writes it.'

function unpublishable(count: number): string {
  const [errors, are] = count === 1 ? ['1 error', 'it is'] : [`${count} errors`, 'they are']
  return `The site has ${errors}: nothing is published until ${are} mended (diglot check).`
}

function lastLine({ at, reason }: LastRender, timeZone: string): string {
  const when = momentAt(at, timeZone).iso.slice(0, 16).replace('T', ' ')
  if (reason === 'left') return `The build of ${when} rendered others and left it as it was.`
  const why = typeof reason === 'string' ? lastReasons[reason] : `${answers(reason.length)} changed`
  return `Rendered last by the build of ${when}: ${why}.`
}

const lastReasons = {
  new: 'the build before had no such page',
  file: 'its file was missing, or somebody had changed it',
  forgotten: 'no build before was remembered, so everything was rendered',
} as const

function lastChanges({ reason }: LastRender): readonly ChangedAnswer[] {
  return typeof reason === 'string' ? [] : reason
}

function answers(count: number): string {
  return count === 1 ? 'one answer has' : `${count} answers have`
}

function changeLines(changes: readonly ChangedAnswer[], paint: Paint): string[] {
  return cut(
    changes.map(({ query, before, after }) => {
      const lines = cut(
        found(query, before, after).map(one => `    ${differenceLine(one, paint)}`),
        4,
        '    ',
      )
      return [`  ${paint.cyan(plain(readable(query)))}`, ...lines].join('\n')
    }),
    6,
    '  ',
  )
}

/** Bodies are too long to be kept. */
function found(query: string, before: string | null, after: string | null): Difference[] {
  const isBody = query.startsWith('["body"')
  return isBody ? [{ where: '', note: 'is another text' }] : differences(before, after)
}

function differenceLine(one: Difference, paint: Paint): string {
  const where = one.where === '' ? '' : `${plain(one.where)}: `
  if ('note' in one) return where + one.note
  return `${where}${paint.red(one.before)} → ${paint.green(one.after)}`
}

function cut(lines: readonly string[], most: number, indent: string): string[] {
  const more = lines.length - most
  return more < 2
    ? [...lines]
    : [...lines.slice(0, most), `${indent}… and ${more} more (--format json has all)`]
}
