// Shows the problems of a site over its page, as the terminal does. All text comes from files, so all of it is text.

let host = null
/** The problems that somebody has put aside: they come back when there are others. */
let putAside = ''

/** Shows problems, or takes the overlay away if there are none. Warnings alone do not open it. */
export function showProblems(problems) {
  if (problems.length === 0) {
    host?.remove()
    host = null
    putAside = ''
    return
  }
  host ??= createHost()
  const key = JSON.stringify(problems)
  const isOpen = problems.some(one => one.severity === 'error') && key !== putAside
  draw(problems, key, isOpen)
}

function createHost() {
  const element = document.createElement('diglot-problems')
  const sheet = document.createElement('link')
  sheet.rel = 'stylesheet'
  sheet.href = '/__diglot/overlay.css'
  element.attachShadow({ mode: 'open' }).append(sheet, node('div'))
  document.documentElement.append(element)
  addEventListener('keydown', event => {
    if (event.key === 'Escape') element.shadowRoot.querySelector('button.close')?.click()
  })
  return element
}

function draw(problems, key, isOpen) {
  const root = host.shadowRoot.lastElementChild
  const errors = problems.filter(one => one.severity === 'error').length
  const title = [many(errors, 'error'), many(problems.length - errors, 'warning')].filter(Boolean).join(', ')
  const button = node('button', isOpen ? 'close' : `pill ${errors > 0 ? 'error' : 'warning'}`)
  button.type = 'button'
  button.append(isOpen ? 'Close' : title)
  button.addEventListener('click', () => {
    putAside = isOpen ? key : ''
    draw(problems, key, !isOpen)
  })
  if (!isOpen) return root.replaceChildren(button)
  const panel = node('section', 'panel')
  panel.setAttribute('role', 'alertdialog')
  panel.setAttribute('aria-label', title)
  const head = node('header')
  const heading = node('div')
  heading.append(
    node('h1', '', title),
    node('p', '', 'Until this is mended, the last good version is shown.'),
  )
  head.append(heading, button)
  const list = node('ol')
  list.append(...problems.map(problemItem))
  panel.append(head, list)
  root.replaceChildren(panel)
}

function problemItem({ severity, code, place, message, hint, lines, related }) {
  const item = node('li', severity)
  const head = node('div', 'head')
  head.append(node('strong', '', severity), node('code', 'place', place), node('span', 'code', code))
  item.append(head, node('p', 'message', message))
  if (lines.length > 0) item.append(frame(lines))
  if (hint !== null) {
    const advice = node('p', 'hint')
    advice.append(node('b', '', 'Hint: '), hint)
    item.append(advice)
  }
  for (const other of related) {
    const line = node('p', 'related', `${other.message}: `)
    line.append(node('code', 'place', other.place))
    item.append(line)
  }
  return item
}

function frame(lines) {
  const block = node('pre')
  for (const { number, before, marked, after } of lines) {
    const row = node('span', marked === '' ? 'row' : 'row here')
    const text = node('span', 'text', before)
    if (marked !== '') text.append(node('mark', '', marked), after)
    row.append(node('span', 'number', number), text)
    block.append(row)
  }
  return block
}

function many(count, what) {
  return count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'}`
}

function node(name, className = '', text = '') {
  const element = document.createElement(name)
  if (className !== '') element.className = className
  if (text !== '') element.append(text)
  return element
}
