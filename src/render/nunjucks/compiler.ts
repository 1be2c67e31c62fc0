import { Expressions, quoted } from './expressions.ts'
import { blocksIn, callsSuper, isSuper, nameOf, nodeOf } from './node-parts.ts'
import { bindsNothing, keepsNames, usesName } from './plain-nodes.ts'
import { newNames, type ScopeNames } from './stock-compiler.ts'
import { children, isNode, readTemplate, type TemplateNode } from './syntax-tree.ts'

/**
 * The code of a template: the body of a function that gives its `root` and its blocks (`b_…`), which return their text.
 * Throws if the syntax is wrong.
 */
export function compileTemplate(text: string, name: string): string {
  const compiler = new Compiler(name, true)
  compiler.compile(readTemplate(text))
  return compiler.getCode()
}

/**
 * Nunjucks' compiler for templates that never wait: parts return their text instead of calling back, so that a page is
 * no chain of closures; and names that nothing else can look up are variables of the code, known to no scope.
 */
class Compiler extends Expressions {
  /** Whether anything could look up by name what the template imports. */
  private isSeen = true
  private inSuperBlock = false

  compileRoot(root: TemplateNode): void {
    this.isSeen = !bindsNothing(root, true)
    this.begin('root', root)
    this._emitLine('var parentTemplate = null;')
    this.within(keepsNames(root), () => this._compileChildren(root, newNames()))
    this.end('parentTemplate ? parentTemplate.rootRenderFunc(env, context, frame, runtime) : output')
    this.inBlock = true
    const blocks = [...blocksIn(root)]
    const names = blocks.map(block => nameOf(block.name))
    for (const [index, block] of blocks.entries()) {
      const name = nameOf(block.name)
      if (names.indexOf(name) !== index) throw new Error(`Block "${name}" defined more than once.`)
      this.emitBlock(name, block)
    }
    this._emitLine(`return { ${names.map(name => `b_${name}: b_${name}, `).join('')}root: root };`)
  }

  private emitBlock(name: string, block: TemplateNode): void {
    const body = nodeOf(block.body)
    this.begin(`b_${name}`, block)
    this._emitLine('frame = frame.push(true);')
    this.inSuperBlock = callsSuper(body)
    if (this.inSuperBlock) {
      const above = `context.getSuper(env, ${quoted(name)}, b_${name}, frame, runtime)`
      this._emitLine(`var above = runtime.markSafe(${above});`)
    }
    this.within(keepsNames(body), () => this.compile(body, newNames()))
    this.inSuperBlock = false
    this.end('output')
  }

  compileBlock({ name }: TemplateNode): void {
    const block = `context.textOfBlock(${quoted(nameOf(name))}, frame, runtime)`
    // The blocks of a child are for its parent to place.
    this._emitLine(`${this.buffer} += ${this.inBlock ? block : `parentTemplate ? "" : ${block}`};`)
  }

  compileExtends(node: TemplateNode, names: ScopeNames): void {
    this._emit('parentTemplate = ')
    this.emitTemplate(node, names)
    this._emitLine(';\ncontext.addBlocks(parentTemplate.blocks);')
  }

  compileInclude(node: TemplateNode, names: ScopeNames): void {
    this._emit(`${this.buffer} += `)
    this.emitTemplate(node, names)
    this._emitLine('.render(context.getVariables(), frame);')
  }

  compileImport(node: TemplateNode, names: ScopeNames): void {
    this.bind(nameOf(node.target), this.emitImport(node, names), names)
  }

  compileFromImport(node: TemplateNode, names: ScopeNames): void {
    const imported = this.emitImport(node, names)
    for (const one of children(nodeOf(node.names))) {
      const [name, alias] =
        one.typename === 'Pair' ? [nameOf(one.key), nameOf(one.value)] : [nameOf(one), nameOf(one)]
      const variable = this._tmpid()
      this._emitLine(`var ${variable} = runtime.imported(${imported}, ${quoted(name)});`)
      this.bind(alias, variable, names)
    }
  }

  compileOutput(node: TemplateNode, names: ScopeNames): void {
    for (const child of children(node)) {
      const isText = child.typename === 'TemplateData'
      if (isText && !child.value) continue
      this._emit(`${this.buffer} += ${isText ? '' : 'runtime.shown('}`)
      this.compileSeen(child, names)
      this._emitLine(isText ? ';' : `, ${node.lineno}, ${node.colno});`)
    }
  }

  override compileFunCall(node: TemplateNode, names: ScopeNames): void {
    if (this.inSuperBlock && isSuper(node)) this._emit('above')
    else super.compileFunCall(node, names)
  }

