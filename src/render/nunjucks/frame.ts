type Variables = Record<string, unknown>

/** A table without inherited names; V8 keeps it faster than what `Object.create(null)` gives. */
class Bare {
  [name: string]: unknown
}
Object.setPrototypeOf(Bare.prototype, null)
Reflect.deleteProperty(Bare.prototype, 'constructor')

/**
 * A scope of a template that is being rendered. It behaves as Nunjucks' own (`src/runtime.js`); but most scopes of a
 * page never get a variable, so the table comes with the first one, and names are not split into their parts.
 */
export class Frame {
  readonly parent: Frame | undefined
  /** Writes do not go beyond this scope, though reads do. */
  readonly isolateWrites: boolean | undefined
  topLevel = false
  private variables: Variables | null = null

  constructor(parent?: Frame, isolateWrites?: boolean) {
    this.parent = parent
    this.isolateWrites = isolateWrites
  }

  set(name: string, value: unknown, resolveUp?: boolean): void {
    const holder = resolveUp ? this.holderFrom(name) : undefined
    if (holder !== undefined) {
      holder.set(name, value)
      return
    }
    this.variables ??= new Bare()
    // Of the names that compiled templates set, only the facts of a loop have a dot: `loop.index`.
    if (name.length > 5 && name.charCodeAt(4) === dot && name.startsWith('loop.'))
      setLoopFact(this.variables, name, value)
    else this.variables[name] = value
  }

  lookup(name: string): unknown {
    let frame: Frame | undefined = this
    do {
      const value: unknown = frame.variables === null ? undefined : frame.variables[name]
      if (value !== undefined) return value
      frame = frame.parent
    } while (frame !== undefined)
    return undefined
  }

  push(isolateWrites?: boolean): Frame {
    return new Frame(this, isolateWrites)
  }

  pop(): Frame | undefined {
    return this.parent
  }

  /** The scope that has a variable already, for writing; only the innermost one's isolation counts. */
  private holderFrom(name: string): Frame | undefined {
    if (this.variables?.[name] !== undefined) return this
    let frame = this.isolateWrites ? undefined : this.parent
    while (frame !== undefined && frame.variables?.[name] === undefined) frame = frame.parent
    return frame
  }
}

const dot = 46

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

/** By name instead of by key: seven facts are set for every turn of every loop. */
function setLoopFact(variables: Variables, name: string, value: unknown): void {
  const loop = (variables.loop || newLoop()) as Loop
  variables.loop = loop
  switch (name) {
    case 'loop.index':
      loop.index = value
      break
    case 'loop.index0':
      loop.index0 = value
      break
    case 'loop.revindex':
      loop.revindex = value
      break
    case 'loop.revindex0':
      loop.revindex0 = value
      break
    case 'loop.first':
      loop.first = value
      break
    case 'loop.last':
      loop.last = value
      break
    case 'loop.length':
      loop.length = value
      break
  }
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
