import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { holesIn } from '../../../src/model/body.ts'
import { parseArticle } from '../../../src/parse/article.ts'
import { mayHaveDirectives } from '../../../src/parse/directives/meant.ts'
import { byAuto } from '../../support/settings.ts'

/** Texts of real papers and of suites, which are none of this project's: nobody there meant a directive of ours. */
const root = join(import.meta.dirname, '../../..')
const folders = ['content', 'test/sites', '../shared/corpus/volcano', '../shared/suites']

describe('no colon of texts that others wrote is a directive', () => {
  test.each(folders)(
    '%s',
    folder => {
      if (!existsSync(join(root, folder))) return console.warn(`skipped: there is no ${folder}`)
      const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      const texts = files.filter(path => /\.(?:md|txt)$/.test(path))
      expect(texts.length).toBeGreaterThan(0)
      const found = texts.flatMap(path => {
        const bytes = readFileSync(join(root, folder, path))
        // What has no sign of one is read without their syntax.
        if (!mayHaveDirectives(bytes.toString('utf8'))) return []
        const { body, diagnostics } = parseArticle(bytes, byAuto)
        const names = holesIn(body.shape).flatMap(hole => (hole.kind === 'directive' ? [hole.name] : []))
        const told = diagnostics.filter(({ code }) => code.startsWith('directive/'))
        return [...names, ...told.map(({ line, message }) => `${line}: ${message}`)].map(
          one => `${path}: ${one}`,
        )
      })
      expect(found).toEqual([])
    },
    60_000,
  )
})
