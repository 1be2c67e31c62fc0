import { test } from 'vitest'
import { bodyText, parseBody } from '../fast/parsed.ts'

test.each([
  ':::note\n**a**\n\nb [c](d.md)\n:::\n\nend',
  ':::note[T *i*]\na\n:::',
  '::toc',
  '::toc[目录]{depth=2}',
  "湖南:ruby[株洲]{zhū zhōu}市和:ruby[西安]{xī'ān}。",
  '::::details[x]\n:::note\na\n\n# h\n:::\n::::',
  ':::nte\na\n:::',
  ':::note\na',
  ':::details[x]\n:::note\na\n:::\n:::',
  ':::note{by=x .big}\na\n:::',
  '::: warning Title\na\n:::',
  ':::tip\na\n:::',
  '：：：note\na\n：：：',
  '::figure{src=a.jpg alt="x" caption="c" credit="d"}',
  ':::figure{caption="c}"}\n![x](a.jpg)\n:::',
  '::quote[a]{by=“李明”}',
  'a :rubi[株]{x} :ruby[x] ：ruby[株]{x} :ruby［株］{x}',
  '时间:10:30 a:b 16:9 :smile: http://a.b:80/x[1] 题名:Nature[J] :foo[bar](x) C:\\a[1] :::\n\n:::\n\n::\n\n```\n:::note\n```\n',
  ':::note\n<div>\n\na\n:::\n\nb\n\n</div>\n\nc',
])('%s', text => {
  const parsed = parseBody(text)
  console.log(
    text,
    '\n=>',
    bodyText(parsed.body),
    '\n',
    JSON.stringify([parsed.headings, parsed.targets, parsed.lead, parsed.words]),
    '\n',
    parsed.diagnostics
      .map(d => `${d.code} ${d.line}:${d.column}-${d.endColumn} ${d.message} | ${d.hint}`)
      .join('\n '),
  )
})
