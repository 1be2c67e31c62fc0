import type { RenderFunction } from './context.ts'
import { runtime } from './runtime.ts'

/** Knows which template is running, so that `why` can tell which one asked a query. */
export interface Watch {
  /** Name of the innermost template: the one in which a block or macro is written, not the one that uses it. */
  running(): string | null
  /** The main part or a block of a template; while it runs, `running` gives the template's name. */
  watched(name: string, run: RenderFunction): RenderFunction
}

export function openWatch(): Watch {
  let now: string | null = null

  function during<T>(name: string | null, work: () => T): T {
    const before = now
    now = name
    try {
      return work()
    } finally {
      now = before
    }
  }

  return {
    running: () => now,
    watched(name, run) {
      const of =
        (body: (...args: unknown[]) => unknown) =>
        (...args: unknown[]) =>
          during(name, () => body(...args))
      const own: typeof runtime = {
        ...runtime,
        makeMacro: (names, optional, body) => runtime.makeMacro(names, optional, of(body)),
        makePlainMacro: (names, placed, body) => runtime.makePlainMacro(names, placed, of(body)),
      }
      const watched: RenderFunction = (environment, context, frame) =>
        during(name, () => run(environment, context, frame, own))
      watched.around = run
      return watched
    },
  }
}
