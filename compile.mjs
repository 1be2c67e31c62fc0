/**
 * Compiles `src/` into `lib/`, and the command line with its libraries into `lib/bundle/`:
 *
 *     node compile.mjs               anew
 *     node compile.mjs --if-stale    only where `lib/` is not there, or was made from something else
 *     node compile.mjs --prepare     as npm wants a package prepared: the same, and installs the compiler first if need be
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('.', import.meta.url)))

const preparing = process.argv.includes('--prepare')
const compiler = 'node_modules/typescript/bin/tsc'
/** Which digest of its sources `lib/` was made from; written last, so that what was broken off is stale. */
const stamp = 'lib/.sources'

if (!existsSync(compiler)) install()
const digest = digestOfSources()
if (!(preparing || process.argv.includes('--if-stale')) || digest !== madeFrom()) await compile()

async function compile() {
  rmSync('lib', { recursive: true, force: true })
  run(compiler, '-p', 'src')
  await import('./bundle.mjs')
  writeFileSync(stamp, digest)
}

/** `npm pack` in a checkout where nothing was installed yet. The scripts of what is installed are of no use to us. */
function install() {
  const npm = process.env.npm_execpath
  if (!preparing || npm === undefined || existsSync('node_modules')) {
    console.error('diglot: the compiler is not installed; run `npm ci` first, with its development dependencies')
    process.exit(1)
  }
  // What was asked of the npm that prepares is not meant for this one.
  run(npm, 'ci', '--ignore-scripts', '--no-dry-run')
}

/** Ends with it if it fails. What it says goes to stderr: stdout is for the name of what is packed. */
function run(script, ...args) {
  const { status } = spawnSync(process.execPath, [script, ...args], { stdio: ['ignore', 2, 2] })
  if (status !== 0) process.exit(status ?? 1)
}

function madeFrom() {
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined
}

/** Of everything that is compiled, and of what compiles it. */
function digestOfSources() {
  const hash = createHash('sha256')
  const single = ['bundle.mjs', 'compile.mjs', 'package.json', 'tsconfig.json', 'node_modules/.package-lock.json']
  for (const path of [...single, ...filesBelow('src'), ...filesBelow('templates')]) {
    hash.update(`${path}\0`).update(existsSync(path) ? readFileSync(path) : '').update('\0')
  }
  return hash.digest('hex')
}

function filesBelow(folder) {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(path => join(folder, path))
  return paths.filter(path => statSync(path).isFile()).sort()
}
