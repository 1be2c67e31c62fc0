import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildSample, outputs, read, serving } from './built.ts'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const available = existsSync(executablePath)
if (!available)
  console.warn(`browser tests are skipped: there is no ${executablePath} (install chromium, or set CHROMIUM)`)

/** Parts of a page that scroll sideways, and no key gets there. */
const unreachable = `[...document.querySelectorAll('body *')]
  .filter(one => one.scrollWidth > one.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(one).overflowX))
  .filter(one => one.tabIndex < 0 && one.querySelector('a, button') === null)
  .map(one => one.outerHTML.slice(0, 100))`

/** The longest page of each kind in each edition: by what it says of itself, and for lists by the folder of their sort. */
function onePageOfEachKind(dist: string): string[] {
  const found = new Map<string, string>()
  for (const path of outputs(dist, '.html')) {
    const html = read(dist, path)
    const kind = /<body class="([\w-]+)"/.exec(html)?.[1]
    if (kind === undefined) continue
    const [edition, folder] = path.split('/')
    const key = [kind, edition, kind === 'page-list' ? folder : ''].join(' ')
    if (html.length > read(dist, found.get(key) ?? 'robots.txt').length) found.set(key, path)
  }
  expect(found.size).toBeGreaterThan(20)
  return [...found.values()]
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking']

describe.skipIf(!available)('in a browser', () => {
  let browser: Browser
  let dist = ''
  beforeAll(async () => {
    dist = buildSample()
    browser = await chromium.launch({ executablePath, args: flags })
  })
  afterAll(() => browser?.close())

  /** Opens pages of the served sample, and fails on any error or request to elsewhere. */
  async function visit(
    work: (page: Page, url: string) => Promise<void>,
    options: Parameters<Browser['newPage']>[0] = {},
  ): Promise<void> {
    await serving(dist, '/', async url => {
      const page = await browser.newPage(options)
      const problems: string[] = []
      page.on('pageerror', error => problems.push(error.message))
      page.on('response', response => {
        if (response.status() >= 400) problems.push(`${response.status()} at ${response.url()}`)
      })
      page.on('request', request => {
        if (!request.url().startsWith(url)) problems.push(`a request to ${request.url()}`)
      })
      try {
        await work(page, url)
      } finally {
        await page.close()
      }
      expect(problems).toEqual([])
    })
  }

  test('a reader goes from the chooser to an article and to its other edition, without JavaScript', async () => {
    await visit(
      async (page, url) => {
        await page.goto(url)
        await page.click('a[hreflang="zh-Hans"]')
        expect(await page.getAttribute('html', 'lang')).toBe('zh-Hans')
        await page.goto(`${url}zh/news/2021/air-2020/`)
        const title = await page.textContent('h1')
        expect(title).toMatch(/\p{Script=Han}/u)
        await page.click('header a[hreflang="en"]')
        expect(new URL(page.url()).pathname).toBe('/en/news/2021/air-2020/')
        expect(await page.getAttribute('html', 'lang')).toBe('en')
      },
      { javaScriptEnabled: false },
    )
  })

  test('the chooser remembers the choice, and can be asked again', async () => {
    await visit(async (page, url) => {
      await page.goto(url)
      await page.click('a[hreflang="en"]')
      await page.waitForURL('**/en/')
      await page.goto(url)
      await page.waitForURL('**/en/')
      await page.goto(`${url}?choose`)
      expect(new URL(page.url()).pathname).toBe('/')
      expect(await page.locator('a[data-edition]').count()).toBe(2)
    })
  })

  test('pages fit a phone in both languages: nothing is wider than the screen, and whatever scrolls can be reached', async () => {
    const pages = outputs(dist, '.html').filter(path => !read(dist, path).includes('http-equiv="refresh"'))
    expect(pages.length).toBeGreaterThan(80)
    await visit(async (page, url) => {
      // A frame as wide as a phone is sooner filled than a window.
      await page.goto(`${url}robots.txt`)
      const problems = await page.evaluate(`(async () => {
        const frame = document.createElement('iframe')
        frame.width = 390
        frame.height = 844
        frame.style.border = 0
        document.body.append(frame)
        const problems = []
        for (const path of ${JSON.stringify(pages.map(encodeURI))}) {
          await new Promise(loaded => { frame.onload = loaded; frame.src = '/' + path })
          const seen = frame.contentWindow
          const [width, view, stuck] = seen.eval(${JSON.stringify(`[document.documentElement.scrollWidth, innerWidth, ${unreachable}]`)})
          if (view !== 390 || width > view || stuck.length > 0) problems.push([path, width, view, ...stuck])
        }
        return problems
      })()`)
      expect(problems).toEqual([])
    })
  })

  test.each([
    ['on a desk', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' }],
    ['on a phone in the dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
  ] as const)('no page kind has a barrier that axe finds, %s', async (_, options) => {
    await visit(async (page, url) => {
      for (const path of onePageOfEachKind(dist)) {
        await page.goto(url + encodeURI(path))
        await page.evaluate(axe)
        const found = await page.evaluate(
          'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html, nodes[0].failureSummary]))',
        )
        expect(found, path).toEqual([])
      }
    }, options)
  })

  test('on a phone a menu that goes on fades, and all words of a row begin where the line does', async () => {
    await visit(
      async (page, url) => {
        await page.goto(`${url}zh/`)
        const [mask, indents] = (await page.evaluate(`(() => {
          const rows = [...document.querySelectorAll('.rows li')]
          const left = element => element.getBoundingClientRect().left
          return [
            getComputedStyle(document.querySelector('.navigation-scroll')).maskImage,
            rows.flatMap(row =>
              [...row.querySelectorAll('time, .row-title, .row-summary')].map(part => left(part) - left(row))),
          ]
        })()`)) as [string, number[]]
        expect(mask).toContain('gradient')
        expect(indents.length).toBeGreaterThan(0)
        expect(new Set(indents)).toEqual(new Set([0]))
      },
      { viewport: { width: 390, height: 844 } },
    )
  })

  test('stories beside the lead follow on each other, and its picture has its own height', async () => {
    await visit(
      async (page, url) => {
        await page.goto(`${url}en/`)
        const [ratio, gaps] = (await page.evaluate(`(() => {
          const box = element => element.getBoundingClientRect()
          const picture = box(document.querySelector('.teaser-lead img'))
          const seconds = [...document.querySelectorAll('.seconds .teaser')].map(box)
          return [picture.width / picture.height, seconds.slice(1).map((one, at) => one.top - seconds[at].bottom)]
        })()`)) as [number, number[]]
        expect(ratio).toBeCloseTo(1.5, 1)
        expect(gaps.length).toBeGreaterThan(1)
        for (const gap of gaps) expect(gap).toBeLessThan(48)
      },
      { viewport: { width: 1280, height: 900 } },
    )
  })

  test('cells of tables on phones hold words, and English is set in no font for Chinese', async () => {
    await visit(
      async (page, url) => {
        await page.goto(`${url}zh/`)
        const widths = (await page.evaluate(`(() => {
          const table = '<div class="text"><table><tr>' + '<td>一句很长的话没有停</td>'.repeat(9) + '</tr></table></div>'
          document.querySelector('main').insertAdjacentHTML('beforeend', table)
          return [...document.querySelectorAll('main td')].map(cell => cell.clientWidth)
        })()`)) as number[]
        expect(Math.min(...widths)).toBeGreaterThanOrEqual(4 * 15)
        await page.goto(`${url}en/`)
        const fonts = (await page.evaluate(
          `['--serif', '--sans'].map(name => getComputedStyle(document.documentElement).getPropertyValue(name))`,
        )) as string[]
        for (const stack of fonts) expect(stack).toMatch(/^(?!.*CJK.*serif\s*,).*serif,.*CJK/s)
      },
      { viewport: { width: 390, height: 844 } },
    )
  })

  test('a picture in a sentence stands in the line, and one with a caption on its own', async () => {
    await visit(async (page, url) => {
      await page.goto(`${url}en/news/2021/air-2020/`)
      const displays = await page.evaluate(`(() => {
        const text = document.querySelector('.text')
        text.insertAdjacentHTML('beforeend', '<p>a <img alt="b"> c</p><ul><li class="task-list-item"><input type="checkbox" checked disabled> d</li></ul>')
        const { display } = getComputedStyle(text.querySelector('p > img'))
        const box = getComputedStyle(text.querySelector('.task-list-item input'))
        return [display, getComputedStyle(text.querySelector('figure > img')).display, box.borderTopColor === getComputedStyle(text).color]
      })()`)
      expect(displays).toEqual(['inline', 'block', true])
    })
  })

  test('the keyboard reaches the skip link first, and it leads to the text', async () => {
    await visit(async (page, url) => {
      await page.goto(`${url}en/news/2021/air-2020/`)
      await page.keyboard.press('Tab')
      expect(await page.evaluate('document.activeElement.getAttribute("href")')).toMatch(/^#/)
      await page.keyboard.press('Enter')
      expect(await page.evaluate('document.querySelector(location.hash)?.tagName')).toBe('MAIN')
    })
  })

  test('the dark scheme is dark, the light one light, and emphasis in Chinese has dots, not a slant', async () => {
    const background = async (page: Page): Promise<number> => {
      const color = (await page.evaluate(
        'getComputedStyle(document.documentElement).backgroundColor',
      )) as string
      const body = (await page.evaluate('getComputedStyle(document.body).backgroundColor')) as string
      const [red = 0] = ((color === 'rgba(0, 0, 0, 0)' ? body : color).match(/\d+/g) ?? []).map(Number)
      return red
    }
    await visit(
      async (page, url) => {
        await page.goto(`${url}zh/`)
        expect(await background(page)).toBeLessThan(60)
      },
      { colorScheme: 'dark' },
    )
    await visit(
      async (page, url) => {
        await page.goto(`${url}zh/`)
        expect(await background(page)).toBeGreaterThan(200)
        const style = await page.evaluate(`(() => {
          const em = document.createElement('em'); em.textContent = '重点'
          document.querySelector('main').append(em)
          const { fontStyle, textEmphasisStyle } = getComputedStyle(em)
          return [fontStyle, textEmphasisStyle]
        })()`)
        expect(style).toEqual(['normal', expect.stringContaining('dot')])
      },
      { colorScheme: 'light' },
    )
  })

  test('a printed article has its text and no navigation', async () => {
    await visit(async (page, url) => {
      await page.goto(`${url}en/news/2021/air-2020/`)
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('header nav').first().isVisible()).toBe(false)
      expect(await page.locator('article h1, main h1').first().isVisible()).toBe(true)
      const widths = await page.evaluate(
        `['.story-picture img', '.text'].map(name => Math.round(document.querySelector(name).getBoundingClientRect().width))`,
      )
      expect(new Set(widths as number[]).size).toBe(1)
      expect((await page.pdf()).length).toBeGreaterThan(10_000)
    })
  })
})
