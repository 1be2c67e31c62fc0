import nunjucks from 'nunjucks'

/** A scope of a template that is being rendered. */
export interface Frame {
  topLevel: boolean
  set(name: string, value: unknown, resolveUp?: boolean): void
  lookup(name: string): unknown
  push(isolateWrites?: boolean): Frame
}

/** Nunjucks' own; the package's types leave it out. */
export const { Frame } = nunjucks.runtime as unknown as { readonly Frame: new () => Frame }

/** What a template can ask of a loop. */
interface Loop {
  index: unknown
  index0: unknown
  revindex: unknown
  revindex0: unknown
  first: unknown
  last: unknown
  length: unknown
}

export function newLoop(): Loop {
  return { index: 0, index0: 0, revindex: 0, revindex0: 0, first: false, last: false, length: 0 }
}

/** All facts of one turn, where the loop is kept in a variable of the code. */
export function setTurn(loop: Loop, index: number, length: number): void {
  loop.index = index + 1
  loop.index0 = index
  loop.revindex = length - index
  loop.revindex0 = length - index - 1
  loop.first = index === 0
  loop.last = index === length - 1
  loop.length = length
}
