import { type Contribution, type Extensions, noExtensions } from '../../model/extensions.ts'
import type { ParseSettings } from '../../model/parse-settings.ts'
import type { Directive } from '../../model/plugin.ts'
import { builtIn } from '../../plugins/built-in.ts'

const ownDirectives: ParseSettings['directives'] = builtIn.directives ?? {}

/** What a site without plugins has besides Markdown. */
export const ownExtensions: Extensions = withBuiltIn(noExtensions)

/** With what every site has. It belongs to the engine, so that no page asks what it is. */
export function withBuiltIn(extensions: Extensions): Extensions {
  const own = Object.entries(ownDirectives).map(([name, value]): [string, Contribution<Directive>] => [
    name,
    { plugin: builtIn.name, file: '', value },
  ])
  return { ...extensions, directives: new Map([...own, ...extensions.directives]) }
}

/** The directives that texts are parsed with. */
export function directivesOf({ digests, directives }: Extensions): ParseSettings['directives'] {
  if (digests.size === 0) return ownDirectives
  return Object.fromEntries([...directives].map(([name, { value }]) => [name, value]))
}
