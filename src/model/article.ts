import type { Digest } from '../text/digest.ts'
import type { Json } from '../text/json.ts'
import type { Moment } from '../text/moment.ts'
import type { BodyBytes } from './body.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { FileFacts } from './file-type.ts'
import type { Values } from './front-keys.ts'
import type { Shown } from './known-fields.ts'

export type { Json }

/** A position in a source file; both count from 1. */
export interface Position {
  readonly line: number
  readonly column: number
  readonly endColumn?: number
}

/** One `key: value` of front matter with the places a complaint may point at. */
export interface FrontEntry {
  readonly key: string
  /** Scalars as YAML 1.2 core reads them, but numbers keep their spelling in `text`. */
  readonly value: Json
  /** The scalar as it is spelled in the file (`010`, `2021`), or undefined for lists and maps. */
  readonly text?: string | undefined
  readonly keyAt: Position
  readonly valueAt: Position
  /** For a list: the spelling and position of each item. */
  readonly items?: readonly {
    readonly value: Json
    readonly text?: string | undefined
    readonly at: Position
  }[]
  /** For a map: its own entries, without what stands within those. */
  readonly within?: readonly FrontEntry[]
}

export type FrontMatter = readonly FrontEntry[]

/**
 * A gap in a body that is filled when a page is rendered, so that an article depends on the *address* of
 * what it links to and on nothing else of it.
 */
export type Hole =
  /** ` href="…"` of a link that is not to another site. `target` is as written, percent-decoding left to the reader. */
  | ({ readonly kind: 'link'; readonly target: string } & Position)
  /** ` href="…"` of a link to the web, where this site may be too. `target` is encoded as it shall stand there. */
  | ({ readonly kind: 'web'; readonly target: string } & Position)
  /** An address between angle brackets by a scheme that only some sites allow: a link, or text as it was typed. */
  | ({ readonly kind: 'autolink'; readonly target: string } & Position)
  /** ` src="…" width="…" height="…"` of a picture that is not on another site. */
  | ({ readonly kind: 'image'; readonly target: string; readonly size?: ImageSize } & Position)
  /** A word of the interface in the edition's language, such as the heading of the footnotes. */
  | { readonly kind: 'text'; readonly key: string; readonly values: Readonly<Record<string, string>> }
  /** What a directive makes of its arguments, which may ask the site. */
  | DirectiveHole

/** One use of a directive, as JSON: a body within a body. */
export interface DirectiveHole extends Position {
  readonly kind: 'directive'
  readonly name: string
  readonly form: 'container' | 'leaf' | 'text'
  /** Checked and converted. */
  readonly attributes: Readonly<Record<string, Json>>
  /** Attributes that name a picture or what a link leads to. */
  readonly addresses: readonly { readonly kind: 'link' | 'image' | 'web'; readonly target: string }[]
  /** What stands in brackets, and in a container. */
  readonly label: Body
  readonly content: Body
}

/** The size that a text wants for a picture, in pixels or per cent; a side that is absent follows from the picture's. */
export interface ImageSize {
  readonly width?: string
  readonly height?: string
}

/** Safe HTML with holes, in order. */
export type Body = readonly (string | Hole)[]

export interface Heading {
  readonly depth: number
  readonly id: string
  readonly text: string
}

/** A file of one edition as parsing sees it: of its bytes alone, so neither path nor config is in it. */
export interface Parsed {
  readonly front: FrontMatter
  readonly body: BodyBytes
  /** Targets of the links and pictures in the body. */
  readonly targets: readonly string[]
  readonly headings: readonly Heading[]
  /** Every id that a link may point at with `#…`: headings and footnotes. */
  readonly anchors: readonly string[]
  /** The plain text of the first paragraph, cut at a sentence, for lists that want a summary. */
  readonly lead: string
  /** Han characters and Latin words, for reading time and `wordCount`. */
  readonly words: { readonly han: number; readonly latin: number }
  readonly digest: Digest<'source'>
  /** Their `file` is empty; placing adds it. */
  readonly diagnostics: readonly Diagnostic[]
}

