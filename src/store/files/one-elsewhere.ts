import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'

/**
 * Names of one folder that are one name on other machines: macOS and Windows do not tell capitals from small letters,
 * and macOS not the ways in which Unicode composes a letter, which nobody can see either. `folder` ends in a slash.
 */
export function oneElsewhere(folder: string, names: readonly string[]): Diagnostic[] {
  // Folders of thousands of articles have names that are like nothing else.
  if (names.every(name => plain.test(name))) return []
  const seen = new Map<string, string>()
  return [...names].sort().flatMap(name => {
    const folded = name.normalize('NFC').toLowerCase()
    const other = seen.get(folded)
    if (other === undefined) seen.set(folded, name)
    return other === undefined ? [] : [clash(folder, name, other)]
  })
}

/** Neither composed nor decomposed nor a capital. */
const plain = /^[\x20-@[-~\u3400-\u9FFF\u3001\u3002\u2014\u201C\u201D\uFF01-\uFF20]*$/

function clash(folder: string, name: string, other: string): Diagnostic {
  const place = { file: folder + name }
  const related = [{ message: 'the other one is here', file: folder + other }]
  if (name.normalize('NFC') !== other.normalize('NFC')) {
    const message = `"${name}" and "${other}" differ in capitals alone`
    return diagnostic('source/letter-case', message, place, { related })
  }
  const message = `two files are called "${name.normalize('NFC')}", in different code points`
  const hint = 'rename one of the two: nobody can see the difference, and links find only one of them'
  return diagnostic('path/collision', message, place, { hint, related })
}
