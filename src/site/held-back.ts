import type { HeldBack } from '../model/held-back.ts'
import type { Site } from './site.ts'

/** Counts what a site knows and does not publish. */
export function heldBackOf({ unpublished, firstWaiting }: Site): HeldBack {
  const reasons = [...unpublished.values()]
  const count = (wanted: string): number => reasons.filter(reason => reason === wanted).length
  return {
    drafts: count('draft'),
    waiting: count('future'),
    until: firstWaiting?.iso.slice(0, 16).replace('T', ' ') ?? null,
    expired: count('expired'),
  }
}
