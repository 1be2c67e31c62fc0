import { cpSync, existsSync, rmSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Case, countOutputs } from './case.ts'
import { type CorpusOptions, type CorpusSize, corpus, entry, type LinkStyle } from './corpus.ts'
import { root } from './diglot.ts'
import type { Peer } from './peers.ts'
import { writeText } from './site-of-diglot.ts'

/** Peers do not check links: they are given addresses, as their users write them. */
const linkByAddress: LinkStyle = (_from, to) => `/${to}/`

/** A cold build by another generator of the same articles. */
export function peerCase(peer: Peer, folder: string, size: CorpusSize): Case {
  const options = { ...size, link: linkByAddress }
  const { path, marker } = entry(2 * Math.floor(size.articles / 4), options)
  return {
    id: `${peer.id}/${size.corpus === 'news' ? '' : `${size.corpus}-`}cold`,
    label: `${peer.label}, cold${size.corpus === 'news' ? '' : `, ${size.corpus}`}`,
    setUp: () => writeSiteOfPeer(peer, folder, options),
    prepare: () => {
      for (const name of peer.remembers) rmSync(join(folder, name), { recursive: true, force: true })
    },
    command: { ...peer.command, cwd: folder },
    check: () => {
      return { outputs: countOutputs(join(folder, 'out'), [{ page: `${path}/index.html`, text: marker }]) }
    },
  }
}

function writeSiteOfPeer(peer: Peer, folder: string, options: CorpusOptions): void {
  const origin = join(root, 'bench', 'peers', peer.id)
  const leftOut = ['node_modules', ...peer.remembers]
  cpSync(origin, folder, { recursive: true, filter: file => !leftOut.includes(basename(file)) })
  const modules = join(origin, 'node_modules')
  if (existsSync(modules)) symlinkSync(modules, join(folder, 'node_modules'))
  for (const { path, text } of corpus(options)) writeText(join(folder, peer.content, `${path}.md`), text)
}
