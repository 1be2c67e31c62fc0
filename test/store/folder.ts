import { lstat, mkdir, mkdtemp, readdir, readFile, realpath, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A temporary folder with these files in it. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'diglot-store-')))
  await addFiles(folder, files)
  return folder
}

export async function addFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
}

/** Path → text of every file, and `path/` of every empty folder. */
export async function filesIn(folder: string, below = ''): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const name of (await readdir(join(folder, below))).sort()) {
    const path = below + name
    if (!(await lstat(join(folder, path))).isDirectory()) {
      found[path] = await readFile(join(folder, path), 'utf8')
    } else {
      const inner = await filesIn(folder, `${path}/`)
      Object.assign(found, Object.keys(inner).length === 0 ? { [`${path}/`]: '' } : inner)
    }
  }
  return found
}
