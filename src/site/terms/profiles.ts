import type { ResolvedConfig } from '../../model/config.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { ProfileFacts } from '../../model/queries.ts'
import { type ParsedRegistry, profileKeys, type RegisteredTerm } from '../../parse/registry.ts'
import { joined } from '../../parse/tree/join-lines.ts'
import type { Lists } from '../lists/lists.ts'
import { type PictureFiles, pictureAt } from '../paths/picture-file.ts'
import type { Term, Terms } from './terms.ts'

/** What is wrong with what the registry says of people besides their names. */
export function checkProfiles(
  registry: readonly ParsedRegistry[],
  files: PictureFiles,
  config: ResolvedConfig,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const editions = ['', ...config.editions.map(edition => edition.id)]
  for (const term of registry.flatMap(({ terms }) => terms)) {
    for (const key of profileKeys) {
      for (const { edition, text, at } of term.profile?.[key] ?? []) {
        if (!editions.includes(edition))
          diagnostics.push(strange(`"${key}" of "${term.id}"`, edition, term, at, config))
        if (key === 'photo') pictureAt(term.file, { name: text, at }, files, diagnostics)
      }
    }
  }
  return diagnostics
}

/** What the registry says of a person in an edition; null where it says nothing there. */
export function profileOf({ registered }: Term, edition: string, files: PictureFiles): ProfileFacts | null {
  if (registered?.profile === undefined) return null
  const role = saidOf(registered, 'role', edition)?.text
  const bio = saidOf(registered, 'bio', edition)?.text
  const photo = photoOf(registered, edition, files)
  if (role === undefined && bio === undefined && photo === undefined) return null
  return { role: role ?? null, bio: bio?.split(/\n\s*\n/).map(joined) ?? [], photo: photo ?? null }
}

/** The photos of those persons who have a page: of others no trace is left. */
export function photosOf(lists: Lists, terms: Terms, files: PictureFiles): Set<string> {
  const photos = new Set<string>()
  for (const { facts } of lists.values()) {
    const { registered } =
      facts.kind === 'term' ? terms.get(facts.taxonomy, facts.of) : { registered: undefined }
    const photo = registered && photoOf(registered, facts.edition, files)
    if (photo !== undefined) photos.add(photo)
  }
  return photos
}

function photoOf(term: RegisteredTerm, edition: string, files: PictureFiles): string | undefined {
  const photo = saidOf(term, 'photo', edition)
  return photo && pictureAt(term.file, { name: photo.text, at: photo.at }, files, [])
}

function saidOf({ profile }: RegisteredTerm, key: (typeof profileKeys)[number], edition: string) {
  const said = profile?.[key] ?? []
  return said.find(one => one.edition === edition) ?? said.find(one => one.edition === '')
}

function strange(
  what: string,
  edition: string,
  { file }: RegisteredTerm,
  at: RegisteredTerm['at'],
  config: ResolvedConfig,
): Diagnostic {
  const hint = `editions are ${config.editions.map(({ id }) => id).join(', ')}`
  const message = `${what} has a text for "${edition}", which is no edition`
  return diagnostic('registry/invalid', message, { file, ...at }, { hint })
}
