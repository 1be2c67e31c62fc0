import { escapeXml } from '../text/safe.ts'
import type { FeedImage } from './feed.ts'

/** Media RSS, which readers know in RSS and Atom alike. */
export const mediaNamespace = 'http://search.yahoo.com/mrss/'

/** The lead picture as Media RSS has it. */
export function mediaContent({ url, width, height, file }: FeedImage): string {
  const facts = [
    ...(file === null ? [] : [`type="${file.type}" fileSize="${file.size}"`]),
    ...(width === null || height === null ? [] : [`width="${width}" height="${height}"`]),
  ]
  return `<media:content url="${escapeXml(url)}" medium="image"${facts.map(fact => ` ${fact}`).join('')}/>`
}
