import { expect, test } from 'vitest'
import { isCjkPunctuation, isHan, isSharedPunctuation } from '../../src/text/han.ts'

test.each([
  ['中', 'han'],
  ['漢', 'han'],
  ['𠮷', 'han'],
  ['〇', 'han'],
  ['々', 'han'],
  ['，', 'punctuation'],
  ['。', 'punctuation'],
  ['《', 'punctuation'],
  ['」', 'punctuation'],
  ['（', 'punctuation'],
  ['～', 'punctuation'],
  ['“', 'shared'],
  ['’', 'shared'],
  ['—', 'shared'],
  ['…', 'shared'],
  ['·', 'shared'],
  ['a', 'none'],
  ['1', 'none'],
  ['Ａ', 'none'],
  ['.', 'none'],
  ['한', 'none'],
  ['\u3000', 'none'],
  ['', 'none'],
])('%j is %s', (text, kind) => {
  expect({
    han: isHan(text),
    punctuation: isCjkPunctuation(text),
    shared: isSharedPunctuation(text),
  }).toEqual({
    han: kind === 'han',
    punctuation: kind === 'punctuation',
    shared: kind === 'shared',
  })
})
