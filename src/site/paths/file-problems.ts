import type { Asset } from '../../model/article.ts'
import { typeFacts } from '../../model/file-type.ts'
import type { Problem } from '../../model/queries.ts'
import { pointers } from '../../text/git-pointer.ts'

/** A file of content/ or static/. */
type File = Pick<Asset, 'path' | 'type' | 'damage' | 'unsafe'>

/**
 * Why readers would not see the picture that an article shows. `written` is how the article names it, `instead` what to
 * do with a file that is no picture.
 */
export function pictureProblem(file: File, written: string, instead: string): Problem | undefined {
  const { type, damage } = file
  const extension = extensionOf(file)
  if (damage === 'lfs' || damage === 'annex') return pointer(damage, written)
  if (damage === 'empty') return { problem: 'image/unreadable', message: `"${written}" is empty` }
  if (type === undefined) {
    if (foreign.test(extension)) {
      const message = `"${written}" is a .${extension} file, and no format of the web`
      return { problem: 'image/format', message }
    }
    if (file.unsafe !== undefined) return unsafe(file.unsafe, written)
    if (!pictures.has(extension)) return noPicture('no picture', written, instead)
    return { problem: 'image/unreadable', message: `"${written}" is no picture, whatever its name says` }
  }
  const { is, picture } = typeFacts(type)
  if (type === 'html') {
    return { problem: 'image/unreadable', message: `"${written}" is ${is}, and no picture`, hint: fetchAgain }
  }
  if (picture === undefined) return noPicture(`${is}, and no picture`, written, instead)
  if (picture === 'convert') {
    return { problem: 'image/format', message: `"${written}" is ${is}, and no format of the web` }
  }
  if (damage === 'cut') return { problem: 'image/unreadable', message: `"${written}" ${breaksOff}` }
  if (file.unsafe !== undefined) return unsafe(file.unsafe, written)
  return misnamed(file, written)
}

/** Why the file that a link leads to is not what readers expect. */
export function linkedProblem(file: File, written: string): Problem | undefined {
  const { type, damage } = file
  const extension = extensionOf(file)
  if (damage === 'lfs' || damage === 'annex') return pointer(damage, written)
  if (file.unsafe !== undefined) return unsafe(file.unsafe, written)
  if (!formats.has(extension)) return undefined
  if (damage === 'empty') return { problem: 'link/unreadable', message: `"${written}" is empty` }
  if (damage === 'cut') return { problem: 'link/unreadable', message: `"${written}" ${breaksOff}` }
  if (type !== 'html') return undefined
  const message = `"${written}" is an HTML page, and no .${extension}`
  return { problem: 'link/unreadable', message, hint: fetchAgain }
}

function pointer(damage: keyof typeof pointers, written: string): Problem {
  const { is, hint } = pointers[damage]
  return { problem: 'source/pointer', message: `"${written}" is ${is}`, hint }
}

function unsafe(reason: string, written: string): Problem {
  return { problem: 'content/unsafe-file', message: `"${written}" is not published: ${reason}` }
}

function noPicture(is: string, written: string, hint: string): Problem {
  return { problem: 'image/format', message: `"${written}" is ${is}`, hint }
}

/**
 * A host sends what lies in static/ by its name. Browsers see for themselves which sort of pixels they get, but drawings
 * and pixels they do not take for each other. A content file is published under the name of what it is.
 */
function misnamed(file: File, written: string): Problem | undefined {
  const isDrawing = file.type === 'svg'
  if (!file.path.startsWith('static/') || file.type === undefined) return undefined
  if (isDrawing === (extensionOf(file) === 'svg')) return undefined
  const { is, extensions = [''] } = typeFacts(file.type)
  const hint = `rename it, so that it ends in .${extensions[0]}`
  return { problem: 'image/format', message: `"${written}" is ${is}, and its name says otherwise`, hint }
}

function extensionOf({ path }: File): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
}

const fetchAgain =
  'whoever downloaded it was given a web page instead: fetch it again, by the address of the file'

const breaksOff = 'breaks off: its end is missing'

const pictures = new Set(['png', 'apng', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'svg', 'ico'])

/** Pictures that have no mark by which their content is known, or none of what they are called. */
const foreign =
  /^(?:hei[cf]|hif|tiff?|bmp|dib|psd|ai|eps|jxl|jp2|j2k|dng|nef|cr[23w]|arw|raf|orf|rw2|pef|srw|tga|pcx|exr|hdr|sgi|ras|p[bgpn]m|x[bp]m|icns|wmf|emf|svgz|sketch|xcf)$/

/** Files of these names are never empty, and never a page. */
const formats = new Set([
  ...pictures,
  ...['pdf', 'xlsx', 'docx', 'pptx', 'odt', 'ods', 'zip', 'mp3', 'm4a', 'mp4', 'webm', 'ogg'],
])
