import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Newsroom, NewsroomFiles } from '../support/newsroom.ts'
import { files, source } from './edition.ts'
import { sourcesOf } from './edits/desk.ts'

/** A part of the site, so that there is time for many builds of it. */
export function few(): NewsroomFiles {
  const isSmall = (path: string): boolean => {
    const [, edition, n] = /^content\/(en|zh)\/\w+\/[a-z]+(\d+)\.md$/.exec(path) ?? []
    return n === undefined || path === source('en', 11) || Number(n) <= (edition === 'en' ? 6 : 3)
  }
  return Object.fromEntries(Object.entries(files()).filter(([path]) => isSmall(path)))
}

/** Every page of an edition is another after this. */
export function editEverything(room: Newsroom): void {
  const layout = 'templates/layouts/base.njk'
  const before = room.read(layout)
  room.write(layout, before.includes('<main>') ? before.replace('<main>', '') : `${before}<main>`)
}

/** Builds with few of the articles left: packs are written anew once more than half of what is in them is dead. */
export async function shrink(room: Newsroom): Promise<void> {
  const size = (): number => statSync(join(room.cache, 'articles.pack')).size
  const before = size()
  for (const path of sourcesOf(room).slice(0, -4)) if (!path.includes('/pages/')) room.remove(path)
  await room.build()
  expect(size(), 'size of the pack').toBeLessThan(before / 2)
}
