/** Pieces that a build knows and does not publish. */
export interface HeldBack {
  readonly drafts: number
  /** Those dated ahead, and when the first of them appears: in the site's zone, `2027-01-01 08:00`. */
  readonly waiting: number
  readonly until: string | null
  readonly expired: number
}

export const nothingHeldBack: HeldBack = { drafts: 0, waiting: 0, until: null, expired: 0 }
