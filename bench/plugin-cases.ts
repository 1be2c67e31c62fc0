import { join } from 'node:path'
import type { Case } from './case.ts'
import type { CorpusSize } from './corpus.ts'
import type { Diglot } from './diglot.ts'
import { coldCase } from './diglot-cases.ts'
import { config } from './site-of-diglot.ts'

/** What plugins and directives cost: cold builds of the news with them. */
export function pluginCases(diglot: Diglot, folder: string, size: CorpusSize): readonly Case[] {
  return [
    coldCase(
      diglot,
      join(folder, 'diglot-plugins'),
      size,
      { id: 'diglot/plugins', label: 'Diglot, cold, a remark and a rehype plugin' },
      {
        files: {
          'site.config.ts': config(size.corpus, "plugins: ['./looks.ts'],"),
          'looks.ts': looks,
        },
        shows: ['<p>Nodes of Markdown: ', '<p>Nodes of HTML: '],
      },
    ),
    coldCase(
      diglot,
      join(folder, 'diglot-directives'),
      size,
      { id: 'diglot/directives', label: 'Diglot, cold, a directive in every article' },
      {
        change: text => `${text.trimEnd()}\n\n:::note[Measured]\nA paragraph in a box.\n:::\n`,
        shows: ['<aside class="box box-note"'],
      },
    ),
  ]
}

/** Looks at every node of both trees, and says how many there were, which shows that it did. */
const looks = `const count = node => (node.children ?? []).reduce((sum, one) => sum + count(one), 1)
const says = (words, tree) => words + ': ' + count(tree) + '.'
export default {
  name: 'looks',
  remark: [() => tree => {
    tree.children.push({ type: 'paragraph', children: [{ type: 'text', value: says('Nodes of Markdown', tree) }] })
  }],
  rehype: [() => tree => {
    const children = [{ type: 'text', value: says('Nodes of HTML', tree) }]
    tree.children.push({ type: 'element', tagName: 'p', properties: {}, children })
  }],
}
`
