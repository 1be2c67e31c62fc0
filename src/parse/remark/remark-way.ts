import type { Markdown } from '../tree/markdown.ts'
import { fileOf, type PipelineSettings, pipelineOf } from './pipeline.ts'

/**
 * What Markdown says by remark-parse, remark-rehype, rehype-sanitize and rehype-stringify, and plugins of unified between these: for
 * any text, and the measure of the other ways.
 */
export function remarkWay(text: string, settings: PipelineSettings): Markdown {
  const pipeline = pipelineOf(settings, text)
  const file = fileOf(text)
  return pipeline.finish(pipeline.parse(file), file)
}
