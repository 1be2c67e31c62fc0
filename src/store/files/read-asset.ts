import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Asset } from '../../model/article.ts'
import { type Damage, type FileFacts, type FileType, typeFacts } from '../../model/file-type.ts'
import type { StaticFile } from '../../model/scanned.ts'
import { pointerKind } from '../../text/git-pointer.ts'
import { typeOf } from './file-type.ts'
import { withSeekable } from './seekable.ts'
import type { Signatures } from './signatures.ts'
import { svgDanger } from './svg.ts'
import type { FoundFile } from './walk.ts'
import { isWhole } from './whole.ts'

/** Reads a file that will be copied: its digest, its size, what it is, the pixels of a picture. */
export async function readAsset(file: FoundFile): Promise<Asset> {
  const { head, ...read } = await readFacts(file)
  return { ...read, ...(await pixels(read, head)) }
}

/** Reads a file of content/ that will be copied: only what cannot run in a reader's browser may lie there. */
export async function readContentAsset(file: FoundFile): Promise<Asset> {
  const { head, ...read } = await readFacts(file)
  const unsafe = danger(read, head)
  return { ...read, ...(await pixels(read, head)), ...(unsafe === undefined ? {} : { unsafe }) }
}

/** Reads a file of static/, where anything may lie. */
export async function readStatic(file: FoundFile): Promise<StaticFile> {
  const { head: _, ...read } = await readFacts(file)
  return read
}

async function readFacts({ path, absolute }: FoundFile): Promise<StaticFile & { readonly head: Buffer }> {
  const { head, digest, size } = await digestFile(absolute)
  const type = typeOf(head)
  const damage = damageOf(absolute, head, size, type)
  const facts: FileFacts = { ...(type && { type }), ...(damage && { damage }) }
  return { path, digest, size, ...facts, head }
}

function damageOf(
  absolute: string,
  head: Buffer,
  size: number,
  type: FileType | undefined,
): Damage | undefined {
  if (size === 0) return 'empty'
  if (type === undefined) return pointerKind(head.toString('latin1', 0, 100))
  if (!isShown(type)) return undefined
  return withSeekable(absolute, size, file => isWhole(type, file)) ? undefined : 'cut'
}

/** What a file of this size and these times told before, or what reading it tells now. */
export async function recall<T extends StaticFile>(
  file: FoundFile,
  signatures: Signatures,
  read: (file: FoundFile) => Promise<T>,
): Promise<T> {
  const stats = await stat(file.absolute)
  const known = signatures.find(file.path, stats)
  // Under this path stands only what this function has noted.
  if (typeof known === 'object') return known as T
  const told = await read(file)
  signatures.note(file.path, stats, told)
  return told
}

/** Digest of a file of any size, and its beginning. */
export async function digestFile(absolute: string): Promise<{ digest: string; size: number; head: Buffer }> {
  const hash = createHash('sha256')
  const chunks: Buffer[] = []
  let kept = 0
  let size = 0
  for await (const chunk of createReadStream(absolute, { highWaterMark: 256 * 1024 })) {
    const bytes: Buffer = chunk
    hash.update(bytes)
    size += bytes.length
    if (kept < headLength) {
      chunks.push(bytes)
      kept += bytes.length
    }
  }
  return { digest: hash.digest('hex'), size, head: Buffer.concat(chunks) }
}

function danger({ path, size, type }: StaticFile, head: Buffer): string | undefined {
  const extension = extname(path).slice(1).toLowerCase()
  // It is published as what it is, whatever its name says.
  if (isShown(type) && type !== 'svg') return undefined
  if (type === 'svg' || extension === 'svg') {
    if (size > head.length) return 'an SVG picture that is too large to be checked'
    const reason = svgDanger(head)
    return reason === undefined ? undefined : `an SVG picture, and ${reason}`
  }
  if (extension === '') return 'a file without an extension'
  return allowed.has(extension) ? undefined : `a file of type .${extension}`
}

function isShown(type: FileType | undefined): type is FileType {
  return type !== undefined && typeFacts(type).picture === 'shown'
}

/** Width and height as browsers show them: a camera may say that its picture lies on its side. */
async function pixels(
  { type }: FileFacts,
  head: Buffer,
): Promise<{ width: number; height: number } | undefined> {
  if (!isShown(type)) return undefined
  // Loaded where a picture is new: builds that know all their files start sooner.
  const { imageSize } = await import('image-size')
  try {
    const { width, height, orientation = 1 } = imageSize(head)
    const [across, down] = orientation >= 5 ? [height, width] : [width, height]
    if (!(across >= 0.5 && down >= 0.5)) return undefined
    return { width: Math.round(across), height: Math.round(down) }
  } catch {
    return undefined
  }
}

/** Long enough for the colour profiles and previews that cameras put before a picture's size. */
const headLength = 1024 * 1024

const allowed = new Set([
  ...['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'svg'],
  ...['pdf', 'csv', 'tsv', 'txt', 'xlsx', 'docx', 'pptx', 'odt', 'ods', 'zip'],
  ...['mp3', 'm4a', 'mp4', 'webm', 'ogg'],
])