  override compileFor(node: TemplateNode, names: ScopeNames): void {
    if (!bindsNothing(node)) {
      super.compileFor(node, names)
      return
    }
    const body = nodeOf(node.body)
    const [list, length, index, item] = [this._tmpid(), this._tmpid(), this._tmpid(), this._tmpid()]
    const inner = names.push()
    this._emit(`var ${list} = runtime.fromIterator(`)
    this._compileExpression(nodeOf(node.arr), inner)
    this._emitLine(`), ${length} = ${list} ? runtime.lengthOf(${list}) : 0;`)
    inner.set(nameOf(node.name), item)
    const facts = usesName(body, 'loop') ? this._tmpid() : null
    if (facts !== null) this._emitLine(`var ${facts} = runtime.newLoop();`)
    if (facts !== null) inner.set('loop', facts)
    this._emitLine(`if(${length}) for(var ${index} = 0; ${index} < runtime.lengthOf(${list}); ${index}++) {`)
    this._emitLine(`var ${item} = ${list}[${index}];`)
    if (facts !== null) this._emitLine(`runtime.setTurn(${facts}, ${index}, ${length});`)
    this.compile(body, inner)
    this._emitLine('}')
    if (!isNode(node.else_)) return
    this._emitLine(`if(!${length}) {`)
    this.compile(node.else_, inner)
    this._emitLine('}')
  }

  override _compileMacro(node: TemplateNode, names?: ScopeNames): string {
    const body = nodeOf(node.body)
    const given = children(nodeOf(node.args))
    const last = given.at(-1)
    const named = last?.typename === 'KeywordArgs' ? children(last) : []
    const placed = given.filter(one => one.typename === 'Symbol').map(nameOf)
    const all = [...placed, ...named.map(pair => nameOf(pair.key))]
    const isPlain =
      names === undefined &&
      given.every(one => bindsNothing(one)) &&
      bindsNothing(body) &&
      !usesName(body, 'caller') &&
      new Set(all).size === all.length
    if (!isPlain) return super._compileMacro(node, names)
    return this.emitMacro(placed, named, body)
  }

  /** A macro whose arguments are variables. */
  private emitMacro(placed: readonly string[], named: readonly TemplateNode[], body: TemplateNode): string {
    const macro = `macro_${this._tmpid()}`
    const inner = newNames()
    for (const name of placed) inner.set(name, `l_${name}`)
    const hadFrame = this.hasFrame
    this.hasFrame = false
    const all = [...placed, ...named.map(pair => nameOf(pair.key))]
    const variables = all.map(name => `l_${name}`).join(', ')
    this._emitLine(
      `var ${macro} = runtime.makePlainMacro(${JSON.stringify(all)}, ${placed.length}, function (${variables}) {`,
    )
    this.within(true, () => {
      for (const pair of named) {
        const name = nameOf(pair.key)
        this._emit(`if(l_${name} === runtime.notGiven) l_${name} = `)
        this._compileExpression(nodeOf(pair.value), inner)
        this._emitLine(`;\nif(l_${name} === undefined) l_${name} = context.lookup(${quoted(name)});`)
        inner.set(name, `l_${name}`)
      }
      const text = this._pushBuffer()
      this.compile(body, inner)
      this._emitLine(`return new runtime.SafeString(${text});\n});`)
      this._popBuffer()
    })
    this.hasFrame = hadFrame
    return macro
  }

  /** For loops that call back, which only look as if they waited. */
  override _makeCallback(result?: string): string {
    const error = this._tmpid()
    return `function(${[error, ...(result ? [result] : [])].join(', ')}) {\nif(${error}) throw ${error};`
  }

  private begin(name: string, { lineno, colno }: TemplateNode): void {
    this.buffer = 'output'
    this._scopeClosers = ''
    this._emitLine(`function ${name}(env, context, frame, runtime) {`)
    this._emitLine(`var lineno = ${lineno}, colno = ${colno}, output = "";\ntry {`)
  }

  private end(result: string): void {
    this._closeScopeLevels()
    this._emitLine(`return ${result};`)
    this._emitLine('} catch (e) { throw runtime.handleError(e, lineno, colno); }\n}')
    this.buffer = null
  }

  private emitTemplate(node: TemplateNode, names: ScopeNames): void {
    this._emit('env.getTemplate(')
    this._compileExpression(nodeOf(node.template), names)
    this._emit(`, false, ${this._templateName()}, ${node.ignoreMissing === true})`)
  }

  private emitImport(node: TemplateNode, names: ScopeNames): string {
    const imported = this._tmpid()
    this._emit(`var ${imported} = `)
    this.emitTemplate(node, names)
    this._emitLine(`.getExported(${node.withContext ? 'context.getVariables(), frame' : ''});`)
    return imported
  }

  private bind(name: string, variable: string, names: ScopeNames): void {
    names.set(name, variable)
    if (names.parent) this._emitLine(`frame.set(${quoted(name)}, ${variable});`)
    else if (this.isSeen) this._emitLine(`context.setVariable(${quoted(name)}, ${variable});`)
  }
}
