import { describe, expect, test } from 'vitest'
import { defaultTheme } from '../support/default-theme.ts'
import { article, siteOf } from '../support/site.ts'

describe('a standfirst', () => {
  const opening = 'The opening of a text, in one sentence.'
  const rig = siteOf({
    ...defaultTheme,
    'content/en/news/without.md': article('', `${opening}\n\nMore.`),
    'content/en/news/with.md': article('summary: In short.', `${opening}\n\nMore.`),
    'content/en/news/gone.md': article('summary: In short.\nwithdrawn: A notice.', opening),
    'content/en/pages/without.md': `---\ntitle: T\n---\n${opening}\n`,
    'content/en/pages/with.md': `---\ntitle: T\nsummary: In short.\n---\n${opening}\n`,
  })

  test.each(['en/news/without/index.html', 'en/without/index.html'])(
    'does not print the opening twice: %s',
    path => {
      const body = rig.text(path).split('<body')[1] ?? ''
      expect(body.split(opening).length - 1).toBe(1)
      expect(body).not.toContain('standfirst')
    },
  )

  test.each(['en/news/with/index.html', 'en/with/index.html'])('is a summary that was written: %s', path => {
    expect(rig.text(path)).toContain('<p class="standfirst">In short.</p>')
  })

  test('goes with a text that is withdrawn', () => {
    expect(rig.text('en/news/gone/index.html')).not.toContain('In short.')
  })

  test('is nothing to lists, which show the opening where there is no summary', () => {
    expect(rig.ask.card('content/en/news/without.md').summary).toBe(opening)
    expect(rig.text('en/news/without/index.html')).toContain(`<meta name="description" content="${opening}">`)
  })
})

describe('what may be wider than a screen', () => {
  const rig = siteOf({
    ...defaultTheme,
    'content/en/news/a.md': article(
      '',
      '| a | b |\n|---|---|\n| 1 | 2 |\n\n```js\nx\n```\n\n<table align="right" id="t"><tr><td><table><tr><td>x</table></table>\n\n<pre id="p">y</pre>\n\nText: `<pre>` &lt;table&gt;',
    ),
  })
  const html = rig.text('en/news/a/index.html')

  test('can be reached by keyboard, and has a name', () => {
    expect(
      html.match(/<div class="scroll" tabindex="0" role="group" aria-label="Table"><table[ >]/g),
    ).toHaveLength(3)
    expect(html.match(/<\/table><\/div>/g)).toHaveLength(3)
    expect(html).toContain('<pre tabindex="0" role="group" aria-label="Listing"><code class="language-js">')
    expect(html).toContain('<pre tabindex="0" role="group" aria-label="Listing" id="p">')
    expect(html.match(/tabindex/g)).toHaveLength(5)
  })

  test('is in feeds as it is', () => expect(rig.text('en/feed.json')).not.toContain('tabindex'))
})

test('boxes of tasks say to those who do not see them whether a task is done', () => {
  const rig = siteOf({
    ...defaultTheme,
    'content/en/news/a.md': article('', '- [x] a\n- [ ] b\n\n<!-- -->\n\n- [x] c\n\n  d'),
  })
  const boxes = rig.text('en/news/a/index.html').match(/<input[^>]*>/g)
  expect(boxes).toEqual([
    '<input type="checkbox" checked aria-label="Done" disabled>',
    '<input type="checkbox" aria-label="To do" disabled>',
    '<input type="checkbox" checked aria-label="Done" disabled>',
  ])
  expect(rig.text('en/feed.json')).not.toContain('aria-label')
})
