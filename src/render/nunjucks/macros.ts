/** Stands for an argument that has a default, and that a call leaves out. */
export const notGiven = Symbol('not given')

type Macro = (...given: unknown[]) => unknown

type Named = Record<string, unknown>

/** Named arguments come as one object at the end; what a macro lacks or has too much of moves between the two. */
export function makeMacro(
  names: readonly string[],
  optional: readonly string[],
  body: (...args: unknown[]) => unknown,
): Macro {
  return (...given) => {
    const hasNamed = isNamed(given[given.length - 1])
    const count = hasNamed ? given.length - 1 : given.length
    if (count === names.length || (count < names.length && !hasNamed)) return body(...given)
    const named = hasNamed ? (given[count] as Named) : {}
    const placed = given.slice(0, Math.min(count, names.length))
    for (let index = names.length; index < count; index++) {
      const name = optional[index - names.length]
      if (name !== undefined) named[name] = given[index]
    }
    for (const name of names.slice(count)) {
      placed.push(named[name])
      delete named[name]
    }
    return body(...placed, named)
  }
}

/** A macro that takes all arguments by their places: those without a default, `placed` of them, before the others. */
export function makePlainMacro(
  names: readonly string[],
  placed: number,
  body: (...args: unknown[]) => unknown,
): Macro {
  const none: readonly unknown[] = names.map((_, index) => (index < placed ? undefined : notGiven))
  return (...given) => {
    const last = given[given.length - 1]
    const named = isNamed(last) ? last : null
    if (named === null && given.length === names.length) return body(...given)
    const count = Math.min(named === null ? given.length : given.length - 1, names.length)
    const args = none.slice()
    for (let index = 0; index < count; index++) args[index] = given[index]
    if (named !== null) {
      for (let index = count; index < names.length; index++) {
        const name = names[index] ?? ''
        if (Object.hasOwn(named, name)) args[index] = named[name]
      }
    }
    return body(...args)
  }
}

function isNamed(argument: unknown): argument is Named {
  return typeof argument === 'object' && argument !== null && Object.hasOwn(argument, '__keywords')
}
