import { readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { digest } from '../../text/digest.ts'

/** The value that `writeChecked` wrote, or undefined if the file is missing, damaged, or of another engine. */
export function readChecked(file: string, engine: string): unknown {
  return readWithCheck(file, engine)?.value
}

/** What `writeChecked` wrote, with the digest that tells this file from all others. */
export function readWithCheck(
  file: string,
  engine: string,
): { readonly value: unknown; readonly check: string } | undefined {
  try {
    const bytes = readFileSync(file)
    const end = bytes.indexOf(10)
    const json = bytes.subarray(end + 1)
    const check = digest(json)
    if (bytes.toString('latin1', 0, end) !== `${engine} ${check}`) return undefined
    return { value: JSON.parse(json.toString('latin1')), check }
  } catch {
    return undefined
  }
}

/**
 * Writes a value with its digest before it, and returns the digest; readers see the old file or the new one, never half
 * of one.
 */
export async function writeChecked(file: string, engine: string, value: unknown): Promise<string> {
  const bytes = Buffer.from(inAscii(JSON.stringify(value)), 'latin1')
  await mkdir(dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}`
  const check = digest(bytes)
  await writeFile(temporary, [Buffer.from(`${engine} ${check}\n`), bytes])
  await rename(temporary, file)
  return check
}

/** One letter of Chinese would double the memory of 10 MB of text, and the time to read it. */
function inAscii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
