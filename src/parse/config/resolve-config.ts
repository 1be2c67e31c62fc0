import type { ConfigComplaint, Edition, ResolvedConfig } from '../../model/config.ts'
import type { SeverityByCode } from '../../model/diagnostic.ts'
import { check } from '../../model/schema/check.ts'
import { type Complaint, isMap } from '../../model/schema/complaint.ts'
import { type Configured, configSchema } from './config-schema.ts'
import { partFields } from './fields-schema.ts'
import { checkPrefixes } from './resolve-prefix.ts'

/**
 * Checks what a site's config file gave and fills in what it leaves open. Everything that is wrong is complained of
 * at once; there is no config then.
 */
export function resolveConfig(raw: unknown): {
  config: ResolvedConfig | null
  complaints: ConfigComplaint[]
} {
  if (!isMap(raw)) {
    const message = 'the config must be an object'
    const hint = 'write `export default defineConfig({ site: …, … })`'
    return { config: null, complaints: [{ code: 'config/invalid', path: [], message, hint }] }
  }
  const names = isMap(raw.editions) ? Object.keys(raw.editions) : []
  const { value, partial, complaints: ofValues } = check(configSchema(names), raw)
  const complaints = [...ofValues, ...clashes(partial as Configured, ofValues)].map(inConfig)
  const config = value === undefined || complaints.length > 0 ? null : complete(value)
  return { config, complaints }
}

/** What does not go together, among those parts of a config of which each is right by itself. */
function clashes(config: Configured, complaints: readonly Complaint[]): Complaint[] {
  const wrong = new Set(complaints.map(({ path }) => path[0]))
  if (['editions', 'sections', 'address'].some(key => wrong.has(key))) return []
  const { address } = config
  return checkPrefixes({ editions: editionsOf(config), sections: sectionsOf(config), address })
}

function inConfig({ isUnknownKey, ...complaint }: Complaint): ConfigComplaint {
  return { code: isUnknownKey ? 'config/unknown-key' : 'config/invalid', ...complaint }
}

function complete(config: Configured): ResolvedConfig {
  const editions = editionsOf(config)
  const { mapped, declared } = partFields(config.fields)
  return {
    ...config,
    ...config.site,
    default: config.default ?? editions[0]?.id ?? '',
    editions,
    sections: sectionsOf(config),
    fields: mapped as ResolvedConfig['fields'],
    declared,
    severity: config.severity as SeverityByCode,
  }
}

function editionsOf({ editions }: Configured): Edition[] {
  return Object.entries(editions).map(([id, edition]) => ({ id, ...edition }))
}

function sectionsOf({ sections }: Configured): ResolvedConfig['sections'] {
  return Object.entries(sections).map(([id, labels]) => ({ id, labels }))
}
