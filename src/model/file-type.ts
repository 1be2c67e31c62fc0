interface TypeFacts {
  /** With its article, as messages call it. */
  readonly is: string
  /** `convert`: a picture, but in no format of the web. */
  readonly picture?: 'shown' | 'convert'
  /** The names that such files have, the usual one first; for what is published under the name of its type. */
  readonly extensions?: readonly [string, ...string[]]
  /** Its media type, for pictures that are shown. */
  readonly media?: string
}

/** What files can be by their content, whatever their names say. */
export const fileTypes = {
  png: { is: 'a PNG picture', picture: 'shown', extensions: ['png', 'apng'], media: 'image/png' },
  jpeg: {
    is: 'a JPEG picture',
    picture: 'shown',
    extensions: ['jpg', 'jpeg', 'jpe', 'jfif'],
    media: 'image/jpeg',
  },
  gif: { is: 'a GIF picture', picture: 'shown', extensions: ['gif'], media: 'image/gif' },
  webp: { is: 'a WebP picture', picture: 'shown', extensions: ['webp'], media: 'image/webp' },
  avif: { is: 'an AVIF picture', picture: 'shown', extensions: ['avif', 'avifs'], media: 'image/avif' },
  svg: { is: 'an SVG picture', picture: 'shown', extensions: ['svg'], media: 'image/svg+xml' },
  ico: { is: 'an icon', picture: 'shown', extensions: ['ico', 'cur'], media: 'image/x-icon' },
  heic: { is: 'a HEIC picture', picture: 'convert' },
  tiff: { is: 'a TIFF picture or the raw one of a camera', picture: 'convert' },
  raw: { is: 'the raw picture of a camera', picture: 'convert' },
  bmp: { is: 'a BMP picture', picture: 'convert' },
  psd: { is: 'a Photoshop file', picture: 'convert' },
  jxl: { is: 'a JPEG XL picture', picture: 'convert' },
  jp2: { is: 'a JPEG 2000 picture', picture: 'convert' },
  eps: { is: 'a PostScript file', picture: 'convert' },
  metafile: { is: 'a Windows metafile', picture: 'convert' },
  pdf: { is: 'a PDF file' },
  video: { is: 'a video' },
  audio: { is: 'a sound recording' },
  archive: { is: 'an archive or an office document' },
  html: { is: 'an HTML page' },
} as const satisfies Readonly<Record<string, TypeFacts>>

export type FileType = keyof typeof fileTypes

/** Why a file cannot be what its name says: it is empty, ends too early, or is a stand-in that a tool has left for it. */
export type Damage = 'empty' | 'cut' | 'lfs' | 'annex'

/** What reading a file tells of it besides its size and digest. */
export interface FileFacts {
  /** Absent where the content is of no type that is known, as that of texts is. */
  readonly type?: FileType
  readonly damage?: Damage
}

export function typeFacts(type: FileType): TypeFacts {
  return fileTypes[type]
}
