import { existsSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { jpeg, lfsPointer } from '../../support/pictures.ts'
import { picture } from '../edition.ts'
import {
  below,
  type Desk,
  day,
  type Edit,
  editions,
  rewrite,
  sections,
  somewhere,
  sourcesOf,
  tags,
  throwAway,
} from './desk.ts'

/** What comes, goes and moves: articles, pictures, files that are copied. */
export const fileEdits: Readonly<Record<string, Edit>> = {
  add: desk => {
    const path = somewhere(desk)
    desk.room.write(path, newArticle(desk))
    return path
  },
  'add a copy': desk => {
    const [from, to] = [desk.random.pick(sourcesOf(desk.room)), somewhere(desk)]
    desk.room.write(to, desk.room.read(from))
    return `${from} → ${to}`
  },
  'add the pair': desk => {
    const path = pairOf(desk.random.pick(sourcesOf(desk.room)))
    desk.room.write(path, `---\ntitle: The other ${desk.random.int(9)}\n---\nText.\n`)
    return path
  },
  'the pair goes': desk => {
    const path = desk.random.pick(sourcesOf(desk.room).filter(one => existsSync(at(desk, pairOf(one)))))
    return throwAway(desk, path)
  },
  delete: desk => throwAway(desk, desk.random.pick(sourcesOf(desk.room))),
  restore: desk => {
    const deleted = [...desk.bin].filter(([path]) => !existsSync(at(desk, path)))
    if (deleted.length === 0) return 'nothing'
    const [path, text] = desk.random.pick(deleted)
    desk.room.write(path, text)
    return path
  },
  move: desk => {
    const [from, to] = [desk.random.pick(sourcesOf(desk.room)), somewhere(desk)]
    desk.room.move(from, to)
    return `${from} → ${to}`
  },
  rename: desk => {
    const from = desk.random.pick(sourcesOf(desk.room))
    const to = from.replace(/[^/]*$/, `renamed-${desk.random.int(99)}.md`)
    desk.room.move(from, to)
    return `${from} → ${to}`
  },
  'to another section': desk => {
    const from = desk.random.pick(sourcesOf(desk.room))
    const [edition, name] = [from.split('/')[1], from.split('/').at(-1)]
    const to = ['content', edition, desk.random.pick(sections), name].filter(Boolean).join('/')
    if (from !== to) desk.room.move(from, to)
    return `${from} → ${to}`
  },
  'a whole folder moves': desk => {
    const edition = desk.random.pick(editions)
    const from = `content/${edition}/${desk.random.pick(['letters', 'city', 'sport'])}`
    const to = `content/${edition}/${desk.random.pick(['letters', 'city', 'sport'])}`
    if (!existsSync(at(desk, from)) || existsSync(at(desk, to))) return 'nothing'
    desk.room.move(from, to)
    return `${from} → ${to}`
  },
  swap: ({ room, random }) => {
    const [one, two] = [random.pick(sourcesOf(room)), random.pick(sourcesOf(room))]
    const text = room.read(one)
    room.write(one, room.read(two))
    room.write(two, text)
    return `${one} ↔ ${two}`
  },

  touch: desk => {
    const path = desk.random.pick([...sourcesOf(desk.room), ...below(desk.room, 'static')])
    utimesSync(at(desk, path), new Date(), new Date())
    return path
  },
  'an edit that is undone': desk => {
    const path = desk.random.pick(sourcesOf(desk.room))
    const text = desk.room.read(path)
    desk.room.write(path, `${text}\nNo.\n`)
    desk.room.write(path, text)
    return path
  },
  'another branch': desk => {
    if (desk.branches.length === 0) return 'none'
    desk.random.pick(desk.branches)()
    return 'switched'
  },

  'a picture is replaced': ({ room, random }) => {
    room.write('content/en/news/roof.png', picture(random.pick([40, 60]), 30, random.int(4)))
    return 'roof.png'
  },
  'a picture breaks off': ({ room, random }) => {
    const path = random.pick(['content/en/news/roof.png', 'content/en/news/tower-1.png'])
    room.write(path, picture(40, 30).subarray(0, random.pick([0, 50])))
    return path
  },
  'a picture is of another format than its name says': ({ room, random }) => {
    const path = random.pick(['content/en/news/roof.png', 'content/zh/news/tower-1.png'])
    room.write(path, random.pick([jpeg, '<!doctype html>', lfsPointer]))
    return path
  },
  'a picture goes': desk => throwAway(desk, 'content/en/news/roof.png'),
  'a picture comes': ({ room, random }) => {
    const path = `content/${random.pick(editions)}/news/tower-${random.int(3)}.png`
    room.write(path, picture(40, 30, random.int(4)))
    return path
  },
  'an article shows a picture of its folder': desk =>
    rewrite(desk, text => `${text}\n![A tower](tower-${desk.random.int(3)}.png)\n`),

  'an article is called otherwise': desk => {
    const from = desk.random.pick(sourcesOf(desk.room))
    const to = from.replace(/\.\w+$/, desk.random.pick(['.md', '.md', '.markdown', '.MD', '.mdx', '.md.txt']))
    if (from === to || existsSync(at(desk, to))) return 'nothing'
    desk.room.move(from, to)
    return `${from} → ${to}`
  },
  'a text that is no Markdown': ({ room, random }) => {
    const path = `content/${random.pick(editions)}/news/${random.pick(['notes.txt', 'notes.docx'])}`
    room.write(path, `${random.int(3)}\n`)
    return path
  },
  'an article links to it': desk =>
    rewrite(desk, text => `${text}\n[Notes](${desk.random.pick(['notes.txt', 'notes.docx'])})\n`),

  static: ({ room, random }) => {
    const path = `static/${random.pick(['logo.txt', 'robots.txt', 'files/list.csv'])}`
    room.write(path, `${random.int(3)}\n`)
    return path
  },
  'static goes': desk => throwAway(desk, desk.random.pick([...below(desk.room, 'static'), 'static/none'])),
  'static where a page is': ({ room }) => {
    room.write('static/en/news/index.html', 'mine')
    return 'static/en/news/index.html'
  },
}

function at({ room }: Desk, path: string): string {
  return join(room.folder, path)
}

function pairOf(path: string): string {
  return path.startsWith('content/zh') ? path.replace('/zh/', '/en/') : path.replace('/en/', '/zh/')
}

function newArticle(desk: Desk): string {
  const { random } = desk
  return `---\ntitle: New ${random.int(50)}\ndate: ${day(desk)}\ntags: [${random.pick(tags)}]\n---\nText ${random.int(9)}.\n`
}
