import nunjucks from 'nunjucks'
import type { TemplateNode } from './syntax-tree.ts'

/** What a compiler knows of names: the variable of the code that holds each. */
export interface ScopeNames {
  readonly parent?: ScopeNames
  set(name: string, variable: string): void
  lookup(name: string): string | null | undefined
  push(isolateWrites?: boolean): ScopeNames
}

/** What is used of Nunjucks' own compiler. It writes code piece by piece; `buffer` is the variable that gets the text. */
interface Compiler {
  buffer: string | null
  codebuf: string[]
  inBlock: boolean
  _scopeClosers: string
  getCode(): string
  compile(node: TemplateNode, names?: ScopeNames): void
  compileFor(node: TemplateNode, names: ScopeNames): void
  compileIf(node: TemplateNode, names: ScopeNames, isAsync?: boolean): void
  compileInlineIf(node: TemplateNode, names: ScopeNames): void
  compileNot(node: TemplateNode, names: ScopeNames): void
  compileLookupVal(node: TemplateNode, names: ScopeNames): void
  compileFunCall(node: TemplateNode, names: ScopeNames): void
  _compileMacro(node: TemplateNode, names?: ScopeNames): string
  _compileChildren(node: TemplateNode, names: ScopeNames): void
  _compileAggregate(node: TemplateNode, names: ScopeNames, start: string, end: string): void
  _compileExpression(node: TemplateNode, names: ScopeNames): void
  _makeCallback(result?: string): string
  _closeScopeLevels(): void
  _emit(code: string): void
  _emitLine(code: string): void
  _tmpid(): string
  _templateName(): string
  _pushBuffer(): string
  _popBuffer(): void
}

const stock = nunjucks as unknown as {
  readonly compiler: { readonly Compiler: new (name: string, throwOnUndefined: boolean) => Compiler }
  readonly runtime: { readonly Frame: new () => ScopeNames }
}

/** Nunjucks' compiler; the package's types leave it out. */
export const StockCompiler = stock.compiler.Compiler

export function newNames(): ScopeNames {
  return new stock.runtime.Frame()
}
