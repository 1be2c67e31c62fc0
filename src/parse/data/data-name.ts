/** What a data file may be, by its extension in lower case. */
export const dataExtensions = ['yaml', 'yml', 'json', 'csv'] as const

export type DataExtension = (typeof dataExtensions)[number]

/**
 * The extension of a file of `content/data/` that can be read; undefined for others, which are told of. It stands apart from the
 * readers, so that a scan loads none of them.
 */
export function dataExtension(path: string): DataExtension | undefined {
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase()
  return dataExtensions.find(known => known === extension)
}
