import type {} from 'micromark-extension-directive'
import remarkDirective from 'remark-directive'
import type { Data, Processor } from 'unified'
import { type Directives, isMeantAtLine, isMeantInText } from './meant.ts'
import { refuseDeepContainers } from './nested.ts'
import { partsOf } from './parts.ts'

type Extension = NonNullable<Data['micromarkExtensions']>[number]
type Constructs = NonNullable<Extension['text']>[string]
type Construct = Exclude<NonNullable<Constructs>, readonly unknown[]>
type State = ReturnType<Construct['tokenize']>
type Code = Parameters<State>[0]
type Effects = Parameters<Construct['tokenize']>[0]
type Context = ThisParameterType<Construct['tokenize']>

/** Reads directives as remark-directive does, but for colons that are hardly meant so (meant.ts). */
export function directiveSyntax(this: Processor, directives: Directives) {
  remarkDirective.call(this)
  const { parser } = this
  this.parser = (document, file) => {
    refuseDeepContainers(document)
    return parser?.(document, file) ?? { type: 'root', children: [] }
  }
  const data = this.data()
  const extensions = data.micromarkExtensions ?? []
  const own = extensions.pop()
  if (!own) return
  const wrap = (found: Constructs, judge: Judge): Constructs =>
    Array.isArray(found) ? found.map(one => judged(one, judge)) : found && judged(found as Construct, judge)
  extensions.push({
    text: { [colon]: wrap(own.text?.[colon], inText(directives)) },
    flow: { [colon]: wrap(own.flow?.[colon], atLine(directives)) },
  })
}

const colon = 58

/** Whether what was read is a directive; `before` and `after` are the characters around it. */
type Judge = (written: string, before: string, after: string) => boolean | 'braces'

function inText(directives: Directives): Judge {
  return (written, before, after) => {
    const { name, label, braces } = partsOf(written)
    if (isWhole(directives, name) && braces === undefined && after === '{') return 'braces'
    return isMeantInText({ name, label: label?.text, braces: braces?.text, before, after }, directives)
  }
}

function isWhole(directives: Directives, name: string): boolean {
  return Object.hasOwn(directives, name) && directives[name]?.whole !== undefined
}

function atLine(directives: Directives): Judge {
  return written => {
    const line = written.split('\n', 1)[0] ?? ''
    const { colons, name } = partsOf(line)
    const form = colons > 2 ? 'container' : 'leaf'
    return isMeantAtLine(form, name, line.slice(colons + name.length).trim(), directives)
  }
}

function judged(construct: Construct, judge: Judge): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      const start = this.now()
      const before = characterOf(this.previous)
      let end: (() => void) | undefined
      const done = (code: Code): State | undefined => {
        end?.()
        return ok(code)
      }
      // The directive is not over before it is known that its braces are.
      const held: Effects = {
        ...effects,
        exit(type) {
          if (type !== 'directiveText') return effects.exit(type)
          end = () => effects.exit(type)
          return undefined as never
        },
      }
      const judgeIt = (code: Code): State | undefined => {
        const written = this.sliceSerialize({ start, end: this.now() })
        const verdict = judge(written, before, characterOf(code))
        if (verdict === 'braces')
          return effects.attempt({ tokenize: anyBraces, partial: true }, done, done)(code)
        return verdict ? done(code) : nok(code)
      }
      return construct.tokenize.call(this, held, judgeIt as State, nok)
    },
  }
}

/** Line ends are below zero. */
function characterOf(code: Code): string {
  return code === null || code < 0 ? '' : String.fromCodePoint(code)
}

/** Braces with anything in them, on one line: `{zhū'ān}` is no list of attributes. */
function anyBraces(this: Context, effects: Effects, ok: State, nok: State): State {
  const within = (code: Code): State | undefined => {
    if (code === null || code < -2 || code === 123) return nok(code)
    effects.consume(code)
    if (code !== 125) return within as State
    effects.exit('directiveTextAttributesMarker')
    return ok
  }
  return code => {
    effects.enter('directiveTextAttributesMarker')
    effects.consume(code)
    return within as State
  }
}
