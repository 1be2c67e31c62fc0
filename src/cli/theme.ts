import { fileURLToPath } from 'node:url'

/** Folder of the default theme, beside the compiled code. */
export const theme = fileURLToPath(new URL('../../templates', import.meta.url))
