type Variables = Record<string, unknown>

/** A table without inherited names; V8 keeps it faster than what `Object.create(null)` gives. */
class Bare {
  [name: string]: unknown
}
Object.setPrototypeOf(Bare.prototype, null)
Reflect.deleteProperty(Bare.prototype, 'constructor')

/** What a loop tells of itself, by the names that compiled templates set: `loop.index` → `index`. */
const ofLoop = new Map(
  ['index', 'index0', 'revindex', 'revindex0', 'first', 'last', 'length'].map(name => [`loop.${name}`, name]),
)

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
    const fact = ofLoop.get(name)
    if (fact === undefined) this.variables[name] = value
    else {
      this.variables.loop ||= {}
      ;(this.variables.loop as Variables)[fact] = value
    }
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
