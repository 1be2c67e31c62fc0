import type { ParseSettings } from '../model/parse-settings.ts'
import { fastTree } from './fast/fast-way.ts'
import { ownIds } from './remark/own-ids.ts'
import { fileOf, pipelineOf } from './remark/pipeline.ts'
import type { Markdown } from './tree/markdown.ts'

const takeIds = ownIds()

/**
 * What Markdown says by satteri and plugins of unified: its tree is handed to the same steps as remark-parse's. Nothing where only
 * remark is known to read the text as remark does.
 */
export function middleWay(text: string, settings: ParseSettings): Markdown | undefined {
  const pipeline = pipelineOf(settings, text)
  const tree = pipeline.hasOwnSyntax(text) ? undefined : fastTree(text)
  if (tree === undefined) return undefined
  const file = fileOf(text)
  // Nothing else is to be told of such a text.
  takeIds(tree, file)
  return pipeline.finish(tree, file)
}
