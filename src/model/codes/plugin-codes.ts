const fixed = { severity: 'error', fixed: true } as const
const warning = { severity: 'warning' } as const

/** The part of the catalogue that is about plugins. */
export const pluginCodes = {
  'plugin/missing': {
    ...fixed,
    hint: 'modules are named relative to the config, or by the name of an installed package',
  },
  'plugin/unloadable': { ...fixed, hint: 'mend the module at this place' },
  'plugin/invalid': { ...fixed, hint: 'docs/plugins.md shows what a plugin may have' },
  'plugin/duplicate': { ...fixed, hint: 'leave one of the two out, or rename it' },
  'plugin/one-thread': {
    ...warning,
    hint: "put it into a file of its own and name that: `plugins: ['./plugins/weather.ts']`",
  },
  'plugin/failed': { ...fixed, hint: 'mend what it complains of, or the plugin itself' },
  'plugin/impure': {
    ...fixed,
    hint: 'the same arguments and answers must give the same result: no clock, no chance, nothing kept between calls',
  },
  'plugin/budget': { ...fixed, hint: 'do less in one call; what is the same for many pages is a query' },
  'plugin/reported': { ...fixed, hint: 'a plugin says so' },
  'plugin/warned': { ...warning, hint: 'a plugin says so' },
  'plugin/unsafe': {
    ...warning,
    hint: 'only what holds words and runs nothing is published: let the plugin make something else',
  },
} as const
