import type { HeldBack } from '../model/held-back.ts'
import type { Site } from './site.ts'

/** Counts what a site knows and does not publish. */
export function heldBackOf({ unpublished, spans }: Site): HeldBack {
  const idsOf = (wanted: string): string[] =>
    [...unpublished].flatMap(([id, reason]) => (reason === wanted ? [id] : []))
  const waiting = idsOf('future')
  const [first] = waiting
    .flatMap(id => spans.get(id)?.from ?? [])
    .sort((one, other) => one.epoch - other.epoch)
  return {
    drafts: idsOf('draft').length,
    waiting: waiting.length,
    until: first?.iso.slice(0, 16).replace('T', ' ') ?? null,
    expired: idsOf('expired').length,
  }
}
