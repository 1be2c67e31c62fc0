import type { Diagnostic, Place } from './diagnostic.ts'

/** `content/zh/news/air.md:12:3`. */
export function placeName({ file, line, column }: Place): string {
  return [file, line, line === undefined ? undefined : column].filter(one => one !== undefined).join(':')
}

/** Parsing knows no path, so its complaints, and the other places that they name, have none. */
export function inFile(found: readonly Diagnostic[], file: string): Diagnostic[] {
  return found.map(one => {
    const related = one.related?.map(other => ({ ...other, file }))
    return { ...one, file, ...(related === undefined ? {} : { related }) }
  })
}
