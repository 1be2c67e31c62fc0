import type { ResolvedConfig } from '../../model/config.ts'
import { canRun } from '../../text/addresses.ts'
import { child, complain, entries, type Node, onlyKeys } from './read-keys.ts'

/** What a config says about links. */
export function resolveLinks(root: Node): ResolvedConfig['links'] {
  const node = child(root, 'links')
  entries(node)
  onlyKeys(node, ['schemes'])
  return { schemes: resolveSchemes(child(node, 'schemes')) }
}

function resolveSchemes(node: Node): readonly string[] {
  const { value } = node
  if (value === undefined) return []
  if (!Array.isArray(value)) {
    complain(node, '"links.schemes" must be a list', "write `schemes: ['dingtalk']`")
    return []
  }
  return value.flatMap((one: unknown, index): string[] => {
    const scheme = typeof one === 'string' ? one.toLowerCase() : ''
    const [bare = ''] = scheme.match(/^[a-z][a-z0-9+.-]+/) ?? []
    const at = child(node, String(index))
    if (bare === '' || bare !== scheme) {
      const hint =
        bare === '' ? "write `schemes: ['dingtalk']`" : `write '${bare}', without what stands behind it`
      complain(at, `${JSON.stringify(one)} is not the scheme of an address`, hint)
    } else if (canRun(`${scheme}:`)) {
      complain(at, `addresses by "${scheme}:" can run in a browser or read what is on a machine`, 'delete it')
    } else return [scheme]
    return []
  })
}
