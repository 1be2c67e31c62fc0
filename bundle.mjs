import { build } from 'rolldown'

/**
 * The command line and its threads as a few files: looking for the many small files of the libraries takes longer than
 * building a small site. A part that is loaded only where it is needed stays a file of its own.
 */
await build({
  input: { main: 'src/cli/main.ts', worker: 'src/build/worker.ts' },
  platform: 'node',
  // These bring what is no JavaScript or is found beside them on the disk; only some builds want any.
  external: ['@babel/parser', 'chokidar', 'jiti', 'satteri'],
  // gray-matter could run front matter; none of it is given to that engine.
  checks: { eval: false },
  output: {
    dir: 'lib/bundle',
    cleanDir: true,
    // Files as deep as those of `lib/cli`, which look for others beside `lib`.
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  },
})
