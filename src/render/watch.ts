import type { RenderFunction } from './context.ts'
import { runtime } from './runtime.ts'

/** Knows which template is running, for whoever wants to tell who asked a question. */
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
      const own = {
        ...runtime,
        makeMacro: (...[names, optional, body]: Parameters<typeof runtime.makeMacro>) =>
          runtime.makeMacro(names, optional, (...args) => during(name, () => body(...args))),
      }
      const watched: RenderFunction = (environment, context, frame) =>
        during(name, () => run(environment, context, frame, own))
      watched.around = run
      return watched
    },
  }
}
