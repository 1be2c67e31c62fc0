import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from './cli.ts'

/** A small bilingual site in a folder of its own, to be edited while `diglot dev` runs. */
export interface DevSite {
  readonly folder: string
  write(path: string, text: string): void
  read(path: string): string
  remove(path: string): void
}

const config = `import { defineConfig } from 'diglot'

export default defineConfig({
  site: 'https://news.example.org/',
  timeZone: 'Asia/Shanghai',
  default: 'zh',
  editions: {
    zh: { lang: 'zh-Hans', label: '中文', title: '江城环境报', description: '中文版' },
    en: { lang: 'en', label: 'English', title: 'The River Times', description: 'The English edition' },
  },
  sections: { news: { zh: '新闻', en: 'News' } },
})
`

const files: Readonly<Record<string, string>> = {
  'site.config.ts': config,
  'content/zh/news/air.md': '---\ntitle: 空气\ndate: 2021-01-11\ntags: [air]\n---\n\n原来的一段。\n',
  'content/en/news/air.md': '---\ntitle: Clean air\n---\n\nThe former text.\n',
  'content/zh/news/water.md': '---\ntitle: 水\ndate: 2021-01-10\n---\n\n水的一段。\n',
  'content/registry/tags.yaml': 'air:\n  zh: 空气质量\n  en: Air quality\n',
  'static/robots-note.txt': 'note\n',
}

/** `more` is added to the site's files, or replaces them. */
export function devSite(more: Readonly<Record<string, string>> = {}): DevSite {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'diglot-dev-')))
  const site: DevSite = {
    folder,
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    },
    read: path => readFileSync(join(folder, path), 'utf8'),
    remove: path => rmSync(join(folder, path), { recursive: true }),
  }
  for (const [path, text] of Object.entries({ ...files, ...more })) site.write(path, text)
  return site
}

/** `diglot dev` in a process of its own, as an editor runs it. */
export interface DevProcess {
  /** Without a slash at its end. */
  readonly origin: string
  readonly child: ChildProcess
  /** Everything that the terminal has shown. */
  output(): string
  /** Waits until the terminal shows something, counted from a place in its output. */
  shows(what: RegExp, from?: number): Promise<string>
  /** Ends it with Ctrl-C's signal; resolves to its exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>
}

/** Resolves when the terminal shows `started`, which is that all files are watched unless set; of this checkout's CLI, unless set. */
export async function startDevProcess(
  folder: string,
  args: readonly string[] = [],
  started = /Watching its files/,
  launcher = join(root, 'bin', 'diglot.js'),
): Promise<DevProcess> {
  const child = spawn(process.execPath, [launcher, 'dev', folder, '--port', '0', ...args], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  let heard: (() => void)[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      for (const tell of heard) tell()
    })
  }
  const exited = new Promise<number | null>(resolve => child.once('exit', code => resolve(code)))
  const shows = (what: RegExp, from = 0): Promise<string> =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        heard = heard.filter(one => one !== look)
        clearTimeout(timer)
      }
      const timer = setTimeout(() => {
        stop()
        reject(new Error(`the terminal does not show ${what}:\n${text.slice(from)}`))
      }, 20_000)
      const look = (): void => {
        const found = what.exec(text.slice(from))
        if (found === null) return
        stop()
        resolve(found[1] ?? found[0])
      }
      heard.push(look)
      look()
    })
  const url = await shows(/Serving at (http:\S+)/)
  await shows(started)
  return {
    origin: new URL(url).origin,
    child,
    output: () => text,
    shows,
    end(signal = 'SIGINT') {
      child.kill(signal)
      return exited
    },
  }
}
