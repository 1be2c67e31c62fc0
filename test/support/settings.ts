import { bareSettings } from '../../src/model/parse-settings.ts'

/** Nothing extends Markdown, and every text is read by remark; or by the faster parser where that may be. */
export const byRemark = bareSettings('remark')
export const byAuto = bareSettings('auto')
