import type { ResolvedConfig } from '../../model/config.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Page } from '../../model/page.ts'
import type { Surroundings } from '../../model/scanned.ts'
import type { Routes } from '../../site/links.ts'
import type { PackFiles } from '../../store/articles/article-pack.ts'
import type { Staged, StagingPlace } from '../../store/output/staging.ts'
import type { ParsingSource } from '../job/parse-settings.ts'
import type { WorkQueue } from './work-queue.ts'

/** What a thread is asked to do; plain data, as threads send it. */
export type Task = ParseTask | SiteTask | RoutesTask | RenderTask

/** Parse what falls to this thread of these files. */
export interface ParseTask {
  readonly task: 'parse'
  readonly parsing: ParsingSource
  readonly queue: WorkQueue
  /** The part of the queue that this thread begins with. */
  readonly thread: number
  /** Absolute paths. */
  readonly files: readonly string[]
}

/** Assemble the site, from articles that have all been parsed, so that its pages can be rendered. */
export interface SiteTask {
  readonly task: 'site'
  readonly config: ResolvedConfig
  readonly parsing: ParsingSource
  readonly scanned: Surroundings
  /** Folder of the site, where articles are read again whose stored bodies are damaged. */
  readonly folder: string
  readonly sources: readonly (readonly [path: string, digest: string])[]
  readonly pack: PackFiles
  readonly packOwner: string
  readonly now: number
  readonly drafts: boolean
}

/** These are the output paths of the plan, which links are checked against. */
export interface RoutesTask {
  readonly task: 'routes'
  readonly routes: Routes
}

/** Render what falls to this thread of these pages, into files that wait there. */
export interface RenderTask {
  readonly task: 'render'
  readonly queue: WorkQueue
  /** The part of the queue that this thread begins with. */
  readonly thread: number
  readonly place: StagingPlace
  readonly pages: readonly Page[]
}

/** Articles as the pack takes them; of one that could not be read, `sealed` is empty. */
export interface ParsedFiles {
  /** Number of the first file. */
  readonly first: number
  readonly sealed: readonly string[]
  readonly checks: readonly string[]
  readonly lengths: readonly number[]
  /** The bodies, one after the other. */
  readonly bodies: Uint8Array<ArrayBuffer>
}

/** One that a thread has rendered and put into the staging folder. */
export interface StagedPage {
  readonly staged: Staged
  /** Numbers in the thread's query log. */
  readonly asked: readonly number[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Pages, and the queries that the thread's query log has gained by them. */
export interface RenderedPages {
  /** Number of the first page. */
  readonly first: number
  readonly pages: readonly StagedPage[]
  readonly queries: readonly string[]
  readonly digests: readonly string[]
  readonly answers: readonly string[]
}

/** What a thread tells of a task, once for each batch. */
export type Part<T extends Task> = T extends ParseTask
  ? ParsedFiles
  : T extends RenderTask
    ? RenderedPages
    : never