/** A file of text as the disk gave it. `path` is relative to the site's root, with `/`. */
export interface Source {
  readonly path: string
  readonly bytes: Uint8Array
}

/** An article's file. Its bytes are read only where nobody knows yet what they say. */
export interface ArticleFile {
  readonly path: string
  /** The file is read for it if nobody knows it yet; empty if that cannot be done any more. */
  readonly digest: Digest<'source'>
  /** They are overwritten when the next file is read. */
  read(): Uint8Array
  /** Whoever has read the file tells its digest: where nobody knew it, it need not be read again. */
  tell(digest: Digest<'source'>): void
}

/** A file that is copied as it is. `path` is relative to the site's root, with `/`. */
export interface Asset extends FileFacts {
  readonly path: string
  readonly digest: Digest<'asset'>
  readonly size: number
  /** Pixels, for pictures whose header could be read. */
  readonly width?: number
  readonly height?: number
  /** Why it must not be published, for files that could run in a reader's browser. */
  readonly unsafe?: string
}

/** What is said of a lead picture. */
export interface ImageWords {
  /** What it shows, for those who do not see it. */
  readonly alt?: string | undefined
  readonly caption?: string | undefined
  readonly credit?: string | undefined
  /** The edition whose version names the credit, where that is not the article's own. */
  readonly creditEdition?: string | undefined
}

/** A published or unpublished article or standing page, placed: path, config and front matter are known. */
export interface Article extends Shown {
  /** Its source path, e.g. `content/zh/news/air.md`: unique, and what queries take as argument. */
  readonly id: string
  readonly kind: 'article' | 'page'
  readonly edition: string
  /** Links the versions of one piece: the path below the edition, or front matter's `key`. */
  readonly key: string
  /** The column it is filed under; absent for pieces directly below the edition, and for pages. */
  readonly section?: string | undefined
  /** Where its file names its address: `slug`, or the beginning. */
  readonly addressAt: Position
  /** Output path of its page, e.g. `zh/news/air/index.html`. */
  readonly path: string
  readonly title: string
  /** Absent on standing pages. */
  readonly date?: Moment | undefined
  /** For lists and feeds: what its author wrote for them, else how the text begins. */
  readonly summary?: string | undefined
  /** What stands above the text: a summary that was written, since one that was not is the text's beginning. */
  readonly ownSummary?: string | undefined
  /** Key of a taxonomy's field → ids of the terms that the piece names there. */
  readonly terms: Readonly<Record<string, readonly string[]>>
  /** Asset path below the site's root, or an https URL. */
  readonly image?: string | undefined
  readonly imageWords?: ImageWords | undefined
  readonly corrections: Values['corrections']
  /** The notice that stands in place of a withdrawn text. */
  readonly withdrawn?: string | undefined
  readonly aliases: readonly { readonly path: string; readonly at: Position }[]
  readonly template?: string | undefined
  /** Not for search engines; readers find it in lists as any other. */
  readonly noindex?: boolean | undefined
  /** Rank among standing pages, smaller first. */
  readonly order?: number | undefined
  /** Whether it stands in the navigation: front matter's `nav`, or else standing pages that are in no folder. */
  readonly inNavigation: boolean
  readonly words: Parsed['words']
  /** What it says under the keys that the config declares, but for terms; dates are moments. */
  readonly fields: Readonly<Record<string, Json>>
  /** Front matter that neither Diglot nor the config knows, for templates. */
  readonly extra: Readonly<Record<string, Json>>
}

/** All that another page may show of an article: whatever is not here cannot dirty a list. */
export interface Card {
  readonly id: string
  readonly edition: string
  /** Address from the root of the host, e.g. `/news/zh/air/`. */
  readonly url: string
  readonly section?: string
  readonly title: string
  readonly date: Moment
  readonly summary?: string
  readonly image?: string
  /** Declared fields that cards shall have; absent where none are. */
  readonly fields?: Readonly<Record<string, Json>>
}
