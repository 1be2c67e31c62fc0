import type { Questions, Version } from '../model/questions.ts'
import { homeUrl } from '../render/navigation.ts'

/** The same page in every edition, for pages that all editions have; `tail` is its address below the edition. */
export function editionsUrls(tail: string, ask: Questions): Version[] {
  return ask.editions().map(edition => ({ edition, url: homeUrl(edition, ask) + tail }))
}
