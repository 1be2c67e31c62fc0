import { describe, expect, test } from 'vitest'
import { html, isSafeHtml } from '../../src/text/html.ts'

const evil = `"><script>alert('&')</script>`

describe('what a value becomes', () => {
  test.each([
    ['text', html`<p>${evil}</p>`, '<p>&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;</p>'],
    ['a number', html`${0} ${1.5}`, '0 1.5'],
    ['nothing', html`<p>${null}${undefined}${false}</p>`, '<p></p>'],
    ['an empty text', html`<p>${''}</p>`, '<p></p>'],
    ['HTML', html`<p>${html`<b>${'<'}</b>`}</p>`, '<p><b>&lt;</b></p>'],
    [
      'a list',
      html`<ul>${['<', 'b'].map(one => html`<li>${one}</li>`)}</ul>`,
      '<ul><li>&lt;</li><li>b</li></ul>',
    ],
    ['lists in lists', html`${[['a', null, ['<']], 1]}`, 'a&lt;1'],
    [
      'an attribute',
      html`<p title="${evil}">x</p>`,
      `<p title="&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;">x</p>`,
    ],
    ['in single quotes', html`<p title='${"it's"}'>x</p>`, `<p title='it&#39;s'>x</p>`],
    ['a part of an attribute', html`<p class="a ${'b'} c" id="${1}">x</p>`, '<p class="a b c" id="1">x</p>'],
    [
      'HTML in an attribute',
      html`<img alt="${html`<b title=">">a "b" &amp;</b> c`}">`,
      '<img alt="a &quot;b&quot; &amp; c">',
    ],
    ['a sign of less in text', html`<p>1 < ${2}</p>`, '<p>1 < 2</p>'],
    [
      'behind code',
      html`<style>a > b { color: red }</style><p>${'<'}`,
      '<style>a > b { color: red }</style><p>&lt;',
    ],
    ['behind a comment', html`<!-- <a href=" -->${'<'}`, '<!-- <a href=" -->&lt;'],
    ['behind an attribute without a value', html`<details open><p>${'<'}`, '<details open><p>&lt;'],
  ])('%s', (_, made, expected) => {
    expect(made.safe).toBe(expected)
  })

  test.each([
    ['an object', () => html`${{ a: 1 }}`, 'an object (a)'],
    ['a map of data that looks like HTML', () => html`${{ safe: '<script>' }}`, 'an object (safe)'],
    ['a function', () => html`${() => 1}`, 'a function'],
    ['a promise', () => html`${Promise.resolve()}`, 'a promise'],
  ])('%s is refused', (_, make, what) => {
    expect(make).toThrow(what)
  })

  test('data cannot say that it is safe', () => {
    expect(isSafeHtml(html`a`)).toBe(true)
    expect(isSafeHtml({ ...html`a` })).toBe(true)
    expect(isSafeHtml(JSON.parse(JSON.stringify(html`a`)))).toBe(false)
  })
})

describe('addresses', () => {
  test.each(['https://a.com/?a=1&b=2', '/news/', '../a.md', '#top', 'mailto:a@b.c', '?x', ''])(
    '%s may stand in href and src',
    address => {
      expect(html`<a href="${address}">x</a>`.safe).toBe(`<a href="${address.replace('&', '&amp;')}">x</a>`)
      expect(html`<img src="${address}">`.safe).toContain('<img')
    },
  )

  test.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'java%73cript:alert(1)',
    'vbscript:x',
    'data:text/html,<script>',
    'blob:x',
    'file:///etc/passwd',
  ])('%s may not', address => {
    expect(() => html`<a href="${address}">x</a>`).toThrow('could run')
    expect(() => html`<a href='${address}'>x</a>`).toThrow('could run')
    expect(() => html`<iframe src="${address}"></iframe>`).toThrow('could run')
    expect(() => html`<img src="${address}">`).toThrow('could run')
    expect(() => html`<button formaction="${address}"></button>`).toThrow('could run')
    expect(() => html`<use xlink:href="${address}"></use>`).toThrow('could run')
    expect(html`<p title="${address}">x</p>`.safe).toContain('<p')
  })

  test('nor may one that is put together', () => {
    expect(() => html`<a href="${'java'}${'script:x'}">x</a>`).toThrow('could run')
    expect(() => html`<a href="java${'script:x'}">x</a>`).toThrow('could run')
    expect(html`<a href="/${'javascript:x'}">x</a>`.safe).toBe('<a href="/javascript:x">x</a>')
  })

  test('pictures may be data', () => {
    const picture = 'data:image/png;base64,AAAA'
    expect(html`<img src="${picture}">`.safe).toBe(`<img src="${picture}">`)
    expect(() => html`<a href="${picture}">x</a>`).toThrow('could run')
    expect(() => html`<iframe src="${'data:image/svg+xml,<svg/>'}"></iframe>`).toThrow('could run')
  })
})

describe('places in which nothing is safe', () => {
  test.each([
    ['a value without quotes', () => html`<a href=${'x'}>x</a>`, 'in the tag <a>'],
    ['the name of an attribute', () => html`<a ${'onclick=x'}>x</a>`, 'in the tag <a>'],
    ['the name of an element', () => html`<${'script'}>x`, 'in the name of an element'],
    ['a script', () => html`<script>${'x'}</script>`, 'in <script>'],
    ['a style', () => html`<STYLE media="${'print'}">${'x'}</STYLE>`, 'in <style>'],
    ['code in an attribute', () => html`<a onclick="${'x'}">x</a>`, 'in onclick'],
    ['a document in an attribute', () => html`<iframe srcdoc="${'x'}"></iframe>`, 'in srcdoc'],
    ['a comment', () => html`<!-- ${'x'} -->`, 'in a comment'],
    ['half a tag', () => html`<a href="x`, 'it ends within <a>'],
  ])('%s', (_, make, where) => {
    expect(make).toThrow(where)
  })
})
