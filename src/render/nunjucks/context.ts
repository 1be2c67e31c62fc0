import type nunjucks from 'nunjucks'
import type { Frame } from './frame.ts'

/** A compiled template or block; gives its text. */
export interface RenderFunction {
  (environment: nunjucks.Environment, context: Context, frame: Frame, runtime: object): string
  /** The compiled function, where this one stands around it; compiled code knows only that one. */
  around?: RenderFunction
}

export type Blocks = Readonly<Record<string, RenderFunction>>

/** The variables and blocks of a template that is being rendered; it behaves as Nunjucks' own, which is not exported. */
export class Context {
  readonly env: nunjucks.Environment
  private variables: Record<string, unknown>
  /** What a part sets is its own; most set nothing. */
  private isOwn: boolean
  /** The innermost first; most templates that run have none. */
  private blocks: Record<string, RenderFunction[]> | null = null
  private readonly globals: Readonly<Record<string, unknown>>
  private exported: string[] | null = null

  constructor(variables: object, blocks: Blocks, environment: nunjucks.Environment, isOwn: boolean) {
    this.env = environment
    this.globals = (environment as unknown as { globals: Record<string, unknown> }).globals
    this.variables = variables as Record<string, unknown>
    this.isOwn = isOwn
    this.addBlocks(blocks)
  }

  lookup(name: string): unknown {
    const value = this.variables[name]
    return value !== undefined || name in this.variables ? value : this.globals[name]
  }

  setVariable(name: string, value: unknown): void {
    if (!this.isOwn) this.variables = { ...this.variables }
    this.isOwn = true
    this.variables[name] = value
  }

  getVariables(): Readonly<Record<string, unknown>> {
    return this.variables
  }

  /** Adds those of a parent, below the child's. */
  addBlocks(blocks: Blocks): void {
    for (const name in blocks) {
      this.blocks ??= {}
      this.blocks[name] ??= []
      this.blocks[name].push(blocks[name] as RenderFunction)
    }
  }

  /** The text of a block. Called here, since a layout that calls the blocks of many pages would be compiled for each. */
  textOfBlock(name: string, frame: Frame, runtime: object): string {
    const block = this.blocks?.[name]?.[0]
    if (block === undefined) throw new Error(`unknown block "${name}"`)
    return block(this.env, this, frame, runtime)
  }

  getSuper(
    environment: nunjucks.Environment,
    name: string,
    block: RenderFunction,
    frame: Frame,
    runtime: object,
  ): string {
    const all = this.blocks?.[name] ?? []
    const index = all.findIndex(one => one === block || one.around === block)
    const above = all[index + 1]
    if (index === -1 || above === undefined) throw new Error(`no super block available for "${name}"`)
    return above(environment, this, frame, runtime)
  }

  addExport(name: string): void {
    this.exported ??= []
    this.exported.push(name)
  }

  getExported(): Record<string, unknown> {
    return Object.fromEntries((this.exported ?? []).map(name => [name, this.variables[name]]))
  }
}
