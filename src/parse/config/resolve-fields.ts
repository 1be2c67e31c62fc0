import type { ResolvedConfig } from '../../model/config.ts'
import type { Complaint } from '../../model/schema/complaint.ts'
import type { FieldRules } from '../../model/schema/field-rules.ts'
import { termsOf } from '../../model/schema/value-schema.ts'
import { type Taxonomy, withTermField } from '../../model/taxonomy.ts'
import { didYouMean } from '../../text/nearest.ts'

export interface ResolvedFields extends Pick<ResolvedConfig, 'fields' | 'declared' | 'taxonomies'> {
  readonly complaints: readonly Complaint[]
}

/**
 * What a config says of keys of front matter: those of another system apart from those that it declares, and the taxonomies
 * with the fields that name their terms.
 */
export function resolveFields(
  written: Readonly<Record<string, string | FieldRules>>,
  given: readonly Taxonomy[],
): ResolvedFields {
  const fields: Record<string, string> = Object.create(null)
  const declared: Record<string, FieldRules> = Object.create(null)
  const complaints: Complaint[] = []
  let taxonomies = given
  for (const [key, value] of Object.entries(written)) {
    if (typeof value === 'string') {
      fields[key] = value
      continue
    }
    declared[key] = value
    const of = termsOf(value)
    if (of === undefined) continue
    complaints.push(...ofTerm(key, value))
    const found = withTermField(taxonomies, key, of, value.type === 'term')
    if (found === undefined) complaints.push(noTaxonomy(key, of, given))
    else taxonomies = found
  }
  return { fields, declared, taxonomies, complaints }
}

/** Terms have pages, and pairs share them: what else can be said of a value says nothing of them. */
function ofTerm(key: string, rules: FieldRules): Complaint[] {
  return (['default', 'card', 'min', 'max'] as const).flatMap(rule => {
    if (rules[rule] === undefined) return []
    const message = `"fields.${key}.${rule}" says nothing of terms`
    return [{ path: ['fields', key, rule], message, hint: 'leave it out' }]
  })
}

function noTaxonomy(key: string, of: string, taxonomies: readonly Taxonomy[]): Complaint {
  const ids = taxonomies.map(({ id }) => id)
  const hint = didYouMean(of, ids) ?? `there are ${ids.join(', ')}; others are declared in \`taxonomies\``
  return { path: ['fields', key, 'of'], message: `there is no taxonomy "${of}"`, hint }
}
