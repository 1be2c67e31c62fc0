import { definePlugin, type PluginQueries } from 'diglot'

interface Options {
  /** How many of the newest articles. */
  readonly articles: number
}

export default definePlugin<Options>(
  ({ articles }) => ({
    name: 'llms-txt',
    strings: './strings',
    outputs: [
      {
        name: 'llms-txt',
        *plan(query) {
          for (const edition of query.editions()) {
            const { prefix } = query.edition(edition)
            yield { path: prefix === '' ? 'llms.txt' : `${prefix}/llms.txt`, args: edition }
          }
        },
        render: ({ args }, query) => overview(String(args), articles, query),
      },
    ],
  }),
  { options: { articles: { type: 'number', whole: true, min: 1, max: 500, default: 50 } } },
)

/** What an edition is, its sections, and its newest articles, as https://llmstxt.org has it. */
function overview(edition: string, articles: number, query: PluginQueries): string {
  const { title, description } = query.edition(edition)
  const origin = query.setting('origin')
  const sections = query.sections(edition).map(id => query.section(edition, id))
  const newest = query
    .announced(edition, articles)
    .filter(id => !query.versions(id).some(one => one.edition === edition && one.noindex === true))
    .map(id => query.card(id))
  const parts = [
    `# ${line(title)}`,
    `> ${line(description)}`,
    list(
      query.text(edition, 'llms.sections') ?? 'Sections',
      sections.map(({ label, url }) => entry(label, origin + url)),
    ),
    list(
      query.text(edition, 'llms.latest') ?? 'Latest',
      newest.map(card => entry(card.title, origin + card.url, card.summary)),
    ),
  ]
  return `${parts.filter(part => part !== '').join('\n\n')}\n`
}

function list(heading: string, entries: readonly string[]): string {
  return entries.length === 0 ? '' : `## ${heading}\n\n${entries.join('\n')}`
}

function entry(name: string, url: string, words?: string): string {
  const link = `- [${line(name).replace(/[\\[\]]/g, '\\$&')}](${url})`
  return words === undefined || words === '' ? link : `${link}: ${line(words)}`
}

function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
