import type { ServerResponse } from 'node:http'
import type { Live } from '../engine/live/live.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { type Look, look } from './dev-pages.ts'
import type { Problem } from './problems.ts'

/** The pages that are open in browsers, each with a stream of server-sent events. */
export interface Browsers {
  /** Takes up a stream; `version` is that of the page the browser shows. */
  open(path: string, version: string, response: ServerResponse): void
  /** Tells every browser what the last update means for its page. `files`: addresses of copied files that changed. */
  tell(files: readonly string[]): Told
  close(): void
}

/** How many pages were told what, and what rendering the open ones found. */
export interface Told {
  readonly reloaded: number
  readonly restyled: number
  readonly diagnostics: readonly Diagnostic[]
}

interface Open {
  readonly path: string
  readonly response: ServerResponse
  html: string
  early: string
  version: string
  problems: string
}

/** `problems` makes what an overlay shows of the problems of the site and of one page. */
export function createBrowsers(
  live: Live,
  problems: (ofPage: readonly Diagnostic[]) => readonly Problem[],
): Browsers {
  const all = new Set<Open>()
  let styles = stylesOf(live)

  /** What has become of the page that a browser shows. */
  function compare(one: Open, now: Look, before: ReadonlyMap<string, string>): 'same' | 'reload' | 'restyle' {
    if (now.kind === 'page' && now.version === one.version) return 'same'
    const was = one.html
    const wasEarly = one.early
    one.html = now.kind === 'page' ? now.html : ''
    one.early = earlyOf(now)
    one.version = now.kind === 'page' ? now.version : ''
    if (was === '' || one.html === '' || wasEarly !== one.early) return 'reload'
    const swaps = [...before].flatMap(([name, from]) => {
      const to = styles.get(name)
      return to === undefined || to === from ? [] : [{ from, to }]
    })
    const restyled = swaps.reduce((html, { from, to }) => html.replaceAll(`"${from}"`, `"${to}"`), was)
    if (restyled !== one.html) return 'reload'
    send(one, 'styles', { version: one.version, swaps })
    return 'restyle'
  }

  function tellProblems(one: Open, now: Look): void {
    const found = JSON.stringify(problems(now.kind === 'page' ? now.diagnostics : []))
    if (found === one.problems) return
    one.problems = found
    one.response.write(`event: problems\ndata: ${found}\n\n`)
  }

  return {
    open(path, version, response) {
      const now = look(live, path)
      const isCurrent = now.kind === 'page' && now.version === version
      const html = isCurrent ? now.html : ''
      const one: Open = { path, response, version, html, early: earlyOf(now), problems: '' }
      all.add(one)
      response.on('close', () => all.delete(one))
      response.write('retry: 500\n\n')
      if (isCurrent) tellProblems(one, now)
      else send(one, 'reload', {})
    },
    tell(files) {
      const before = styles
      styles = stylesOf(live)
      const looks = new Map<string, Look>()
      const count = { reloaded: 0, restyled: 0 }
      for (const one of all) {
        const now = looks.get(one.path) ?? look(live, one.path)
        looks.set(one.path, now)
        const means = compare(one, now, before)
        if (means === 'reload') {
          count.reloaded++
          send(one, 'reload', {})
        } else {
          if (means === 'restyle') count.restyled++
          if (files.length > 0) send(one, 'files', { files })
          tellProblems(one, now)
        }
      }
      const diagnostics = [...looks.values()].flatMap(now => (now.kind === 'page' ? now.diagnostics : []))
      return { ...count, diagnostics }
    },
    close() {
      for (const { response } of all) response.end()
      all.clear()
    },
  }
}

function earlyOf(now: Look): string {
  return now.kind === 'page' ? JSON.stringify(now.early) : ''
}

/** Name of each style sheet of the theme → its address. */
function stylesOf({ served }: Live): ReadonlyMap<string, string> {
  if (served === null) return new Map()
  const names = [...served.site.themeAssets.keys()].filter(name => name.endsWith('.css'))
  return served.queryLog.note(ask => new Map(names.map(name => [name, ask.asset(name)?.url ?? '']))).result
}

function send({ response }: Open, event: string, data: object): void {
  response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
}
