// Says on a page what a build would not publish: drafts, and articles dated in the future.

const words = {
  zh: { draft: '草稿', future: '未到发布时间', own: '仅在 diglot dev 中可见' },
  en: { draft: 'Draft', future: 'Future', own: 'to be seen in diglot dev only' },
}

const style = `
:host { all: initial; font: 600 12px/1 system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif }
:host([data-place="card"]) { margin-inline-start: 0.5em; vertical-align: middle; white-space: nowrap }
:host([data-place="page"]) { position: fixed; inset-block-end: 12px; inset-inline-end: 12px; z-index: 2147483000 }
span { display: inline-flex; gap: 0.5em; align-items: center; padding: 4px 8px; border-radius: 99px;
  color: #5c3d00; background: #ffe7ad; border: 1px solid #e0b54a }
:host([data-place="page"]) span { padding: 8px 14px; box-shadow: 0 2px 12px rgb(0 0 0 / 0.2) }
small { font-size: 12px; font-weight: 400 }
@media (prefers-color-scheme: dark) { span { color: #ffe2a0; background: #4a3508; border-color: #8a671c } }
@media (max-width: 480px) { small { display: none } }
@media print { :host { display: none } }
`

/** `own` is why this page is early, or null; `links` tells it of addresses that the page links to. */
export function showMarks({ own, links }) {
  const said = words[document.documentElement.lang.startsWith('zh') ? 'zh' : 'en']
  if (own !== null) document.body.append(mark('page', said[own], said.own))
  const marked = new Set()
  for (const link of document.querySelectorAll('body a[href]')) {
    const state = links[link.getAttribute('href')?.split(/[?#]/)[0] ?? '']
    // A card has a picture and a title that lead to one place: the words are marked, and once.
    const card = link.closest('article, li') ?? link
    if (state === undefined || link.textContent.trim() === '' || marked.has(card)) continue
    marked.add(card)
    link.append(mark('card', said[state]))
  }
}

function mark(place, text, more) {
  const host = document.createElement('diglot-mark')
  host.dataset.place = place
  const shadow = host.attachShadow({ mode: 'open' })
  const sheet = document.createElement('style')
  sheet.textContent = style
  const label = document.createElement('span')
  label.append(text)
  if (more !== undefined) {
    const small = document.createElement('small')
    small.append(more)
    label.append(small)
  }
  shadow.append(sheet, label)
  return host
}
