import { lstatSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { type FSWatcher, watch } from 'chokidar'
import { isWithin } from '../store/files/out-folder.ts'

export interface WatchOptions {
  /** Folder of `site.config.ts`. */
  readonly site: string
  /** Folder of the default theme. */
  readonly theme: string
  /** Look at all files in turn, and do not wait to be told. */
  readonly poll: boolean
  /** Told of each path that may have changed, as diagnostics name it, or `everything`. */
  readonly changed: (change: string) => void
  /** Told once if the system cannot watch so many files, and they are looked at in turn instead. */
  readonly polling: (reason: string) => void
}

export interface Watching {
  /** Everything is being watched; false if it was closed before. */
  readonly ready: Promise<boolean>
  /** From now on these files and folders are watched too, wherever they lie: those of plugins and themes. */
  follow(paths: readonly string[]): void
  close(): Promise<void>
}

/** So long after a change it is checked that nothing came after it unnoticed. */
const settleAfter = 200

/**
 * Watches all that a site is made of. The watcher drops a second change of a file within 50 ms of the first, and in
 * a storm of changes some get lost; so the files are looked at once more when it has become quiet.
 */
export function watchSite(options: WatchOptions): Watching {
  const { site, theme } = options
  let touched = new Map<string, string>()
  let timer: NodeJS.Timeout | undefined
  let followed: readonly string[] = []
  let watcher = open(options.poll)
  let closed = false
  let becomeReady: (isWatched: boolean) => void = () => undefined
  const ready = new Promise<boolean>(resolve => {
    becomeReady = resolve
  })

  function open(usePolling: boolean): FSWatcher {
    const opened = watch([site, theme, ...followed], {
      ignored: (path, stats) => isIgnored(path, stats?.isDirectory() ?? false),
      ignoreInitial: true,
      followSymlinks: false,
      usePolling,
      interval: 500,
      ignorePermissionErrors: true,
    })
    return opened
      .on('all', (_, path) => noticed(pathOf(path, options), path))
      .on('ready', () => {
        // What changed while the watcher was still finding its files.
        options.changed('everything')
        becomeReady(true)
      })
      .on('error', cause => fallBack(cause, usePolling))
  }

  function isIgnored(path: string, isFolder: boolean): boolean {
    const of = followed.find(one => isWithin(path, one))
    if (of === undefined) return isPassedOver(pathOf(path, options), isFolder)
    return /(?:^|[\\/])(?:node_modules|\.git)(?:[\\/]|$)/.test(relative(of, path))
  }

  function noticed(path: string, absolute: string): void {
    touched.set(absolute, signatureOf(absolute))
    options.changed(path)
    settleLater()
  }

  function settleLater(): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const before = touched
      touched = new Map()
      const changed = [...before].filter(([absolute, was]) => signatureOf(absolute) !== was)
      if (before.size > 20) options.changed('everything')
      else for (const [absolute] of changed) noticed(pathOf(absolute, options), absolute)
    }, settleAfter)
  }

  function fallBack(cause: unknown, isPolling: boolean): void {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    if (closed || isPolling || !['ENOSPC', 'EMFILE', 'ENFILE'].includes(code)) return
    const former = watcher
    options.polling(code)
    watcher = open(true)
    former.close().catch(() => undefined)
  }

  return {
    ready,
    follow(paths) {
      const fresh = paths.filter(path => !followed.includes(path))
      if (fresh.length === 0) return
      followed = [...followed, ...fresh]
      const outside = fresh.filter(path => isPassedOver(pathOf(path, options), false))
      if (outside.length > 0) watcher.add(outside)
    },
    async close() {
      closed = true
      clearTimeout(timer)
      await watcher.close()
      becomeReady(false)
    },
  }
}

/** Below the site as it is; the default theme's files as diagnostics name them. */
function pathOf(absolute: string, { site, theme }: WatchOptions): string {
  const own = relative(site, absolute).split(sep).join('/')
  if (own !== '..' && !own.startsWith('../')) return own
  return isWithin(absolute, theme)
    ? `diglot/templates/${relative(theme, absolute).split(sep).join('/')}`
    : own
}

/**
 * The three folders are watched as scans read them. Besides, whatever a config may import: modules and JSON in the
 * site's folder and one below, but for packages, outputs and what is hidden.
 */
function isPassedOver(path: string, isFolder: boolean): boolean {
  if (path === '' || path.startsWith('diglot/templates')) return false
  const parts = path.split('/')
  // A theme or a plugin that lies beside the site, and is not followed.
  if (parts[0] === '..') return true
  if (parts.some(part => /^(?:node_modules|\.git|\.DS_Store)$|~$|\.sw[a-p]$|^#.*#$/.test(part))) return true
  const [first = ''] = parts
  if (first === 'static') return false
  if (parts.some(part => part.startsWith('.'))) return true
  if (first === 'content' || first === 'templates') return false
  if (/^(?:dist|build|out|public|coverage)$/.test(first) || parts.length > 2) return true
  const mayBeFolder = isFolder || !/\.[^/]+$/.test(path)
  return parts.length === 1 && mayBeFolder ? false : !/\.(?:[cm]?[jt]s|json)$/.test(path)
}

function signatureOf(absolute: string): string {
  try {
    const { size, mtimeMs, ctimeMs, ino } = lstatSync(absolute)
    return [size, mtimeMs, ctimeMs, ino].join(' ')
  } catch {
    return ''
  }
}
