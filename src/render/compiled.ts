import nunjucks from 'nunjucks'
import { type Blocks, Context, type Done, type RenderFunction } from './context.ts'
import { Frame } from './frame.ts'
import { readyMade } from './ready-made.ts'
import { runtime } from './runtime.ts'
import { children, parseTemplate } from './syntax-tree.ts'
import type { Watch } from './watch.ts'

interface Internals {
  readonly lib: { _prettifyError(path: string, withInternals: boolean, error: unknown): Error }
}

const { lib } = nunjucks as unknown as Internals

type Exported = Readonly<Record<string, unknown>>
type Exporting = (error: unknown, exported?: Exported) => void

/**
 * A template compiled by Nunjucks that runs synchronously, in our scopes and with our runtime. A file of macros is run
 * once, not for every page that imports it.
 */
export class CompiledTemplate extends nunjucks.Template {
  declare private readonly env: nunjucks.Environment
  declare private readonly path: string
  declare private readonly blocks: Blocks
  declare private readonly rootRenderFunc: RenderFunction
  private readonly hasOnlyMacros: boolean
  private exported: Exported | undefined

  constructor(text: string, environment: nunjucks.Environment, name: string, watch: Watch | null) {
    const known = readyMade.get(name)
    const ready = known?.text === text ? known : null
    // Compiled at once: Nunjucks uses parents uncompiled otherwise. Its types leave out that it takes code.
    super(
      ready === null ? text : ({ type: 'code', obj: ready.code } as unknown as string),
      environment,
      name,
      true,
    )
    this.hasOnlyMacros = ready?.hasOnlyMacros ?? onlyMacros(text)
    if (watch === null) return
    const blocks = Object.entries(this.blocks).map(
      ([block, run]) => [block, watch.watched(name, run)] as const,
    )
    this.rootRenderFunc = watch.watched(name, this.rootRenderFunc)
    this.blocks = Object.fromEntries(blocks)
  }

  /** Called by compiled templates for includes, with a scope and a callback; by us with neither. */
  override render(variables: object, above?: unknown, done?: unknown): string {
    const callback = done as Done | undefined
    const frame = above instanceof Frame ? above.push(true) : new Frame()
    frame.topLevel = true
    const context = new Context(variables, this.blocks, this.env)
    let text = ''
    let failed = false
    this.rootRenderFunc(this.env, context, frame, runtime, (error, result) => {
      // As in Nunjucks: a part that has failed calls back once more with what there is.
      if (failed && callback !== undefined && result !== undefined) return
      failed ||= Boolean(error)
      const cause = error ? lib._prettifyError(this.path, false, error) : error
      if (callback !== undefined) callback(cause, result)
      else if (cause) throw cause
      else text = result ?? ''
    })
    return text
  }

  /** What `import` gets; called with variables and a scope only for imports `with context`. */
  getExported(...args: unknown[]): void {
    const done = args.at(-1) as Exporting
    if (this.exported !== undefined && args.length === 1) {
      done(null, this.exported)
      return
    }
    const [variables, above] = args.length === 1 ? [{}, undefined] : args
    const frame = above instanceof Frame ? above.push() : new Frame()
    frame.topLevel = true
    const context = new Context(variables as object, this.blocks, this.env)
    let isRun = false
    let failure: unknown
    this.rootRenderFunc(this.env, context, frame, runtime, error => {
      // An include that fails in a macro calls back here, long after.
      if (isRun) throw error
      failure = error
    })
    isRun = true
    // Not within the run: what goes on with the macros is no part of their file, the first time as ever after.
    if (failure) {
      done(failure)
      return
    }
    const exported = context.getExported()
    if (this.hasOnlyMacros && args.length === 1) this.exported = exported
    done(null, exported)
  }
}

/** Running such a file asks nothing and gives the same macros every time; what they ask, they ask when called. */
export function onlyMacros(text: string): boolean {
  const parsed = parseTemplate(text)
  if ('message' in parsed) return false
  return children(parsed.root).every(
    node =>
      node.typename === 'Macro' ||
      (node.typename === 'Output' && children(node).every(inner => inner.typename === 'TemplateData')),
  )
}
