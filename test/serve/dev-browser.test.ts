import { existsSync, rmSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type DevProcess, type DevSite, devSite, startDevProcess } from '../support/dev.ts'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const available = existsSync(executablePath)
if (!available)
  console.warn(`browser tests are skipped: there is no ${executablePath} (install chromium, or set CHROMIUM)`)
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking']

describe.skipIf(!available)('diglot dev in a browser', () => {
  let browser: Browser
  let site: DevSite
  let dev: DevProcess
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: flags })
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    site = devSite()
    dev = await startDevProcess(site.folder)
  })
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
    await dev.end()
    rmSync(site.folder, { recursive: true })
  })

  /** Opens a page, and waits until it is told of changes. */
  async function open(path: string): Promise<Page> {
    const page = await browser.newPage()
    const connected = page.waitForRequest(request => request.url().includes('/__diglot/events'))
    await page.goto(dev.origin + path)
    await connected
    await page.evaluate('window.stayed = true')
    return page
  }

  const stayed = (page: Page): Promise<unknown> => page.evaluate('window.stayed === true')
  const says = (page: Page, text: string): Promise<unknown> =>
    page.getByText(text).first().waitFor({ state: 'visible', timeout: 20_000 })
  /** Waits until the server has taken up a change that no open page shows. */
  const serves = (path: string, text: string): Promise<unknown> =>
    expect.poll(async () => (await fetch(dev.origin + path)).text(), { timeout: 20_000 }).toContain(text)
  /** The overlay's text; locators see into it. */
  const overlay = (page: Page) => page.locator('diglot-problems .panel')
  const gone = (page: Page): Promise<unknown> =>
    page.locator('diglot-problems').waitFor({ state: 'detached', timeout: 20_000 })

  test('a saved text appears on its page, and on that page alone', async () => {
    const [air, water] = [await open('/zh/news/air/'), await open('/zh/news/water/')]
    site.write('content/zh/news/air.md', site.read('content/zh/news/air.md').replace('原来的', '新写的'))
    await says(air, '新写的一段')
    expect(await stayed(air)).toBe(false)
    expect(await stayed(water)).toBe(true)
    await dev.shows(/^content\/zh\/news\/air\.md changed: 1 page reloaded in \d+ ms$/m)
  })

  test('a page that was scrolled stays where it was', async () => {
    const long = Array.from({ length: 200 }, (_, index) => `第 ${index} 段。`).join('\n\n')
    site.write('content/zh/news/air.md', `---\ntitle: 空气\ndate: 2021-01-11\n---\n\n${long}\n`)
    await dev.shows(/air\.md changed/)
    const page = await open('/zh/news/air/')
    await page.evaluate('scrollTo(0, 1500)')
    site.write('content/zh/news/air.md', site.read('content/zh/news/air.md').replace('第 3 段', '改了的一段'))
    await page.getByText('改了的一段').waitFor({ state: 'attached' })
    await page.waitForFunction('scrollY === 1500')
  })

  test('a style sheet is swapped without a reload', async () => {
    site.write('templates/assets/own.css', 'h1 { color: rgb(1, 2, 3) }')
    const base =
      '{% extends "theme:layouts/base.njk" %}{% block head %}<link rel="stylesheet" href="{{ asset(\'own.css\') }}">{% endblock %}'
    site.write('templates/layouts/base.njk', base)
    await serves('/zh/news/air/', 'own')
    const page = await open('/zh/news/air/')
    const color = 'getComputedStyle(document.querySelector("h1")).color'
    await page.waitForFunction(`${color} === "rgb(1, 2, 3)"`)
    site.write('templates/assets/own.css', 'h1 { color: rgb(4, 5, 6) }')
    await page.waitForFunction(`${color} === "rgb(4, 5, 6)"`)
    expect(await stayed(page)).toBe(true)
    await dev.shows(/own\.css changed: 1 page restyled in \d+ ms/)
    await page.waitForFunction(`document.querySelectorAll('link[href*="own"]').length === 1`)
    // And once more: the page knows which version it shows now.
    site.write('templates/assets/own.css', 'h1 { color: rgb(7, 8, 9) }')
    await page.waitForFunction(`${color} === "rgb(7, 8, 9)"`)
    expect(await stayed(page)).toBe(true)
  })

  test('a style sheet of static/ is swapped too', async () => {
    site.write('static/own.css', 'h1 { color: rgb(1, 2, 3) }')
    site.write(
      'templates/layouts/base.njk',
      '{% extends "theme:layouts/base.njk" %}{% block head %}<link rel="stylesheet" href="{{ link(\'/own.css\') }}">{% endblock %}',
    )
    await serves('/zh/news/air/', 'own')
    const page = await open('/zh/news/air/')
    const color = 'getComputedStyle(document.querySelector("h1")).color'
    await page.waitForFunction(`${color} === "rgb(1, 2, 3)"`)
    site.write('static/own.css', 'h1 { color: rgb(4, 5, 6) }')
    await page.waitForFunction(`${color} === "rgb(4, 5, 6)"`)
    expect(await stayed(page)).toBe(true)
  })

  /** Path, what breaks it, what it was; and where the overlay and the terminal say that it is broken. */
  const broken: readonly (readonly [string, string, (text: string) => string, string])[] = [
    ['article', 'content/zh/news/air.md', text => text.replace('2021-01-11', '2021-13-45'), '3:7'],
    ['link', 'content/zh/news/air.md', text => `${text}\n[去](none.md)\n`, '9:1'],
    ['config', 'site.config.ts', text => text.replace("'zh-Hans'", "'不是语言'"), '8:17'],
    [
      'config that does not compile',
      'site.config.ts',
      text => text.replace('editions: {', 'editions: {{'),
      '7:14',
    ],
    ['registry', 'content/registry/tags.yaml', text => text.replace('  zh: 空气质量', '  zh: ['), ''],
  ]

  test.each(broken)(
    'a broken %s: overlay and terminal name the place, and the last good page stays; mended: it is gone',
    async (_, path, spoil, at) => {
      const page = await open('/zh/news/air/')
      const good = site.read(path)
      const from = dev.output().length
      site.write(path, spoil(good))
      await overlay(page).waitFor()
      const place = await dev.shows(new RegExp(`${path.replace(/\./g, '\\.')}:(\\d+:\\d+)`), from)
      if (at !== '') expect(place).toBe(at)
      expect(await overlay(page).textContent()).toContain(`${path}:${place}`)
      expect(await overlay(page).locator('pre mark').count()).toBeGreaterThan(0)
      expect(await page.locator('main').textContent()).toContain('原来的一段')
      // Who comes now sees the last good page and the overlay, too.
      const late = await open('/zh/news/air/')
      await overlay(late).waitFor()
      expect(await late.locator('main').textContent()).toContain('原来的一段')
      site.write(path, good)
      await gone(page)
      await gone(late)
      await dev.shows(/All problems are mended/, from)
    },
  )

  test('a broken template', async () => {
    const page = await open('/zh/news/air/')
    site.write(
      'templates/partials/footer.njk',
      '<footer>\n{% if page %}\n  {{ page.title | nofilter }}\n{% endif %}\n</footer>',
    )
    await overlay(page).waitFor()
    expect(await overlay(page).textContent()).toContain('templates/partials/footer.njk:3:')
    await dev.shows(/error template\/unknown-filter {2}templates\/partials\/footer\.njk:3:\d+/)
    expect(await page.locator('main').textContent()).toContain('原来的一段')
    site.write('templates/partials/footer.njk', '<footer>新页脚</footer>')
    await gone(page)
    await says(page, '新页脚')
  })

  test('a template that fails while it is rendered leaves the last good page, with the overlay', async () => {
    const page = await open('/zh/news/air/')
    site.write('templates/partials/footer.njk', '<footer>\n{{ page.nothing.at.all }}\n</footer>')
    await overlay(page).waitFor()
    expect(await overlay(page).textContent()).toContain('templates/partials/footer.njk:2')
    expect(await page.locator('main').textContent()).toContain('原来的一段')
    site.remove('templates/partials/footer.njk')
    await gone(page)
  })

  test('one broken article does not keep the others from being seen', async () => {
    const page = await open('/zh/news/water/')
    const good = site.read('content/zh/news/air.md')
    site.write('content/zh/news/air.md', '---\ntitle: [\n---\n')
    await overlay(page).waitFor()
    site.write(
      'content/zh/news/water.md',
      site.read('content/zh/news/water.md').replace('水的一段', '水的新段'),
    )
    await says(page, '水的新段')
    await overlay(page).waitFor()
    site.write('content/zh/news/air.md', good)
    await gone(page)
  })

  test('the overlay can be put aside, and comes back with another problem', async () => {
    const page = await open('/zh/news/air/')
    const good = site.read('content/zh/news/air.md')
    site.write('content/zh/news/air.md', good.replace('2021-01-11', '昨天'))
    await overlay(page).waitFor()
    await page.keyboard.press('Escape')
    await overlay(page).waitFor({ state: 'detached' })
    expect(await page.locator('diglot-problems button').textContent()).toMatch(/^\d errors$/)
    site.write('content/zh/news/air.md', good.replace('2021-01-11', '今天'))
    await overlay(page).waitFor()
  })

  test('text of a file is text in the overlay', async () => {
    const page = await open('/zh/news/air/')
    site.write('content/zh/news/air.md', '---\ntitle: 空气\ndate: <img src=x onerror="window.hit=1">\n---\n')
    await overlay(page).waitFor()
    expect(await overlay(page).textContent()).toContain('<img src=x')
    expect(await page.evaluate('window.hit')).toBeUndefined()
  })

  test('drafts and future articles are marked, on their page and wherever they are listed', async () => {
    site.write(
      'content/zh/news/draft.md',
      '---\ntitle: 未完\ndate: 2021-01-12\ndraft: true\n---\n\n未完的一段。\n',
    )
    site.write('content/en/news/later.md', '---\ntitle: Later\ndate: 2999-01-01\n---\n\nText.\n')
    await serves('/zh/', '未完')
    await serves('/en/', 'Later')
    const page = await open('/zh/')
    await page.locator('diglot-mark[data-place="card"]').first().waitFor()
    expect(await page.locator('diglot-mark[data-place="card"] span').allTextContents()).toContain('草稿')
    const draft = await open('/zh/news/draft/')
    expect(await draft.locator('diglot-mark[data-place="page"] span').textContent()).toContain('草稿')
    const later = await open('/en/news/later/')
    expect(await later.locator('diglot-mark[data-place="page"] span').textContent()).toContain('Future')
    const air = await open('/zh/news/air/')
    expect(await air.locator('diglot-mark[data-place="page"]').count()).toBe(0)
    site.write('content/zh/news/draft.md', site.read('content/zh/news/draft.md').replace('draft: true\n', ''))
    await draft.locator('diglot-mark[data-place="page"]').waitFor({ state: 'detached' })
  })

  test('what is added appears, what is deleted is gone, what is renamed is at its new place', async () => {
    const home = await open('/zh/')
    site.write('content/zh/news/soil.md', '---\ntitle: 土壤\ndate: 2021-02-01\n---\n\n土。\n')
    await says(home, '土壤')
    const soil = await open('/zh/news/soil/')
    site.remove('content/zh/news/soil.md')
    await soil.waitForFunction('!document.querySelector("main").innerText.includes("土。")')
    expect((await soil.goto(`${dev.origin}/zh/news/soil/`))?.status()).toBe(404)
    await home.waitForFunction('!document.body.innerText.includes("土壤")')
    // The 404 page is told, too, when the article comes back.
    site.write('content/zh/news/soil.md', '---\ntitle: 土壤\ndate: 2021-02-01\n---\n\n又来了。\n')
    await says(soil, '又来了')
  })

  test('config, strings and registry need no restart', async () => {
    const page = await open('/zh/news/air/')
    site.write('site.config.ts', site.read('site.config.ts').replace('江城环境报', '山城环境报'))
    await says(page, '山城环境报')
    site.write('content/registry/tags.yaml', 'air:\n  zh: 大气\n  en: Air quality\n')
    await says(page, '大气')
    site.write('templates/strings/zh-Hans.json', '{ "skip": "跳到正文去" }')
    await page.getByText('跳到正文去').waitFor({ state: 'attached' })
    site.write('site.config.ts', site.read('site.config.ts').replace("default: 'zh'", "default: 'en'"))
    await dev.shows(/site\.config\.ts changed(?![\s\S]*site\.config\.ts changed)/)
  })

  test('a module that the config imports is watched', async () => {
    site.write('config/titles.ts', "export const title = '旧名'\n")
    site.write(
      'site.config.ts',
      `import { title } from './config/titles.ts'\n${site.read('site.config.ts').replace("'江城环境报'", 'title')}`,
    )
    const page = await open('/zh/')
    await says(page, '旧名')
    site.write('config/titles.ts', "export const title = '新名'\n")
    await says(page, '新名')
  })

  test('a page that lost its server is right again when there is one', async () => {
    const page = await open('/zh/news/air/')
    await dev.end()
    site.write('content/zh/news/air.md', site.read('content/zh/news/air.md').replace('原来的', '其间写的'))
    dev = await startDevProcess(site.folder, ['--port', new URL(dev.origin).port])
    await says(page, '其间写的')
  })
})
