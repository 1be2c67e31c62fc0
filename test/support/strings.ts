const plain = [
  ...['list.section', 'list.tags', 'list.people', 'list.sources', 'list.month'],
  ...['terms.tags', 'terms.people', 'terms.sources', 'archive.title', 'nav.siteMap', 'notFound.title'],
  'footnote.label',
  'text.table',
  'text.listing',
  'text.done',
  'text.open',
  ...['directive.note', 'directive.warning', 'directive.toc', 'directive.role'],
]
const numbers = (group: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${group}.${index + 1}`)

function file(
  named: Readonly<Record<string, string>>,
  months: readonly string[],
  days: readonly string[],
): string {
  return JSON.stringify({
    ...Object.fromEntries(plain.map(key => [key, key])),
    'archive.year': '{year}',
    'list.page': '{title} ({page})',
    'footnote.back': '{number}',
    ...named,
    ...Object.fromEntries(numbers('month', 12).map((key, index) => [key, months[index] ?? ''])),
    ...Object.fromEntries(numbers('weekday', 7).map((key, index) => [key, days[index] ?? ''])),
  })
}

const englishMonths =
  'January February March April May June July August September October November December'.split(' ')
const englishDays = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')

/** Strings of the interface in two languages: few words, but the patterns of dates that newsrooms use. */
export const strings: Readonly<Record<string, string>> = {
  'zh-Hans': file(
    {
      'date.day': '{year}年{month}月{day}日',
      'date.full': '{year}年{month}月{day}日 {weekday}',
      'date.time': '{hour}:{minute}',
      'date.short': '{month}月{day}日',
      'date.month': '{year}年{month}月',
      'date.moment': '{year}年{month}月{day}日 {hour}:{minute}',
      'number.group': ',',
      articles: '{count}篇',
    },
    Array.from({ length: 12 }, (_, index) => `${index + 1}月`),
    [...'一二三四五六日'].map(day => `星期${day}`),
  ),
  en: file(
    {
      'date.day': '{day} {monthName} {year}',
      'date.full': '{weekday}, {day} {monthName} {year}',
      'date.time': '{hour}:{minute}',
      'date.short': '{day} {monthName}',
      'date.month': '{monthName} {year}',
      'date.moment': '{day} {monthName} {year}, {hour}:{minute}',
      'number.group': ',',
      articles: '{count} articles',
      'articles.one': '{count} article',
    },
    englishMonths,
    englishDays,
  ),
}
