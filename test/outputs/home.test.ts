import { describe, expect, test } from 'vitest'
import { defaultTheme } from '../support/default-theme.ts'
import { article, type Files, siteOf } from '../support/site.ts'

const sections = ['news', 'life', 'sport']
const title = (number: number): string => `Story ${String(number).padStart(3, '0')}`

/** Stories of which the first is the newest; every one that is `pictured` has a picture. */
function paper(count: number, pictured: (number: number) => boolean): Files {
  const stories = Array.from({ length: count }, (_, number) => {
    const day = new Date(Date.UTC(2029, 11, 30 - number)).toISOString().slice(0, 10)
    const image = pictured(number) ? '\nimage: /en/a.png' : ''
    const text = article('')
      .replace('title: T', `title: ${title(number)}`)
      .replace(/date: .*/, `date: ${day}${image}`)
    return [`content/en/${sections[number % sections.length]}/s${number}.md`, text]
  })
  return { ...defaultTheme, 'content/en/a.png': 'x', ...Object.fromEntries(stories) }
}

/** The headlines of a part of the page, in order. */
const headlines = (html: string): string[] => html.match(/(?<=>)Story \d{3}(?=<)/g) ?? []
const part = (html: string, from: string): string =>
  html.split(`<div class="${from}`)[1]?.split('</main>')[0] ?? ''

describe('a front page', () => {
  test.each([0, 1, 2, 3, 4, 7, 8, 12, 40, 300])('of %i stories tells the newest, and none twice', count => {
    for (const pictured of [() => true, () => false, (number: number) => number % 4 === 2]) {
      const html = siteOf(paper(count, pictured)).text('en/index.html')
      const told = headlines(html)
      expect(told.toSorted()).toEqual(
        Array.from({ length: Math.min(count, told.length) }, (_, number) => title(number)).toSorted(),
      )
      expect(told.length).toBeGreaterThanOrEqual(Math.min(count, 25))
    }
  })

  test('of three stories has a lead, what else there is, and no empty parts', () => {
    const html = siteOf(paper(3, number => number === 0)).text('en/index.html')
    expect(html).toContain('<div class="front front-few">')
    expect(headlines(html)).toEqual([title(0), title(1), title(2)])
    expect(html).not.toMatch(/class="(?:block|latest|queryLog)/)
  })

  test('leads with the newest, however many older ones have pictures, and blocks show theirs', () => {
    const html = siteOf(paper(40, number => number === 2 || number === 5)).text('en/index.html')
    const front = part(html, 'front').split('<div class="blocks')[0] ?? ''
    expect(headlines(front)).toEqual([0, 1, 2, 3, 4].map(title))
    expect(part(html, 'blocks').split('Story 005')[0]).toContain('<img')
  })

  test('shows pictures in a row below words where all of it have one, since one alone leaves holes', () => {
    const pictures = (pictured: (number: number) => boolean): number => {
      const html = siteOf(paper(12, number => number > 0 && pictured(number))).text('en/index.html')
      return part(html, 'seconds').split('</div>\n</div>')[0]?.match(/<img/g)?.length ?? 0
    }
    expect(pictures(number => number === 2)).toBe(0)
    expect(pictures(() => true)).toBe(4)
  })

  test('of several stories of the newest day leads with one that has a picture, and so does a section', () => {
    const days = ['2029-12-30', '2029-12-30T08:00', '2029-12-29']
    const stories = ['news', 'life', 'sport'].flatMap((section, of) =>
      days.flatMap((day, index) =>
        ['a', 'b', 'c'].map((name, which) => {
          const number = of * 100 + index * 10 + which
          const image = which === 2 ? '\nimage: /en/a.png' : ''
          const text = article('')
            .replace('title: T', `title: ${title(number)}`)
            .replace(/date: .*/, `date: ${day}${image}`)
          return [`content/en/${section}/${day.replaceAll(':', '')}-${name}.md`, text]
        }),
      ),
    )
    const files = { ...defaultTheme, 'content/en/a.png': 'x', ...Object.fromEntries(stories) }
    const html = siteOf(files).text('en/index.html')
    expect(html.match(/teaser-(?:lead|first)">\s*<div class="teaser-picture">/g)).toHaveLength(4)
  })

  test('with pictures puts beside them as many stories as are as high', () => {
    const all =
      part(siteOf(paper(40, () => true)).text('en/index.html'), 'front').split('<div class="blocks')[0] ?? ''
    expect(headlines(all)).toEqual([0, 1, 2, 3].map(title))
  })

  test('has blocks of one height: pictures in all or beside the words, and as many stories as the shortest, if three', () => {
    const blocks = (html: string) =>
      html
        .split('<section class="block">')
        .slice(1)
        .map(block => headlines(block.split('</section>')[0] ?? '').length)
    const large = siteOf(paper(40, () => true)).text('en/index.html')
    expect(large).toContain('<div class="blocks blocks-pictured">')
    expect(blocks(large)).toEqual([5, 5, 5])
    const mixed = siteOf(paper(40, number => number % 3 === 0)).text('en/index.html')
    expect(mixed).toContain('<div class="blocks">')
    const [lead, ...others] = Object.keys(paper(40, () => false)).filter(path =>
      path.startsWith('content/en/life/'),
    )
    const few = paper(40, () => false)
    const short = Object.fromEntries(
      Object.entries(few).filter(([path]) => path === lead || !others.slice(4).includes(path)),
    )
    expect(Math.max(...blocks(siteOf(short).text('en/index.html')))).toBe(3)
  })

  test('leaves a section with one story to the list below', () => {
    const files = {
      ...paper(12, () => false),
      'content/en/rare/r.md': article('').replace('title: T', 'title: Story 999'),
    }
    const html = siteOf(files).text('en/index.html')
    expect(
      html
        .split('<section class="block">')
        .join('')
        .match(/class="block-label"><a href="([^"]*)"/g),
    ).not.toContain('class="block-label"><a href="/en/rare/"')
    expect(headlines(part(html, 'blocks').split('<section class="latest"')[1] ?? '')).toContain('Story 999')
  })
})

test('lists have the summaries and pictures of their stories, and archives are dense', () => {
  const rig = siteOf(paper(12, number => number === 0))
  const list = rig.text('en/news/index.html')
  expect(list).toContain('<ul class="rows rows-full">')
  expect(list.match(/<p class="row-summary">Text\.<\/p>/g)).toHaveLength(4)
  expect(list.match(/<div class="row-picture">/g)).toHaveLength(1)
  expect(rig.text('en/archive/2029/12/index.html')).not.toMatch(/rows-full|row-summary|row-picture/)
})
