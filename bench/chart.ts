import type { CaseResult, Results } from './results.ts'
import { duration, isOfNews, megabytes } from './table.ts'

const width = 760
const labelWidth = 230
const valueWidth = 90
const bar = 16
const row = 26
const head = 34

/** Two bar charts, wall time and peak memory of every build, as an SVG that fits light and dark pages. */
export function chart(results: Results): string {
  const builds = results.cases.filter(isOfNews)
  const panel = head + builds.length * row + 16
  const top = 30
  const height = top + 2 * panel
  const title = `${results.articles.toLocaleString('en')} articles: wall time and peak memory of builds`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">
<title id="title">${escaped(title)}</title>
<desc id="description">${escaped(builds.map(inWords).join('; '))}</desc>
<style>${style}</style>
<rect class="page" width="${width}" height="${height}"/>
<text class="title" x="12" y="22">${escaped(title)}</text>
${panelOf('Wall time', builds, one => one.wallMs, duration, top)}
${panelOf('Peak memory of all processes', builds, one => one.peakBytes, megabytes, top + panel)}
</svg>
`
}

const style = `
.page { fill: #ffffff }
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.title, .head { font-weight: 600 }
.title { font-size: 15px }
.ours { fill: #0a6e5c }
.peer { fill: #8c959f }
@media (prefers-color-scheme: dark) {
.page { fill: #0d1117 }
text { fill: #e6edf3 }
.ours { fill: #3fb99b }
.peer { fill: #6e7681 }
}
`

function panelOf(
  title: string,
  builds: readonly CaseResult[],
  value: (one: CaseResult) => number,
  show: (value: number) => string,
  top: number,
): string {
  const most = Math.max(1, ...builds.map(value))
  const room = width - labelWidth - valueWidth - 24
  const bars = builds.map((one, index) => {
    const y = top + head + index * row
    // A bar that cannot be seen would look like a missing number.
    const length = Math.max(1, Math.round((room * value(one)) / most))
    const middle = y + bar / 2
    const side = one.id.startsWith('diglot/') ? 'ours' : 'peer'
    return [
      `<text x="${12 + labelWidth}" y="${middle}" text-anchor="end" dominant-baseline="central">${escaped(one.label)}</text>`,
      `<rect class="${side}" x="${20 + labelWidth}" y="${y}" width="${length}" height="${bar}" rx="2"/>`,
      `<text x="${28 + labelWidth + length}" y="${middle}" dominant-baseline="central">${escaped(show(value(one)))}</text>`,
    ].join('\n')
  })
  return [`<text class="head" x="12" y="${top + 20}">${escaped(title)}</text>`, ...bars].join('\n')
}

function inWords({ label, wallMs, peakBytes }: CaseResult): string {
  return `${label}: ${duration(wallMs)}, ${megabytes(peakBytes)}`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, found => `&#${found.charCodeAt(0)};`)
}
