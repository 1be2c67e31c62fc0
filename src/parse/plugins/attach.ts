import type { Nodes as Hast } from 'hast'
import type { Nodes as Mdast } from 'mdast'
import type { Pluggable, PluggableList, Plugin, Preset, Processor, Transformer } from 'unified'
import type { VFile } from 'vfile'
import type { ParsePlugin } from '../../model/parse-settings.ts'
import { findingsOf } from '../tree/holes.ts'
import { messagesToDiagnostics } from './messages.ts'
import { failed, PluginFailed, thrownBy } from './plugin-failed.ts'

type Tree = Mdast | Hast
type Attacher = Plugin<unknown[], Tree, Tree | undefined>
type Transform = Transformer<Tree, Tree>

/**
 * Plugins of unified as `use` takes them, each of which tells by its name what it throws and what it says of a text. Lists with
 * options, presets and plugins that are switched off by `false` stay what they are.
 */
export function attached(plugins: readonly ParsePlugin[]): PluggableList {
  // One function for one plugin: unified joins the options of what is used twice.
  const known = new Map<Attacher, Attacher>()
  return plugins.map(({ name, plugin }) => wrapped(plugin, name, known))
}

function wrapped(plugin: Pluggable, name: string, known: Map<Attacher, Attacher>): Pluggable {
  if (typeof plugin === 'function') return wrapAttacher(plugin as Attacher, name, known)
  if (Array.isArray(plugin)) {
    const [attacher, ...options] = plugin as [Attacher, ...unknown[]]
    return [wrapAttacher(attacher, name, known), ...options]
  }
  const { plugins, ...preset }: Preset = plugin
  return plugins ? { ...preset, plugins: plugins.map(one => wrapped(one, name, known)) } : preset
}

function wrapAttacher(attacher: Attacher, name: string, known: Map<Attacher, Attacher>): Attacher {
  const before = known.get(attacher)
  if (before !== undefined) return before
  const own: Attacher = function (this: Processor, ...options) {
    let transform: Transform | undefined
    try {
      transform = attacher.call(this as never, ...options) as Transform | undefined
    } catch (cause) {
      // Thrown for each text, so that whoever parses any hears of it.
      return () => {
        throw thrownBy(name, cause)
      }
    }
    return typeof transform === 'function' ? guarded(name, transform) : undefined
  }
  known.set(attacher, own)
  return own
}

function guarded(name: string, transform: Transform): (tree: Tree, file: VFile) => Tree | undefined {
  return (tree, file) => {
    const said = file.messages.length
    try {
      return run(name, transform, tree, file)
    } catch (cause) {
      throw cause instanceof PluginFailed ? cause : thrownBy(name, cause)
    } finally {
      const messages = file.messages.slice(said).filter(one => one.fatal !== true)
      findingsOf(file).diagnostics.push(...messagesToDiagnostics(name, messages))
    }
  }
}

function run(name: string, transform: Transform, tree: Tree, file: VFile): Tree | undefined {
  let answer: unknown
  let isAnswered = false
  const next = (error: unknown, other: unknown): void => {
    answer = error ?? other
    isAnswered = true
  }
  // With three parameters it answers by a callback, as unified has it, which must be called before it returns.
  const takesCallback = transform.length > 2
  const given: unknown = takesCallback
    ? (transform as (tree: Tree, file: VFile, next: unknown) => unknown)(tree, file, next)
    : (transform as (tree: Tree, file: VFile) => unknown)(tree, file)
  if (!takesCallback || isPromise(given)) answer = given
  if (isPromise(answer)) {
    answer.then(undefined, () => undefined)
    throw failed(name, 'gives a promise, and texts cannot wait', atOnce)
  }
  if (takesCallback && !isAnswered) throw failed(name, 'answers later, and texts cannot wait', atOnce)
  if (answer instanceof Error) throw answer
  return isTree(answer) ? answer : undefined
}

const atOnce =
  'use a plugin that is not asynchronous; what comes from elsewhere is fetched before a build, into a data file'

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && 'type' in value
}
