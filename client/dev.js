// Keeps a page that `diglot dev` serves fresh. Built pages have nothing of this.
import { showMarks } from './marks.js'
import { showProblems } from './overlay.js'

const facts = JSON.parse(document.getElementById('diglot-dev').textContent)
let { version } = facts
let stream = null

showMarks(facts.early)
document.addEventListener('visibilitychange', connectIfSeen)
addEventListener('pagehide', disconnect)
addEventListener('pageshow', connectIfSeen)
connectIfSeen()

/** Browsers open few connections to one host: a page that nobody looks at holds none, and asks when it is seen again. */
function connectIfSeen() {
  if (document.hidden) disconnect()
  else connect()
}

function connect() {
  if (stream !== null) return
  const query = new URLSearchParams({ path: facts.path, version })
  stream = new EventSource(`/__diglot/events?${query}`)
  stream.addEventListener('reload', () => location.reload())
  stream.addEventListener('problems', event => showProblems(JSON.parse(event.data)))
  stream.addEventListener('files', event => refreshFiles(JSON.parse(event.data).files))
  stream.addEventListener('styles', event => {
    const said = JSON.parse(event.data)
    version = said.version
    for (const { from, to } of said.swaps) swapStyles(from, to)
  })
  // A new stream, not the browser's own attempt: what this page shows may be another version by now.
  stream.addEventListener('error', () => {
    disconnect()
    setTimeout(connectIfSeen, 500)
  })
}

function disconnect() {
  stream?.close()
  stream = null
}

/** The former style sheet stays until the new one is there, so that the page is never seen bare. */
function swapStyles(from, to) {
  for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
    if (new URL(link.href).pathname !== from) continue
    const fresh = link.cloneNode()
    fresh.href = to
    fresh.addEventListener('load', () => link.remove(), { once: true })
    link.after(fresh)
  }
}

/** Files of static/ keep their address, so a page that shows one is told the address alone. */
function refreshFiles(files) {
  for (const file of files) {
    const again = `${file}?${Date.now()}`
    const shows = address => address !== '' && new URL(address, location.href).pathname === file
    swapStyles(file, again)
    for (const picture of document.images) if (shows(picture.currentSrc || picture.src)) picture.src = again
    const rest = [
      ...document.querySelectorAll('script[src], source[src], video[src], audio[src], iframe[src]'),
    ]
    if (rest.some(element => shows(element.src))) location.reload()
  }
}
