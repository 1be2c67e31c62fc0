import { articleEdits } from './articles.ts'
import type { Edit } from './desk.ts'
import { fileEdits } from './files.ts'
import { machineEdits } from './machine.ts'
import { pluginEdits } from './plugins.ts'
import { siteEdits } from './site.ts'

/** Every kind of edit by name. Some break the site; what is broken must be the same in both builds, and mendable. */
export const edits: Readonly<Record<string, Edit>> = {
  ...articleEdits,
  ...fileEdits,
  ...siteEdits,
  ...pluginEdits,
  ...machineEdits,
}
