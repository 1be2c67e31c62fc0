import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shapes } from './hostile.ts'
import { childrenCpuTicks, memoryOfTree } from './proc.ts'
import { writeText } from './site-of-diglot.ts'

const usage = `node bench/limits.mjs [NAMES [SIZES]]
  NAMES  of shapes of hostile.ts, as a regular expression (all)
  SIZES  in bytes, with commas (10000,100000,990000,5000000)`

const program = join(import.meta.dirname, '..', 'bin', 'diglot.js')
const parsers = ['auto', 'remark'] as const

/** What a build of a hostile text among others came to. */
interface Outcome {
  readonly outcome: string
  readonly wall: number
  readonly cpu: number
  readonly megabytes: number
}

/**
 * One table: what becomes of a site with one article of each hostile shape, in each size and by each parser. `ok` is parsed,
 * `limits` is refused at a place in it; in both cases the other articles must have been told of. Anything else is bad.
 */
export async function main(args: readonly string[]): Promise<number> {
  const [names = '', sizes = '10000,100000,990000,5000000'] = args
  if (names.startsWith('-')) {
    console.error(usage)
    return 2
  }
  const chosen = shapes.filter(shape => new RegExp(names, 'i').test(shape.name))
  const site = mkdtempSync(join(tmpdir(), 'diglot-limits-'))
  console.log(
    '| shape | KB | parser | outcome | s | CPU s | MB |\n| --- | ---: | --- | --- | ---: | ---: | ---: |',
  )
  let bad = 0
  try {
    for (const { name, text } of chosen) {
      for (const size of sizes.split(',').map(Number)) {
        const article = text(size)
        for (const parser of parsers) {
          writeSite(site, parser, article)
          const { outcome, wall, cpu, megabytes } = await build(site)
          // On a busy machine the clock runs while the build waits.
          const isBad = !/^(?:ok|limits)$/.test(outcome) || Math.min(wall, cpu) > 5 || megabytes > 1000
          if (isBad) bad++
          const cells = [name, size / 1000, parser, isBad ? `**${outcome}**` : outcome]
          const costs = [wall.toFixed(1), cpu.toFixed(1), megabytes.toFixed(0)]
          console.log(`| ${[...cells, ...costs].join(' | ')} |`)
        }
      }
    }
  } finally {
    rmSync(site, { recursive: true })
  }
  console.log(`\n${bad} bad; ${chosen.length} shapes`)
  return bad === 0 ? 0 : 1
}

function writeSite(site: string, parser: string, article: string): void {
  rmSync(join(site, '.cache'), { recursive: true, force: true })
  writeText(join(site, 'site.config.ts'), config(parser))
  const front = '---\ntitle: Hostile\ndate: 2020-01-01\n---\n\n'
  writeText(join(site, 'content/en/hostile.md'), article.startsWith('---\ntitle') ? article : front + article)
  for (let n = 0; n < 20; n++) {
    writeText(join(site, `content/en/ordinary-${n}.md`), `${front}Nothing *special* in number ${n}.\n`)
  }
  writeText(join(site, 'content/en/told.md'), `${front}A [link](nowhere.md).\n`)
}

function config(parser: string): string {
  return `export default {
  site: 'https://example.org/',
  timeZone: 'UTC',
  editions: { en: { lang: 'en', label: 'English', title: 'Limits', description: 'Hostile texts' } },
  markdown: { parser: '${parser}' },
}
`
}

async function build(site: string): Promise<Outcome> {
  const ticks = childrenCpuTicks()
  const started = performance.now()
  const args = [program, 'build', site, '--jobs', '1', '--format', 'json']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let peak = 0
  const timer = setInterval(() => {
    peak = Math.max(peak, memoryOfTree(child.pid ?? 0))
  }, 20)
  const said: Buffer[] = []
  child.stdout.on('data', part => said.push(part))
  child.stderr.resume()
  const [code, signal]: unknown[] = await once(child, 'close')
  clearInterval(timer)
  return {
    outcome: outcomeOf(Buffer.concat(said).toString(), code ?? signal),
    wall: (performance.now() - started) / 1000,
    cpu: (childrenCpuTicks() - ticks) / 100,
    megabytes: peak / 1e6,
  }
}

interface Said {
  readonly type: string
  readonly code?: string
  readonly file?: string
  readonly line?: number
}

function outcomeOf(said: string, ended: unknown): string {
  if (ended !== 0 && ended !== 1) return `ended with ${ended}`
  const lines: Said[] = said.split('\n').flatMap(line => (line === '' ? [] : JSON.parse(line)))
  const isTold = lines.some(one => one.code === 'link/broken' && one.file?.endsWith('told.md'))
  if (!isTold || !lines.some(one => one.type === 'summary')) return 'others not told'
  const refusal = lines.find(one => one.code === 'markdown/limits')
  if (refusal === undefined) return 'ok'
  return refusal.line === undefined ? 'no place' : 'limits'
}
