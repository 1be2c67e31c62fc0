import nunjucks from 'nunjucks'
import { expect, test } from 'vitest'
import { digest } from '../../../src/text/digest.ts'

/** What `src/render/nunjucks/` stands on and Nunjucks does not document: name → source of the function. */
function internals(): Readonly<Record<string, unknown>> {
  const { compiler, runtime, lib, parser } = nunjucks as unknown as {
    compiler: { Compiler: { prototype: object } }
    runtime: Record<string, unknown> & { Frame: { prototype: object } }
    lib: Record<string, unknown>
    parser: Record<string, unknown>
  }
  const own = [
    'ensureDefined',
    'callWrap',
    'suppressValue',
    'markSafe',
    'fromIterator',
    'contextOrFrameLookup',
  ]
  const replaced = ['makeMacro', 'memberLookup', 'handleError', 'SafeString']
  return {
    ...methods('Compiler', compiler.Compiler.prototype),
    ...methods('Frame', runtime.Frame.prototype),
    ...methods('Template', nunjucks.Template.prototype),
    ...Object.fromEntries([...own, ...replaced].map(name => [`runtime.${name}`, runtime[name]])),
    'lib._prettifyError': lib._prettifyError,
    'lib.TemplateError': lib.TemplateError,
    'parser.parse': parser.parse,
  }
}

function methods(of: string, prototype: object): Record<string, unknown> {
  const found = Object.entries(Object.getOwnPropertyDescriptors(prototype))
  return Object.fromEntries(found.map(([name, { value }]) => [`${of}.${name}`, value]))
}

/*
 * Where this fails, Nunjucks has changed: read what has become of the function, let `runtime.test.ts` and `random.test.ts` compare
 * what templates give, and write the new digest here.
 */
test('the private parts of Nunjucks that we stand on are those that we know', () => {
  const found = Object.entries(internals()).map(([name, value]) => {
    expect(value, name).toBeTypeOf('function')
    return `${name} ${digest(String(value)).slice(0, 8)}`
  })
  expect(found.sort()).toEqual(known.trim().split('\n'))
})

const known = `
Compiler._addScopeLevel a53b4ad9
Compiler._binOpEmitter 65d493f2
Compiler._closeScopeLevels c0034e91
Compiler._compileAggregate a43642c5
Compiler._compileAsyncLoop 143ad150
Compiler._compileChildren 20a9ba98
Compiler._compileExpression a85b1fb4
Compiler._compileGetTemplate ab63f7e1
Compiler._compileMacro d4830779
Compiler._emit d8a4865c
Compiler._emitFuncBegin b4f04cc7
Compiler._emitFuncEnd e56e315f
Compiler._emitLine 60deab00
Compiler._emitLines 0d5f84e3
Compiler._emitLoopBindings 28962069
Compiler._getNodeName 24dc9854
Compiler._makeCallback a116429f
Compiler._popBuffer 43b39406
Compiler._pushBuffer 3f806de8
Compiler._templateName c965d562
Compiler._tmpid b50de839
Compiler._withScopedSyntax 9c5e7a00
Compiler.assertType 67b78a46
Compiler.compile 4323b640
Compiler.compileAdd f8edcaa1
Compiler.compileAnd 93551819
Compiler.compileArray 1a220595
Compiler.compileAsyncAll d644a58d
Compiler.compileAsyncEach 17a10bc1
Compiler.compileBlock eec8976f
Compiler.compileCallExtension 6322b8c4
Compiler.compileCallExtensionAsync 1b1d2231
Compiler.compileCaller 93b5e30e
Compiler.compileCapture 34689ecb
Compiler.compileCompare 9c17fd91
Compiler.compileConcat 9ff248c0
Compiler.compileDict a4c650c8
Compiler.compileDiv 4847a7a7
Compiler.compileExtends 89be1287
Compiler.compileFilter ad98c17d
Compiler.compileFilterAsync 7fc17cf1
Compiler.compileFloorDiv ba01f0e8
Compiler.compileFor 23c7b6d6
Compiler.compileFromImport 83f2b72e
Compiler.compileFunCall b8437408
Compiler.compileGroup 0ef6abbe
Compiler.compileIf fcc158ae
Compiler.compileIfAsync e2c98c0a
Compiler.compileImport d27445cf
Compiler.compileIn d6cad204
Compiler.compileInclude 26be492b
Compiler.compileInlineIf 80b9e5c3
Compiler.compileIs c06c260b
Compiler.compileKeywordArgs c59c5184
Compiler.compileLiteral 307837d1
Compiler.compileLookupVal d5407ca4
Compiler.compileMacro d5b968fc
Compiler.compileMod 4c9ed3e0
Compiler.compileMul a8603d25
Compiler.compileNeg a6d411bd
Compiler.compileNodeList c37fbc72
Compiler.compileNot 12387431
Compiler.compileOr 353888f8
Compiler.compileOutput 592d3176
Compiler.compilePair b3d5de13
Compiler.compilePos bda34912
Compiler.compilePow fa7e1718
Compiler.compileRoot 3549234c
Compiler.compileSet ae7e3c33
Compiler.compileSub 7592b4f3
Compiler.compileSuper c3bced7c
Compiler.compileSwitch c38b25e2
Compiler.compileSymbol f38e5389
Compiler.compileTemplateData 4811eebb
Compiler.constructor 90d5da6d
Compiler.fail e370ac0d
Compiler.getCode 640e9340
Compiler.init 41feffc0
Frame.constructor 620fc33e
Frame.get 5ea8ce04
Frame.lookup c71b6ad1
Frame.pop 9b914fce
Frame.push ce7822a6
Frame.resolve 66f173ce
Frame.set 90d04f86
Template._compile 374bc355
Template._getBlocks 057fd0ee
Template.compile 4e97b617
Template.constructor ec5bb133
Template.getExported e9783d68
Template.init 0d5c83d8
Template.render 046b1fce
lib.TemplateError 767b7969
lib._prettifyError 01a9456e
parser.parse 831abf2b
runtime.SafeString 3af47ba0
runtime.callWrap 2d0e41bd
runtime.contextOrFrameLookup 477ca5ff
runtime.ensureDefined b43751f8
runtime.fromIterator af5c42a9
runtime.handleError a7632996
runtime.makeMacro eb6d1e46
runtime.markSafe 6b87a8f5
runtime.memberLookup a166232d
runtime.suppressValue 74e32c58
`
