import type { Taxonomy } from '../../model/taxonomy.ts'

/** The names that one text seems to hold. */
export interface Several {
  readonly names: readonly string[]
  /** Also where the text is an item of a list: somebody who writes those knows how several names are written. */
  readonly inList: boolean
}

/**
 * The names that were written as one text, `甲，乙、丙` or `-甲`, as Chinese keyboards, other systems and forgotten spaces
 * have it; null where it is one name. What stands in quotation marks or brackets is not taken apart.
 */
export function severalIn(text: string, taxonomy: Taxonomy): Several | null {
  if (!suspicious.test(text)) return null
  const bare = text.replace(/^\[(.*)\]$/su, '$1')
  if (bare !== text) return { names: listed(bare.split(/[,，、]/u)), inList: true }
  if (/^-[^\s\d-]|\s-[^\s\d-]/u.test(text)) return { names: listed(text.split(/(?:^|\s)-/u)), inList: true }
  if (/^#\S+(?:\s+#\S+)+$/u.test(text)) return { names: listed(text.split(/\s*#/u)), inList: true }
  if (/^【[^】]+】(?:\s*【[^】]+】)+$/u.test(text))
    return { names: listed(text.split(/[【】]/u)), inList: true }
  for (const { between, of = () => true, inList = () => false, are = () => true } of ways) {
    const names = of(taxonomy) ? listed(apart(text, between)) : []
    if (names.length > 1 && are(names, taxonomy)) return { names, inList: inList(names) }
  }
  return null
}

/**
 * How to write several names that stand in one text; null where there are none, or whoever wrote the text as an item of
 * a list may have meant it so. `key` is that of a text that stands alone.
 */
export function listHint(
  several: Several | null,
  taxonomy: Taxonomy,
  key: string | undefined,
): string | null {
  if (several === null || (key === undefined && !several.inList)) return null
  const { names } = several
  const otherwise = `one name with such signs in it has its line in content/registry/${taxonomy.id}.yaml`
  const list = `[${names.map(asItem).join(', ')}]`
  if (key === undefined) return `write items of a list: ${list}; ${otherwise}`
  const field = singleField(taxonomy)
  if (field === undefined) return `write \`${key}: ${list}\`; ${otherwise}`
  const first = asItem(names[0] ?? '')
  return `an article has one ${field.key}: write \`${key}: ${first}\`, and the others into the text; ${otherwise}`
}

/** Most names have none of these. */
const suspicious = /[,，、;；|｜/\s[【#&]|^-/u

interface Way {
  readonly between: RegExp
  /** All taxonomies unless set. */
  readonly of?: (taxonomy: Taxonomy) => boolean
  readonly inList?: (names: readonly string[]) => boolean
  readonly are?: (names: readonly string[], taxonomy: Taxonomy) => boolean
}

const ways: readonly Way[] = [
  { between: /[，、；｜]/u, inList: () => true },
  // Not a number, a formula, or what follows a name: 1,000; 2,4-D; King, Jr.
  {
    between: /(?<!\d(?=,\d))[,;]|\s*\|\s*/u,
    inList: names => names.every(isHan),
    are: names => !names.some(name => titles.test(name)),
  },
  { between: /\s\/\s/u },
  { between: /\//u, are: names => names.every(isHan) },
  { between: /\s(?:和|与|及|&)\s/u, are: names => names.every(isHan) },
  { between: /\s(?:and|&)\s/u, of: isOfPersons, are: names => names.every(name => fullName.test(name)) },
  // Names of two letters are set with a space between them: 王　五.
  {
    between: /\s+/u,
    of: taxonomy => singleField(taxonomy) === undefined,
    are: (names, { profiles }) =>
      names.every(isHan) && names.some(isLong) && (!profiles || names.every(isLong)) && !names.some(isRole),
  },
]

const titles = /^(?:Jr|Sr|Ph\.?D|M\.?D|Esq|Inc|Ltd|LLC|Co|Corp|D\.?C|I{1,3}|IV)\.?$/u
const fullName = /^\p{Lu}\S*(?:\s+\S+)*\s+\p{Lu}\S*$/u

/** The field of a taxonomy of which an article has one term. */
function singleField({ fields }: Taxonomy): Taxonomy['fields'][number] | undefined {
  return fields.every(({ single }) => single) ? fields[0] : undefined
}

function isOfPersons({ profiles }: Taxonomy): boolean {
  return profiles
}

function isHan(name: string): boolean {
  return /^[\p{Script=Han}\d]+$/u.test(name.replace(/[《》“”·]/gu, '')) && /\p{Script=Han}/u.test(name)
}

function isLong(name: string): boolean {
  return name.length > 1
}

function isRole(name: string): boolean {
  return /^(?:本[报刊网台]|特约|见习|实习)*(?:记者|通讯员|评论员|实习生|摄影|编辑|作者)$/u.test(name)
}

/** A text cut at marks that do not stand in brackets or quotation marks. */
function apart(text: string, between: RegExp): string[] {
  // As long as the text, so that places are those of the text.
  const open = text.replace(enclosed, all => '\uE000'.repeat(all.length))
  const names: string[] = []
  let from = 0
  for (const { 0: mark, index } of open.matchAll(new RegExp(between, 'gu'))) {
    names.push(text.slice(from, index))
    from = index + mark.length
  }
  return [...names, text.slice(from)]
}

const enclosed = /《[^》]*》|“[^”]*”|「[^」]*」|『[^』]*』|（[^）]*）|\([^)]*\)|"[^"]*"/gu

function listed(names: readonly string[]): string[] {
  const found = names.map(name => name.trim().replace(/^(["'])(.*)\1$/su, '$2')).filter(name => name !== '')
  return [...new Set(found)]
}

/** A text as YAML has it in a list. */
function asItem(name: string): string {
  const isPlain = /^[^\s\-?:,[\]{}#&*!|>'"%@`](?!.*[,[\]{}"\n]|.*:(?:\s|$)|.*\s#)/su.test(name)
  return isPlain && !/^(?:true|false|null)$/i.test(name) ? name : JSON.stringify(name)
}
