/**
 * What tools leave in a checkout for a large file that they have not fetched: Git LFS and git-annex keep it elsewhere,
 * and put a few lines of text in its place.
 */
export function pointerKind(beginning: string): 'lfs' | 'annex' | undefined {
  if (beginning.startsWith('version https://') && lfs.test(beginning)) return 'lfs'
  return /^[/\\]annex[/\\]objects[/\\]/.test(beginning) ? 'annex' : undefined
}

/** The second is what it was called at first. */
const lfs = /^version https:\/\/(?:git-lfs|hawser)\.github\.com\/spec\//

/** What stands in a file's place, and how the file is fetched, as messages say it. */
export const pointers = {
  lfs: { is: 'a Git LFS pointer, not the file itself', hint: 'fetch the files with `git lfs pull`' },
  annex: { is: 'a git-annex pointer, not the file itself', hint: 'fetch the files with `git annex get .`' },
} as const
