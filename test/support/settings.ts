import { bareSettings, type ParseSettings } from '../../src/model/parse-settings.ts'
import { builtIn } from '../../src/plugins/built-in.ts'

const directives = builtIn.directives ?? {}

/** Nothing but what every site has extends Markdown, and every text is read by remark; or by the faster parser where that may be. */
export const byRemark: ParseSettings = { ...bareSettings('remark'), directives }
export const byAuto: ParseSettings = { ...bareSettings('auto'), directives }
