import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Page } from '../../model/page.ts'
import type { QueryLog } from '../../site/query-log.ts'
import type { Traces } from '../../store/cache/traces.ts'
import type { OutputFolder } from '../../store/output/output-folder.ts'
import type { TraceTable } from '../incremental/trace-table.ts'
import type { FindCopy } from '../job/staged.ts'
import type { Renderers } from './renderers.ts'

/** What pages are made of and where they go. */
export interface Work {
  readonly pages: readonly Page[]
  readonly queryLog: QueryLog
  readonly findCopy: FindCopy
  /** Null where nothing is kept. */
  readonly output: OutputFolder | null
  /** Of the last build that was published here. */
  readonly traces: Traces | null
  /** Null where nothing is remembered. */
  readonly table: TraceTable | null
  /** Threads that render, if there are any; asked for only where there is enough to do. */
  readonly renderers: () => Renderers | null
}

/** What came of one page, wherever it was rendered. */
export interface MadePage {
  /** Encoded numbers in the table; null where nothing is remembered. */
  readonly asked: Uint8Array | null
  readonly content: string
  readonly diagnostics: readonly Diagnostic[]
}
