import { spawnSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCli, treeOf } from '../support/cli.ts'
import { type DevProcess, type DevSite, devSite, startDevProcess } from '../support/dev.ts'

/** Files that differ between the two branches, and how often they are changed for each other. */
const differing = Number(process.env.CHECKOUT_FILES ?? 200)
const rounds = Number(process.env.CHECKOUTS ?? 4)
const hasGit = spawnSync('git', ['--version']).status === 0
if (!hasGit) console.warn('the test of `git checkout` is skipped: there is no git')

test.skipIf(!hasGit)(
  `git checkout between branches that differ in ${differing} files, ${rounds} times: the pages are a clean build's`,
  { timeout: 600_000 },
  async () => {
    const site = devSite()
    const listed = "sections: { both: { zh: '都有', en: 'Both' }, new: { zh: '新的', en: 'New' },"
    site.write('site.config.ts', site.read('site.config.ts').replace('sections: {', listed))
    git(site.folder, 'init', '--quiet', '--initial-branch', 'main')
    site.write('.gitignore', '.cache/\n')
    writeMain(site)
    commit(site)
    git(site.folder, 'checkout', '--quiet', '-b', 'other')
    const count = writeOther(site)
    commit(site)
    const changed = git(site.folder, 'diff', '--name-only', '--no-renames', 'main', 'other')
      .trim()
      .split('\n')
    expect(changed.length).toBe(count)
    const clean = { main: cleanBuild(site.folder, 'main'), other: cleanBuild(site.folder, 'other') }

    const dev = await startDevProcess(site.folder)
    const stream = await fetch(`${dev.origin}/__diglot/events?path=/zh/&version=`)
    try {
      for (let round = 1; round <= rounds; round++) {
        const branch = round % 2 === 1 ? 'main' : 'other'
        const before = round % 2 === 1 ? clean.other : clean.main
        git(site.folder, 'checkout', '--quiet', branch)
        await new Promise(resolve => setTimeout(resolve, 2000))
        // All pages at the last two rounds; before, each round other ones.
        const share = round > rounds - 2 ? 1 : 10
        const wanted = [...clean[branch]].filter((_, index) => index % share === round % share)
        expect(await differences(dev, new Map(wanted))).toEqual([])
        const gone = [...before.keys()].filter(path => !clean[branch].has(path))
        expect(gone.length).toBeGreaterThan(0)
        expect(await stillThere(dev, gone.slice(0, 20))).toEqual([])
      }
      expect(dev.child.exitCode).toBe(null)
    } finally {
      expect(await dev.end()).toBe(0)
      await stream.text().catch(() => undefined)
      rmSync(site.folder, { recursive: true })
    }
  },
)

function git(folder: string, ...args: readonly string[]): string {
  const own = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'core.autocrlf=false']
  const { status, stdout, stderr } = spawnSync('git', [...own, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  })
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
  return stdout
}

function commit({ folder }: DevSite): void {
  git(folder, 'add', '--all')
  git(folder, 'commit', '--quiet', '--message', 'as it is')
}

function article(number: number, text: string): string {
  const day = String((number % 28) + 1).padStart(2, '0')
  const front = `title: 第 ${number} 篇\ndate: 2021-${String((number % 12) + 1).padStart(2, '0')}-${day}\ntags: [air]`
  return `---\n${front}\n---\n\n${text}：河水的第 ${number} 次检测。\n`
}

const third = Math.floor(differing / 3)

/** Articles that the other branch has with another text, that it has not, and some that both have. */
function writeMain(site: DevSite): void {
  for (let number = 0; number < 2 * third; number++)
    site.write(`content/zh/news/a${number}.md`, article(number, '原来'))
  for (let number = 0; number < third / 2; number++)
    site.write(`content/zh/both/b${number}.md`, article(number, '不变'))
}

/** Returns how many files it has changed, added and deleted: a third each, and of each other kind one. */
function writeOther(site: DevSite): number {
  for (let number = 0; number < third; number++)
    site.write(`content/zh/news/a${number}.md`, article(number + 1, '另一支'))
  for (let number = third; number < 2 * third; number++) site.remove(`content/zh/news/a${number}.md`)
  const added = differing - 2 * third - 5
  for (let number = 0; number < added; number++)
    site.write(`content/zh/new/c${number}.md`, article(number, '新的'))
  site.write('site.config.ts', site.read('site.config.ts').replace('江城环境报', '山城环境报'))
  site.write('content/registry/tags.yaml', 'air:\n  zh: 大气\n  en: Air quality\n')
  site.write('templates/partials/footer.njk', '<footer>另一个页脚</footer>\n')
  site.write('templates/strings/zh-Hans.json', '{ "skip": "跳到正文去" }')
  site.write('static/robots-note.txt', 'another\n')
  return differing
}

/** What `diglot build` makes of a branch in a folder of its own. */
function cleanBuild(from: string, branch: string): ReadonlyMap<string, string> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'diglot-clean-')))
  git(folder, 'clone', '--quiet', '--branch', branch, from, 'site')
  const { status, stdout } = runCli(['build', join(folder, 'site'), '--drafts'])
  if (status !== 0) throw new Error(stdout)
  const output = treeOf(join(folder, 'site', 'dist'))
  rmSync(folder, { recursive: true })
  return output
}

/** Paths of which dev serves something else. */
async function differences(dev: DevProcess, wanted: ReadonlyMap<string, string>): Promise<string[]> {
  const found: string[] = []
  for (const [path, bytes] of wanted) {
    const response = await fetch(`${dev.origin}/${encodeURI(path)}`)
    const served = Buffer.from(await response.arrayBuffer()).toString('latin1')
    const page = served.replace(
      /<script type="application\/json" id="diglot-dev">.*?<\/script><script[^>]*><\/script>/s,
      '',
    )
    if (page !== bytes) found.push(`${response.status} ${path}`)
  }
  return found
}

async function stillThere(dev: DevProcess, paths: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    const { status } = await fetch(`${dev.origin}/${encodeURI(path)}`)
    if (status !== 404) found.push(path)
  }
  return found
}
