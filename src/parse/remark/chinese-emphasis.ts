import type { Data, Processor } from 'unified'
import { freeRuns } from '../emphasis/free-runs.ts'

type Extension = NonNullable<Data['micromarkExtensions']>[number]
type Constructs = NonNullable<Extension['text']>[string]
type Construct = Exclude<NonNullable<Constructs>, readonly unknown[]>
type Token = ReturnType<Parameters<Construct['tokenize']>[0]['exit']>

/**
 * remark-cjk-friendly knows no context, so it takes `“` and `…` for marks of Latin texts: here, runs beside them
 * are made free where the text around is Chinese. Stands after it and after its brother for strikethrough.
 */
export function chineseEmphasis(this: Processor) {
  const data = this.data()
  const { parser } = this
  let free: ReadonlySet<number> = new Set()
  this.parser = (document, file) => {
    free = freeRuns(document)
    return parser?.(document, file) ?? { type: 'root', children: [] }
  }
  const wrapped = new Map<Construct, Construct>()
  const wrap = (construct: Construct): Construct => {
    const known = wrapped.get(construct) ?? freeing(construct, run => free.has(run.start.offset))
    wrapped.set(construct, known)
    return known
  }
  data.micromarkExtensions = data.micromarkExtensions?.map(extension => withText(extension, wrap)) ?? []
}

function withText(extension: Extension, wrap: (construct: Construct) => Construct): Extension {
  if (!extension.text) return extension
  const text = Object.entries(extension.text).map(([code, found]): [string, Constructs] => {
    if (Array.isArray(found)) return [code, found.map(wrap)]
    return [code, found && wrap(found as Construct)]
  })
  return { ...extension, text: Object.fromEntries(text) }
}

function freeing(construct: Construct, isFree: (run: Token) => boolean): Construct {
  if (construct.name !== 'attention' && construct.name !== 'strikethrough') return construct
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      let run: Token | undefined
      const exit: typeof effects.exit = type => {
        run = effects.exit(type)
        return run
      }
      const done: typeof ok = code => {
        if (run && isFree(run)) {
          run._open = true
          run._close = true
        }
        return ok(code)
      }
      return construct.tokenize.call(this, { ...effects, exit }, done, nok)
    },
  }
}
