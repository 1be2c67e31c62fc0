import type { Plugin } from '../index.ts'
import { details, note, quote, warning } from './boxes.ts'
import { figure } from './figure.ts'
import { ruby } from './ruby.ts'
import { toc } from './toc.ts'

/** What every site has besides Markdown, made as any plugin is. */
export const builtIn: Plugin = {
  name: 'diglot',
  directives: { note, warning, quote, figure, details, toc, ruby },
}
