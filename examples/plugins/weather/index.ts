import { definePlugin, html, type Json, type PluginQueries, type SafeHtml, type TemplateScope } from 'diglot'

interface Options {
  /** Name of the data file, below `content/data/`. */
  readonly data: string
  readonly unit: 'C' | 'F'
}

/** One place's weather, in the words of an edition. */
interface Outlook {
  readonly name: string
  readonly sky: string
  readonly words: string
  readonly temperatures: string
}

const skies = ['sunny', 'cloudy', 'rain', 'snow', 'haze']

export default definePlugin<Options>(
  ({ data, unit }) => ({
    name: 'weather',
    directives: {
      weather: {
        forms: ['leaf'],
        label: 'none',
        attributes: { place: 'text' },
        render: ({ attributes, edition }, query) =>
          strip(outlooks(String(attributes.place ?? ''), edition, query, data, unit)),
      },
    },
    functions: {
      weather: (...args) => {
        const { query, edition } = args.at(-1) as TemplateScope
        return outlooks(args.length > 1 ? String(args[0]) : '', edition, query, data, unit)
      },
    },
    templates: './templates',
    strings: './strings',
    assets: './assets',
  }),
  {
    options: {
      data: { type: 'text', default: 'weather' },
      unit: { type: 'choice', options: ['C', 'F'], default: 'C' },
    },
  },
)

/** The weather of one place, or of all. */
function outlooks(
  place: string,
  edition: string,
  query: PluginQueries,
  data: string,
  unit: Options['unit'],
): readonly Outlook[] {
  const rows = query.data(data, edition) as readonly Readonly<Record<string, string>>[]
  const shown = place === '' ? rows : rows.filter(row => row.place === place)
  if (shown.length === 0) {
    const known = rows.map(row => row.place).join(', ')
    throw new Error(`${data} has no place "${place}", but ${known}`)
  }
  return shown.map(row => {
    const sky = row.sky ?? ''
    if (!skies.includes(sky)) throw new Error(`${data} says "${sky}", and not ${skies.join(', ')}`)
    return {
      name: row[edition] ?? row.place ?? '',
      sky,
      words: query.text(edition, `weather.${sky}`) ?? sky,
      temperatures: `${degrees(row.low, unit)} – ${degrees(row.high, unit)} °${unit}`,
    }
  })
}

function degrees(celsius: Json | undefined, unit: Options['unit']): number {
  const number = Number(celsius)
  if (Number.isNaN(number)) throw new Error(`"${celsius}" is no temperature`)
  return unit === 'C' ? number : Math.round(number * 1.8 + 32)
}

function strip(all: readonly Outlook[]): SafeHtml {
  return html`<ul class="weather">${all.map(
    ({ name, sky, words, temperatures }) =>
      html`<li class="weather-${sky}"><b>${name}</b> ${words} ${temperatures}</li>`,
  )}</ul>`
}
