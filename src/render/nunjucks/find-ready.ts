import { type ReadyMade, readyMade } from './ready-made.ts'

/** What a template was read and compiled to beforehand, if its text is that of the default theme. */
export function findReady(name: string, text: string): ReadyMade | undefined {
  // A template of the theme that a site overrides is still there under this name, for the one that extends it.
  const known = readyMade.get(name.replace(/^theme:/, ''))
  return known?.text === text ? known : undefined
}
