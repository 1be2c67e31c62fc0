import nunjucks from 'nunjucks'
import { compileTemplate } from './compiler.ts'
import { type Blocks, Context, type RenderFunction } from './context.ts'
import { findReady } from './find-ready.ts'
import { Frame } from './frame.ts'
import { runtime } from './runtime.ts'
import { children, parseTemplate } from './syntax-tree.ts'
import type { Watch } from './watch.ts'

interface Internals {
  readonly lib: { _prettifyError(path: string, withInternals: boolean, error: unknown): Error }
}

const { lib } = nunjucks as unknown as Internals

type Exported = Readonly<Record<string, unknown>>

/**
 * A template compiled by our compiler, which runs in our scopes and with our runtime. A file of macros is run once, not
 * for every page that imports it.
 */
export class CompiledTemplate extends nunjucks.Template {
  declare private readonly env: nunjucks.Environment
  declare private readonly path: string
  declare private readonly blocks: Blocks
  declare private readonly rootRenderFunc: RenderFunction
  private readonly hasOnlyMacros: boolean
  private exported: Exported | undefined

  constructor(text: string, environment: nunjucks.Environment, name: string, watch: Watch | null) {
    const ready = findReady(name, text)
    // Compiled at once: Nunjucks uses parents uncompiled otherwise. Its types leave out that it takes code.
    super(
      { type: 'code', obj: ready?.code ?? compiled(text, name) } as unknown as string,
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

  /** Called by compiled templates for includes, with a scope; by us with none, and what is set is added to the variables. */
  override render(variables: object, above?: unknown): string {
    if (above instanceof Frame)
      return this.run(new Context(variables, this.blocks, this.env, false), above.push(true))
    return this.run(new Context(variables, this.blocks, this.env, true), new Frame())
  }

  /** What `import` gets; called with variables and a scope only for imports `with context`. */
  getExported(variables?: unknown, above?: unknown): Exported {
    if (this.exported !== undefined && variables === undefined) return this.exported
    const frame = above instanceof Frame ? above.push() : new Frame()
    const context = new Context({ ...(variables as object | undefined) }, this.blocks, this.env, true)
    this.run(context, frame)
    const exported = context.getExported()
    if (this.hasOnlyMacros && variables === undefined) this.exported = exported
    return exported
  }

  private run(context: Context, frame: Frame): string {
    frame.topLevel = true
    try {
      return this.rootRenderFunc(this.env, context, frame, runtime)
    } catch (error) {
      throw lib._prettifyError(this.path, false, error)
    }
  }
}

function compiled(text: string, name: string): object {
  try {
    return new Function(compileTemplate(text, name))() as object
  } catch (error) {
    throw lib._prettifyError(name, false, error)
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
