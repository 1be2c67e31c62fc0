import type { ConfigComplaint, Edition, ResolvedConfig } from '../../model/config.ts'
import type { SeverityByCode } from '../../model/diagnostic.ts'
import { check } from '../../model/schema/check.ts'
import { type Complaint, isMap } from '../../model/schema/complaint.ts'
import { type Configured, configSchema } from './config-schema.ts'
import { declaredKeys } from './fields-schema.ts'
import { placed } from './plugins-schema.ts'
import { resolveFields } from './resolve-fields.ts'
import { checkPrefixes } from './resolve-prefix.ts'
import { checkTaxonomies, taxonomiesOf } from './resolve-taxonomies.ts'
import { taxonomiesSchema } from './taxonomies-schema.ts'

/**
 * Checks what a site's config file gave and fills in what it leaves open. Everything that is wrong is complained of
 * at once; there is no config then.
 */
export function resolveConfig(
  raw: unknown,
  file = 'site.config.ts',
): {
  config: ResolvedConfig | null
  complaints: ConfigComplaint[]
} {
  if (!isMap(raw)) {
    const message = 'the config must be an object'
    const hint = 'write `export default defineConfig({ site: …, … })`'
    return { config: null, complaints: [{ code: 'config/invalid', path: [], message, hint }] }
  }
  const ids = isMap(raw.editions) ? Object.keys(raw.editions) : []
  // What fields may be depends on the taxonomies.
  const taxonomies = taxonomiesOf(check(taxonomiesSchema(ids), raw.taxonomies).value ?? {})
  const { partial, complaints: ofValues } = check(
    configSchema(ids, taxonomies, declaredKeys(raw.fields)),
    raw,
  )
  const wrong = new Set(ofValues.map(({ path }) => path[0]))
  const { config, complaints: ofParts } = joined(partial as Configured, wrong, raw, file)
  const complaints = [...ofValues, ...ofParts].map(inConfig)
  return { config: complaints.length === 0 ? config : null, complaints }
}

/** A config of whose parts some may be wrong; what does not go together is told of those that are right. */
function joined(
  from: Configured,
  wrong: ReadonlySet<string | undefined>,
  raw: Readonly<Record<string, unknown>>,
  file: string,
): { readonly config: ResolvedConfig; readonly complaints: readonly Complaint[] } {
  const areRight = (...keys: string[]): boolean => !keys.some(key => wrong.has(key))
  const editions = areRight('editions')
    ? Object.entries(from.editions).map(([id, one]): Edition => ({ id, ...one, prefix: one.prefix ?? id }))
    : []
  const sections = areRight('sections')
    ? Object.entries(from.sections).map(([id, labels]) => ({ id, labels }))
    : []
  const own = areRight('taxonomies') ? taxonomiesOf(from.taxonomies) : []
  const { complaints, ...keys } = resolveFields(areRight('fields', 'taxonomies') ? from.fields : {}, own)
  const { parser, remark, rehype } = areRight('markdown') ? from.markdown : bareMarkdown
  const config: ResolvedConfig = {
    ...from,
    ...from.site,
    file,
    default: from.default ?? editions[0]?.id ?? '',
    editions,
    sections,
    ...keys,
    markdown: {
      parser,
      remark: placed(remark, ['markdown', 'remark']),
      rehype: placed(rehype, ['markdown', 'rehype']),
    },
    plugins: placed(areRight('plugins') ? from.plugins : [], ['plugins']),
    theme: from.theme ?? null,
    severity: from.severity as SeverityByCode,
  }
  const ofFolders = areRight('editions', 'address') ? checkPrefixes(config) : []
  const ofNames = checkTaxonomies(keys.taxonomies, sections, Object(raw.taxonomies))
  return { config, complaints: [...complaints, ...ofNames, ...ofFolders] }
}

const bareMarkdown: Configured['markdown'] = { parser: 'auto', remark: [], rehype: [] }

function inConfig({ isUnknownKey, ...complaint }: Complaint): ConfigComplaint {
  return { code: isUnknownKey ? 'config/unknown-key' : 'config/invalid', ...complaint }
}
