const han = /^\p{Script=Han}/u

/**
 * Marks of Chinese typography that no Latin text uses: the block of CJK symbols, vertical and small forms,
 * and the full-width forms of ASCII punctuation.
 */
const cjkPunctuation =
  /^[\u3001-\u3003\u3008-\u3011\u3014-\u301F\u3030\u30FB\uFE10-\uFE1F\uFE30-\uFE6F\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65]/u

const sharedPunctuation = /^[\u00B7\u2013-\u2015\u2018\u2019\u201C\u201D\u2026\u2027]/u

/** Whether the text begins with a Chinese character. */
export function isHan(text: string): boolean {
  return han.test(text)
}

/** Whether the text begins with punctuation that only Chinese and its neighbours use, such as `，` or `《`. */
export function isCjkPunctuation(text: string): boolean {
  return cjkPunctuation.test(text)
}

/** Whether the text begins with punctuation that Chinese and Latin texts share: `“`, `”`, `—`, `…`, `·`. */
export function isSharedPunctuation(text: string): boolean {
  return sharedPunctuation.test(text)
}
