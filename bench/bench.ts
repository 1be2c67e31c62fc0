import { join } from 'node:path'
import type { Case } from './case.ts'
import { buildOf, type Diglot, inspectDiglot } from './diglot.ts'
import { coldCase, diglotCases, scaleCase } from './diglot-cases.ts'
import { describeMachine, makeWorkplace } from './machine.ts'
import { measure } from './measure.ts'
import type { Group, Options } from './options.ts'
import { peerCase } from './peer-cases.ts'
import { findPeer, type Peer } from './peers.ts'
import { pluginCases } from './plugin-cases.ts'
import type { Results } from './results.ts'
import { measureInRounds } from './rounds.ts'
import { sampleCase, startCases } from './small-cases.ts'
import { duration, megabytes } from './table.ts'
import { textsOf } from './texts.ts'

/** Measures what the options ask for, in a new folder that is removed at the end; tells `say` how it goes. */
export async function bench(options: Options, say: (line: string) => void): Promise<Results> {
  const { articles, scale, seed, rounds } = options
  const diglot = inspectDiglot()
  const comparing = options.only.some(group => ['peers', 'plugins', 'archive'].includes(group))
  const found = comparing ? options.peers.map(id => findPeer(id, options.hugo)) : []
  const peers = found.flatMap(one => ('missing' in one ? [] : [one]))
  const missing = found.flatMap(one => ('missing' in one ? [one.missing] : []))
  for (const one of missing) say(`left out: ${one}`)
  const workplace = makeWorkplace()
  try {
    say(`writing the corpus below ${workplace.folder}`)
    const all = cases(options, diglot, peers, workplace.folder)
    const results = await measureInRounds(all, rounds, (round, label, { wallMs, peakBytes }) => {
      say(`${round}/${rounds}  ${label}: ${duration(wallMs)}, ${megabytes(peakBytes)}`)
    })
    const timings = options.only.includes('build') ? await timingsOf(diglot, workplace.folder) : undefined
    const texts = options.only.includes('texts') ? await textsOf(options, workplace.folder) : undefined
    const measured = { articles, scale, seed, rounds, cases: results, missing }
    const machine = describeMachine(workplace.disk)
    return {
      machine,
      ...measured,
      ...(timings === undefined ? {} : { timings }),
      ...(texts === undefined ? {} : { texts }),
    }
  } finally {
    workplace.remove()
  }
}

function cases(options: Options, diglot: Diglot, peers: readonly Peer[], folder: string): readonly Case[] {
  const { articles, seed, scale, only } = options
  const news = { corpus: 'news', articles, seed } as const
  const archive = { corpus: 'archive', articles, seed } as const
  const of = (group: Group, made: () => readonly Case[]): readonly Case[] =>
    only.includes(group) ? made() : []
  return [
    ...of('build', () => diglotCases(diglot, join(folder, 'diglot'), news)),
    ...of('peers', () => peers.map(peer => peerCase(peer, join(folder, peer.id), news))),
    ...of('plugins', () => pluginCases(diglot, folder, news)),
    // What those are compared with, where it is not measured anyway.
    ...(only.includes('plugins') && !only.includes('build')
      ? [coldCase(diglot, join(folder, 'diglot'), news, { id: 'diglot/cold', label: 'Diglot, cold' })]
      : []),
    ...(only.includes('plugins') && !only.includes('peers')
      ? peers.map(peer => peerCase(peer, join(folder, peer.id), news)).filter(({ id }) => id === 'hugo/cold')
      : []),
    ...of('archive', () => [
      coldCase(diglot, join(folder, 'diglot-archive'), archive, {
        id: 'diglot/archive-cold',
        label: 'Diglot, cold, archive',
      }),
      ...peers.map(peer => peerCase(peer, join(folder, `${peer.id}-archive`), archive)),
    ]),
    ...of('start', () => startCases(diglot)),
    ...of('sample', () => [sampleCase(diglot, join(folder, 'sample'))]),
    ...of('scale', () =>
      scale > 0 ? [scaleCase(diglot, join(folder, 'scale'), { ...news, articles: scale })] : [],
    ),
  ]
}

/** Where the time of a cold build goes, in Diglot's own words; in a run of its own, lest asking cost anything. */
async function timingsOf(diglot: Diglot, folder: string): Promise<string | undefined> {
  if (!diglot.knowsTimings) return undefined
  const command = buildOf(diglot, join(folder, 'diglot'), [
    '--quiet',
    '--timings',
    '--out',
    'timed',
    '--cache-dir',
    '.timed',
  ])
  const { stdout, stderr } = await measure(command)
  return `${stdout}${stderr}`.trim()
}
