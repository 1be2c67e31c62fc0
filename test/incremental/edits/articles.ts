import { day, type Edit, editions, people, rewrite, sources, sourcesOf, tags } from './desk.ts'

/** What an editor changes in one article: its text, and each key of its front matter. */
export const articleEdits: Readonly<Record<string, Edit>> = {
  body: desk =>
    rewrite(desk, text => `${text}\nParagraph ${desk.random.int(1000)}, ${desk.random.pick(tags)}.\n`),
  heading: desk => rewrite(desk, text => text.replace(/^## .*/m, `## Part ${desk.random.int(9)}`)),
  lead: desk => rewrite(desk, text => text.replace(/\n---\n/, `\n---\nLead ${desk.random.int(99)}.\n\n`)),

  // Replaces a digit by another one: sizes stay the same, and edits follow each other within a tick of the clock.
  'one letter': desk => rewrite(desk, text => text.replace(/\d(?=\D*$)/, () => String(desk.random.int(10)))),

  link: desk =>
    rewrite(desk, text => `${text}\nSee [this](/${desk.random.pick(sourcesOf(desk.room)).slice(8)}).\n`),
  'link to a page': desk =>
    rewrite(desk, text => `${text}\nSee [these](/${desk.random.pick(editions)}/tags/).\n`),
  'link to a tag': desk =>
    rewrite(desk, text => `${text}\nSee [it](/en/tags/topic-${1 + desk.random.int(18)}/).\n`),
  'link to an anchor': desk =>
    rewrite(
      desk,
      text => `${text}\nSee [there](/en/science/p7.md#${desk.random.pick(['part', 'part-1'])}).\n`,
    ),
  'no links': desk => rewrite(desk, text => text.replace(/\[([^\]]*)\]\(.*?\)/g, '$1')),
  'a picture': desk => rewrite(desk, text => `${text}\n![A roof](/en/news/roof.png)\n`),
  'a document': desk => rewrite(desk, text => `${text}\n[The data](/files/list.csv)\n`),

  title: withLine('title', ({ random }) => `Title ${random.int(50)}`),
  date: withLine('date', day),
  'no date': withLine('date', () => ''),
  'date into the future': withLine('date', ({ random }) => `2021-09-${10 + random.int(19)}`),
  updated: withLine('updated', ({ random }) =>
    random.pick(['', '2021-06-30 09:00', '2021-06-30', '2022-01-01']),
  ),
  summary: withLine('summary', ({ random }) => random.pick(['', `In short, ${random.int(9)}`])),
  tags: withLine('tags', ({ random }) => `[${[random.pick(tags), random.pick(tags)].join(', ')}]`),
  'tags of its pair': withLine('tags', () => ''),
  author: withLine('author', ({ random }) => random.pick(['', ...people])),
  'two authors': withLine('author', ({ random }) => `[${random.pick(people)}, ${random.pick(people)}]`),
  'the other system’s author': withLine('writer', ({ random }) => random.pick(['', ...people])),
  editor: withLine('editor', ({ random }) => random.pick(['', ...people])),
  source: withLine('source', ({ random }) => random.pick(['', ...sources])),
  sourceUrl: withLine('sourceUrl', ({ random }) => random.pick(['', 'https://example.org/a'])),
  section: withLine('section', ({ random }) => random.pick(['', 'news', 'science', 'sport'])),
  slug: withLine('slug', ({ random }) => random.pick(['', `at-${random.int(20)}`])),
  key: withLine('key', ({ random }) => random.pick(['', `piece-${random.int(6)}`])),
  image: withLine('image', ({ random }) => random.pick(['', '/en/news/roof.png'])),
  draft: withLine('draft', ({ random }) => random.pick(['', 'true', 'false'])),
  expires: withLine('expires', desk => desk.random.pick(['', day(desk)])),
  withdrawn: withLine('withdrawn', ({ random }) => random.pick(['', '', 'true', 'It was wrong.'])),
  aliases: withLine('aliases', ({ random }) => random.pick(['', `[/old/${random.int(9)}/]`])),
  corrections: withLine('corrections', ({ random }) =>
    random.pick(['', `[{ date: 2021-06-02, text: Not ${random.int(9)} }]`]),
  ),
  order: withLine('order', ({ random }) => random.pick(['', '1', '2'])),
  template: withLine('template', ({ random }) => random.pick(['', '', 'special'])),
  unknown: withLine('mood', ({ random }) => random.pick(['', 'calm', 'grave'])),
  misspelt: withLine('tiele', ({ random }) => random.pick(['', 'Oh'])),

  'broken front matter': desk =>
    desk.random.int(2) === 0
      ? withLine('date', () => '2021-02-30')(desk)
      : rewrite(desk, text => text.replace('---\n', '---\ntitle: "\n')),
}

/** Sets one line of a front matter, or drops it where the value is empty. */
function withLine(key: string, choose: Edit): Edit {
  return desk => {
    const value = choose(desk)
    const path = rewrite(desk, text => {
      const without = text.replace(new RegExp(`^${key}: .*\n`, 'm'), '')
      return value === '' ? without : without.replace('---\n', () => `---\n${key}: ${value}\n`)
    })
    return `${path} ${key}: ${value}`
  }
}
