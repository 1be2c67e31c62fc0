import { nameOf } from './node-parts.ts'
import { type ScopeNames, StockCompiler } from './stock-compiler.ts'
import { isLiteral, isNode, type TemplateNode } from './syntax-tree.ts'

/** The expressions of templates: names, properties and calls, as code that has little to look for. */
export class Expressions extends StockCompiler {
  /** A macro without a scope has its own names, and those of its file. */
  protected hasFrame = true
  /** Names that are looked up once, where the function begins; null where a name may come to mean something else. */
  private once: Map<string, string> | null = null
  /** Values of which only the truth matters: a method is as true bound to its object as by itself. */
  private readonly onlyJudged = new Set<unknown>()

  /** Compiles the inside of a function; `isSteady` tells whether names mean the same until its end. */
  protected within(isSteady: boolean, compile: () => void): void {
    const outer = this.once
    this.once = isSteady ? new Map() : null
    const begin = this.codebuf.length
    this._emitLine('')
    compile()
    const names = [...(this.once ?? [])].map(([name, variable]) => `, ${variable} = ${this.byName(name)}`)
    this.codebuf[begin] = `var of, got${names.join('')};\n`
    this.once = outer
  }

  compileSymbol(node: TemplateNode, names: ScopeNames): void {
    this._emit(this.variableOf(node, names) ?? this.byName(nameOf(node)))
  }

  override compileIf(node: TemplateNode, names: ScopeNames, isAsync?: boolean): void {
    this.onlyJudged.add(node.cond)
    super.compileIf(node, names, isAsync)
  }

  override compileInlineIf(node: TemplateNode, names: ScopeNames): void {
    this.onlyJudged.add(node.cond)
    super.compileInlineIf(node, names)
  }

  override compileNot(node: TemplateNode, names: ScopeNames): void {
    this.onlyJudged.add(node.target)
    super.compileNot(node, names)
  }

  /** What has a name that is written out is read in place, so that each place learns what it reads from. */
  override compileLookupVal(node: TemplateNode, names: ScopeNames): void {
    const { target, val } = node
    if (!isNode(target) || !isNode(val) || !isLiteral(val)) super.compileLookupVal(node, names)
    else if (val.value === 'length') this.emitLength(target, names)
    else if (this.onlyJudged.has(node)) this.emitMember(target, nameOf(val), names, false)
    else {
      const variable = this.variableOf(target, names)
      this._emit('(typeof (got = ')
      this.emitMember(target, nameOf(val), names, variable === undefined)
      this._emit(`) === "function" ? runtime.bound(got, ${variable ?? 'of'}) : got)`)
    }
  }

  /** What is only printed, or asked for a property, need not be bound to what it is of. */
  protected compileSeen(node: TemplateNode, names: ScopeNames): void {
    const { target, val } = node
    const isMember = node.typename === 'LookupVal' && isNode(val) && isLiteral(val) && val.value !== 'length'
    if (isMember && isNode(target)) this.emitMember(target, nameOf(val), names, false)
    else this.compile(node, names)
  }

  private emitMember(target: TemplateNode, name: string, names: ScopeNames, isKept: boolean): void {
    this._emit(isKept ? '(of = ' : '(')
    this.compileSeen(target, names)
    this._emit(`)?.[${quoted(name)}]`)
  }

  private emitLength(target: TemplateNode, names: ScopeNames): void {
    this._emit('runtime.lengthOf(')
    this.compileSeen(target, names)
    this._emit(')')
  }

  override compileFunCall(node: TemplateNode, names: ScopeNames): void {
    const { name, args } = node
    const called = isNode(name) ? this.variableOf(name, names) : undefined
    if (called === undefined || !isNode(args)) {
      super.compileFunCall(node, names)
      return
    }
    const fails = `runtime.uncallable(${called}, ${quoted(nameOf(name))})`
    this._emit(`(lineno = ${node.lineno}, colno = ${node.colno}, `)
    const callee = `(typeof ${called} === "function" ? ${called} : ${fails})`
    this._compileAggregate(args, names, `${callee}.call(context, `, '))')
  }

  /** The variable of the code that has what a name means. */
  private variableOf(node: TemplateNode, names: ScopeNames): string | undefined {
    if (node.typename !== 'Symbol') return undefined
    const name = nameOf(node)
    const known = names.lookup(name) ?? this.once?.get(name)
    if (known !== undefined || this.once === null) return known
    const variable = this._tmpid()
    this.once.set(name, variable)
    return variable
  }

  private byName(name: string): string {
    const byName = this.hasFrame ? 'runtime.contextOrFrameLookup(context, frame, ' : 'context.lookup('
    return `${byName}${quoted(name)})`
  }
}

export function quoted(name: string): string {
  return JSON.stringify(name)
}
