import type nunjucks from 'nunjucks'
import type { Frame } from './frame.ts'

export type Done = (error: unknown, result?: string) => void

/** A compiled template or block. */
export interface RenderFunction {
  (environment: nunjucks.Environment, context: Context, frame: Frame, runtime: object, done: Done): void
  /** The compiled function, where this one stands around it; compiled code knows only that one. */
  around?: RenderFunction
}

export type Blocks = Readonly<Record<string, RenderFunction>>

/** The variables and blocks of a template that is being rendered; it behaves as Nunjucks' own, which is not exported. */
export class Context {
  readonly env: nunjucks.Environment
  readonly ctx: Record<string, unknown>
  readonly blocks: Record<string, RenderFunction[]> = {}
  private readonly globals: Readonly<Record<string, unknown>>
  private readonly exported: string[] = []

  constructor(variables: object, blocks: Blocks, environment: nunjucks.Environment) {
    this.env = environment
    this.globals = (environment as unknown as { globals: Record<string, unknown> }).globals
    // A copy: what a part sets is its own.
    this.ctx = { ...variables }
    for (const name in blocks) this.addBlock(name, blocks[name] as RenderFunction)
  }

  lookup(name: string): unknown {
    const value = this.ctx[name]
    return value !== undefined || name in this.ctx ? value : this.globals[name]
  }

  setVariable(name: string, value: unknown): void {
    this.ctx[name] = value
  }

  getVariables(): Readonly<Record<string, unknown>> {
    return this.ctx
  }

  addBlock(name: string, block: RenderFunction): this {
    this.blocks[name] ??= []
    this.blocks[name].push(block)
    return this
  }

  getBlock(name: string): RenderFunction | undefined {
    if (!this.blocks[name]) throw new Error(`unknown block "${name}"`)
    return this.blocks[name][0]
  }

  getSuper(
    environment: nunjucks.Environment,
    name: string,
    block: RenderFunction,
    frame: Frame,
    runtime: object,
    done: Done,
  ): void {
    const all = this.blocks[name] ?? []
    const index = all.findIndex(one => one === block || one.around === block)
    const above = all[index + 1]
    if (index === -1 || above === undefined) throw new Error(`no super block available for "${name}"`)
    above(environment, this, frame, runtime, done)
  }

  addExport(name: string): void {
    this.exported.push(name)
  }

  getExported(): Record<string, unknown> {
    return Object.fromEntries(this.exported.map(name => [name, this.ctx[name]]))
  }
}
