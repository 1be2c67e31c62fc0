import { expect, test } from 'vitest'
import { defineConfig } from '../../src/index.ts'

// The type checker is the judge here: `npm run check` fails if one of these lines stops being an error.
const edition = { lang: 'en', label: 'English', title: 'Paper', description: 'A paper' }
const base = { site: 'https://paper.example/', timeZone: 'Asia/Shanghai' }

test('what one edition lacks is a compile error', () => {
  const complete = defineConfig({
    ...base,
    editions: { zh: edition, en: edition },
    default: 'zh',
    sections: { news: { zh: '新闻', en: 'News' } },
  })
  expect(complete.default).toBe('zh')

  // @ts-expect-error the label of the section in English is missing
  defineConfig({ ...base, editions: { zh: edition, en: edition }, sections: { news: { zh: '新闻' } } })
  // @ts-expect-error there is no French edition
  defineConfig({ ...base, editions: { zh: edition, en: edition }, default: 'fr' })
  // @ts-expect-error the title of the English edition is missing
  defineConfig({ ...base, editions: { zh: edition, en: { lang: 'en', label: 'English', description: '' } } })
  // @ts-expect-error there is no such field
  defineConfig({ ...base, editions: { zh: edition }, fields: { authors: 'autor' } })
})
