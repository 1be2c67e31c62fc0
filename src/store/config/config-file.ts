import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { ConfigComplaint, ResolvedConfig } from '../../model/config.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { resolveConfig } from '../../parse/config/resolve-config.ts'
import { type Evaluated, evaluateConfig } from './evaluate-config.ts'
import { locateKeys } from './locate-key.ts'

export interface LoadedConfig {
  /** Null if there is no config, or something is wrong with it. */
  readonly config: ResolvedConfig | null
  /** Absolute. */
  readonly configPath: string | null
  /** What the file gave, as it was; undefined where it gave nothing. */
  readonly value: unknown
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Finds, runs and checks a site's config. It is read anew at every call. Everything that is wrong with it comes back
 * at once, with its place in the file.
 */
export async function loadConfig(siteFolder: string): Promise<LoadedConfig> {
  const names = await configNames(siteFolder)
  const [name, second] = names
  if (name === undefined) return { ...nothing, configPath: null, diagnostics: [missing(siteFolder)] }
  const configPath = resolve(siteFolder, name)
  if (second !== undefined) return { ...nothing, configPath, diagnostics: [twoConfigs(name, second)] }
  const evaluated: Evaluated = await evaluateConfig(resolve(siteFolder), name)
  if ('problems' in evaluated) return { ...nothing, configPath, diagnostics: evaluated.problems }
  const { config, complaints } = resolveConfig(evaluated.value, name)
  const diagnostics = await locateComplaints(complaints, siteFolder, name)
  return { config, configPath, value: evaluated.value, diagnostics }
}

const nothing = { config: null, value: undefined } as const

/** What to say of a folder that has no config of any kind; null where it has one, be it broken. */
export async function missingConfig(siteFolder: string): Promise<Diagnostic | null> {
  return (await configNames(siteFolder)).length === 0 ? missing(siteFolder) : null
}

async function configNames(siteFolder: string): Promise<string[]> {
  const present = new Set(await readdir(siteFolder).catch(() => []))
  return extensions.map(extension => `site.config.${extension}`).filter(name => present.has(name))
}

function missing(siteFolder: string): Diagnostic {
  return diagnostic('config/missing', `there is no site.config.ts in "${siteFolder}"`, {
    file: 'site.config.ts',
  })
}

function twoConfigs(first: string, second: string): Diagnostic {
  const message = `the site has two configs, "${first}" and "${second}"`
  return diagnostic(
    'config/unreadable',
    message,
    { file: first },
    {
      hint: 'delete one of them',
      related: [{ message: 'the other one is here', file: second }],
    },
  )
}

/** Finds the places of complaints in a config file of this name. */
export async function locateComplaints(
  complaints: readonly ConfigComplaint[],
  siteFolder: string,
  name: string,
): Promise<Diagnostic[]> {
  if (complaints.length === 0) return []
  const located = await locateKeys(await readFile(join(siteFolder, name), 'utf8'), name)
  const placeOf = (path: readonly string[], at: 'key' | 'value') => ({
    file: name,
    ...('locate' in located ? located.locate(path, at) : undefined),
  })
  return complaints.map(({ code, path, message, hint, related = [], elsewhere = [] }) => {
    const place = placeOf(path, code === 'config/unknown-key' ? 'key' : 'value')
    const others = related.map(other => ({ message: other.message, ...placeOf(other.path, 'key') }))
    return diagnostic(code, message, place, {
      ...(hint === undefined ? {} : { hint }),
      related: [...others, ...elsewhere],
    })
  })
}

const extensions = ['ts', 'mts', 'js', 'mjs', 'cjs', 'json']
