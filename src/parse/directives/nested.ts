import { diagnostic } from '../../model/diagnostic.ts'
import { TooDeep } from '../limits/nesting.ts'

/**
 * Throws where containers stand within each other more often than anybody writes: each of them reads all that stands in it once
 * more. Those in code count too, which nobody will notice.
 */
export function refuseDeepContainers(text: string): void {
  const open: number[] = []
  let line = 0
  for (const written of text.split('\n')) {
    line++
    const [, colons = '', name = ''] = /^[ \t>]*(:{3,})[ \t]*(\S?)/.exec(written) ?? []
    if (colons === '') continue
    if (name !== '') open.push(colons.length)
    else {
      const end = open.findIndex(size => size <= colons.length)
      if (end >= 0) open.length = end
    }
    if (open.length <= most) continue
    const message = `containers stand within each other more than ${most} times here`
    const hint = 'end those that do not: each with a line of as many colons'
    throw new TooDeep(diagnostic('markdown/limits', message, { file: '', line, column: 1 }, { hint }))
  }
}

const most = 20
