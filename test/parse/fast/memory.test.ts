import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import type { Parsed } from '../../../src/model/article.ts'
import { noBody } from '../../../src/model/body.ts'
import { quickArticle } from '../../../src/parse/quick-article.ts'
import { fastParser } from '../../../src/parse/satteri/satteri.ts'
import { byAuto } from '../../support/settings.ts'

test.skipIf(!fastParser())(
  'what is kept of an article besides its body does not keep its text in memory',
  () => {
    setFlagsFromString('--expose-gc')
    const collect: () => void = runInNewContext('gc')
    const front = '---\ntitle: 株洲市空气质量持续改善专项行动\ndate: 2020-01-01\n---\n'
    const lead = '大数据平台实时研判污染来源，监测站点实现乡镇全覆盖。'
    const text = `${front}${lead}\n\n## 相关部门联合开展夜间巡查工作\n\n[链接](a/long/enough/path.md)\n\n`
    const articles = Array.from({ length: 50 }, (_, n) =>
      new TextEncoder().encode(`${text}${`${lead}${n}。`.repeat(5000)}`),
    )
    collect()
    const before = process.memoryUsage().heapUsed
    const kept = articles.map((bytes): Partial<Parsed> => ({ ...quickArticle(bytes, byAuto), body: noBody }))
    collect()
    const grown = process.memoryUsage().heapUsed - before
    expect(kept.every(one => one.lead === lead && one.targets?.length === 1)).toBe(true)
    // The texts have 15 MB.
    expect(grown).toBeLessThan(3_000_000)
  },
)
