import { expect, test } from 'vitest'
import { newsroom } from '../support/newsroom.ts'
import { article } from '../support/site.ts'

test.each(['index.html', '404.html', 'en/index.html', 'en/404.html'])(
  'where a file wants the place of %s, the config that it comes from is called by its name',
  async path => {
    const room = newsroom({ 'content/en/one.md': article(''), [`static/${path}`]: 'mine' })
    const { diagnostics } = await room.build()
    const named = diagnostics.flatMap(({ file, related = [] }) => [file, ...related.map(one => one.file)])
    expect(diagnostics).toMatchObject([{ code: 'path/collision' }])
    expect(named.sort()).toEqual(['site.config.json', `static/${path}`])
  },
)
