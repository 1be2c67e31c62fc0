import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Newsroom } from '../../support/newsroom.ts'
import { below, type Edit, throwAway } from './desk.ts'

/** What nobody writes: time passes, the output is damaged, the cache is lost. */
export const machineEdits: Readonly<Record<string, Edit>> = {
  time: ({ random, moment }) => {
    moment.now = `2021-${String(5 + random.int(6)).padStart(2, '0')}-15T00:00:00Z`
    return moment.now
  },
  'time passes': ({ moment }) => {
    moment.now = new Date(Date.parse(moment.now) + 86_400_000).toISOString()
    return moment.now
  },
  'time goes back': ({ moment }) => {
    moment.now = new Date(Date.parse(moment.now) - 10 * 86_400_000).toISOString()
    return moment.now
  },
  drafts: ({ random, moment }) => {
    moment.drafts = random.int(3) === 0
    return String(moment.drafts)
  },

  'an output is lost': damage((room, path) => room.remove(path)),
  'an output is scribbled on': damage((room, path) => writeFileSync(join(room.folder, path), 'scribble')),
  'an output is cut off': damage((room, path) => writeFileSync(join(room.folder, path), '')),
  'a folder of outputs is lost': desk => {
    desk.damaged = true
    return throwAway(desk, desk.random.pick(['dist/en/news', 'dist/zh/tags', 'dist/sitemaps', 'dist/assets']))
  },
  'all output is lost': desk => {
    desk.damaged = true
    return throwAway(desk, 'dist')
  },
  'the cache is lost': ({ room, random }) => {
    const names = ['sources.json', 'articles.pack', 'bodies.pack', 'traces.pack', 'trace-patch.json']
    // The list of what was written is lost with the output only: else nobody would know whose files are there.
    const path = join('.cache', random.pick(names))
    if (existsSync(join(room.folder, path))) room.remove(path)
    return path
  },
}

function damage(change: (room: Newsroom, path: string) => void): Edit {
  return desk => {
    const outputs = below(desk.room, 'dist')
    if (outputs.length === 0) return 'there is none'
    const path = desk.random.pick(outputs)
    change(desk.room, path)
    desk.damaged = true
    return path
  }
}
