const error = { severity: 'error' } as const
const warning = { severity: 'warning' } as const

/** The part of the catalogue that is about what Markdown and directives say. */
export const textCodes = {
  'markdown/html': { ...warning, hint: 'write it in Markdown; the README lists the HTML that is published' },
  'markdown/html-lost': {
    ...error,
    hint: 'what runs, plays or loads from elsewhere is not published: link to it, or say it in words',
  },
  'markdown/leftover': {
    ...warning,
    hint: 'write it as Markdown has it; if it is meant as text, put a backslash before it',
  },
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
