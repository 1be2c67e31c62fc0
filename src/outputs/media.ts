import type { OutputKind } from '../model/page.ts'

/** Files that are copied: the theme's and the articles' under hashed names, those of static/ under their own. */
export const mediaKind: OutputKind<string> = {
  name: 'media',

  *plan(ask) {
    for (const { path, copyOf } of ask.copies())
      yield { path, kind: 'media', args: copyOf, from: { file: copyOf } }
  },

  render({ args: copyOf }) {
    return { copyOf }
  },
}
