const error = { severity: 'error' } as const

/** The part of the catalogue that is about directives in texts. */
export const directiveCodes = {
  'directive/unknown': {
    ...error,
    hint: 'the README lists the directives; if it is meant as text, put a backslash before the colon',
  },
  'directive/syntax': {
    ...error,
    hint: 'write `:::name[label]{key=value}` around blocks, `::name[label]{key=value}` alone on a line, `:name[label]{key=value}` in a sentence',
  },
  'directive/fence': {
    ...error,
    hint: 'a container begins with a line like `:::note` and ends with a line of as many colons',
  },
  'directive/form': { ...error, hint: 'the README shows how each directive is written' },
  'directive/attribute': {
    ...error,
    hint: 'the README lists what may stand in the braces of each directive',
  },
} as const
