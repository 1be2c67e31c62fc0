import { readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { digest } from '../text/digest.ts'

/** The value that `writeChecked` wrote, or undefined if the file is missing, damaged, or of another engine. */
export function readChecked(file: string, engine: string): unknown {
  try {
    const text = readFileSync(file, 'utf8')
    const end = text.indexOf('\n')
    const json = text.slice(end + 1)
    return text.slice(0, end) === `${engine} ${digest(json)}` ? JSON.parse(json) : undefined
  } catch {
    return undefined
  }
}

/** Writes a value with its digest before it; readers see the old file or the new one, never half of one. */
export async function writeChecked(file: string, engine: string, value: unknown): Promise<void> {
  const json = JSON.stringify(value)
  await mkdir(dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}`
  await writeFile(temporary, `${engine} ${digest(json)}\n${json}`)
  await rename(temporary, file)
}
