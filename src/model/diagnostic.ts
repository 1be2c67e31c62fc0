import { pluginCodes } from './codes/plugin-codes.ts'
import { textCodes } from './codes/text-codes.ts'

/** A place in a file; lines and columns count from 1, columns in UTF-16 units as editors count them. */
export interface Place {
  readonly file: string
  readonly line?: number
  readonly column?: number
  readonly endColumn?: number
}

export type Severity = 'error' | 'warning'

/** A problem as data: anything can print it, nothing prints by itself. */
export interface Diagnostic extends Place {
  readonly code: Code
  readonly severity: Severity
  /** One sentence, the offending thing in quotes. */
  readonly message: string
  /** What to do about it. */
  readonly hint?: string
  /** Other places that belong to the problem ("the other one is here"). */
  readonly related?: readonly Related[]
}

export interface Related extends Place {
  readonly message: string
}

export interface CodeFacts {
  readonly severity: Severity
  /** Codes about safety or lost meaning: no config can lower them. */
  readonly fixed?: true
  /** What to do, where a complaint does not know better. */
  readonly hint: string
}

const error = { severity: 'error' } as const
const fixed = { severity: 'error', fixed: true } as const
const warning = { severity: 'warning' } as const

/** Every code there is, with its default severity and its hint. A code without advice does not compile. */
export const catalogue = {
  'config/missing': {
    ...fixed,
    hint: 'run `diglot init` here, or name the folder that holds site.config.ts',
  },
  'config/unreadable': { ...fixed, hint: 'mend the config at this place' },
  'config/invalid': { ...fixed, hint: 'the README shows a whole config' },
  'config/unknown-key': { ...fixed, hint: 'the README lists what a config may say' },
  ...pluginCodes,
  'parser/slow': {
    ...warning,
    hint: 'write `markdown: { parser: "remark" }` into the config if that is all right',
  },
  'source/encoding': { ...fixed, hint: 'save the file as UTF-8 (for GBK: iconv -f gb18030 -t utf-8)' },
  'source/control-character': { ...fixed, hint: 'delete the character: feeds and pages cannot carry it' },
  'source/unreadable': { ...fixed, hint: 'see that this user may read the file' },
  'source/crash': {
    ...fixed,
    hint: 'try again with `--jobs 1`; if that fails too, this is a bug of Diglot: please report it with this file',
  },
  'source/too-large': {
    ...fixed,
    hint: 'make it smaller; data may stand in a file of its own that is linked to',
  },
  'source/symlink': { ...fixed, hint: 'replace the link by the file itself' },
  'source/pointer': { ...fixed, hint: 'fetch the file itself' },
  'source/special-file': { ...fixed, hint: 'delete it, or put a regular file in its place' },
  'source/letter-case': {
    ...warning,
    hint: 'rename one of them: on macOS and Windows they are one file, and one of them is lost',
  },
  'source/file-name': { ...fixed, hint: 'rename the file; its name is not valid UTF-8' },
  'front-matter/missing': { ...fixed, hint: 'begin the file with ---, a title, a date, and ---' },
  'front-matter/fence': {
    ...fixed,
    hint: 'the first line is three hyphens and nothing else; front matter is YAML',
  },
  'front-matter/unterminated': { ...fixed, hint: 'end the front matter with a line of three hyphens' },
  'front-matter/syntax': {
    ...fixed,
    hint: 'front matter is YAML: one `key: value` a line, lists in brackets or with hyphens',
  },
  'front-matter/duplicate-key': { ...fixed, hint: 'keep one of the two' },
  'front-matter/type': {
    ...fixed,
    hint: "the README's table says what each key takes; put text into quotes if YAML reads it otherwise",
  },
  'front-matter/date': {
    ...fixed,
    hint: 'write 2021-01-11, 2021-01-11 13:31 or 2021-01-11T13:31:00+08:00',
  },
  'front-matter/required': { ...fixed, hint: 'add the key to the front matter' },
  'front-matter/unknown-key': {
    ...warning,
    hint: 'keys that Diglot does not know are kept for templates under `extra`',
  },
  'front-matter/not-yet': {
    ...fixed,
    hint: "write `draft: true`, or have the key read so: `fields: { published: '!draft' }` in the site's config",
  },
  'front-matter/list': {
    ...warning,
    hint: 'write several names as a list, in brackets with commas or one a line after a hyphen and a space',
  },
  'front-matter/url': { ...fixed, hint: 'a URL here begins with https:// or http://' },
  'name/invisible': {
    ...fixed,
    hint: 'type the words again: what is copied from elsewhere may bring characters that nobody sees',
  },
  'content/unknown-edition': { ...fixed, hint: 'editions are declared in the config of the site' },
  'content/stray-file': { ...warning, hint: 'articles stand in a folder of an edition: content/<edition>/…' },
  'content/extension': { ...warning, hint: 'an article is a file of Markdown whose name ends in .md' },
  'content/unsafe-file': {
    ...fixed,
    hint: 'files that can run in a browser belong in static/, not in content/',
  },
  'path/unsafe': { ...fixed, hint: 'an address has no empty part, no "..", no \\ and no control character' },
  'path/too-long': { ...fixed, hint: 'give a shorter `slug`; a part of an address has at most 180 bytes' },
  'path/alias': {
    ...fixed,
    hint: 'delete it, and have the host redirect that address; or put a file of that name into static/',
  },
  'path/collision': { ...fixed, hint: 'give one of the two another `slug`, path or id, or drop the alias' },
  'address/gone': { ...warning, hint: 'give the old address to what has taken its place: `aliases`' },
  'pair/duplicate-key': { ...fixed, hint: 'a `key` stands once in each edition' },
  'pair/dates': {
    ...warning,
    hint: 'mend one of the dates; if these are two pieces, give one of them another name or a `key`',
  },
  'pair/lacking': {
    ...warning,
    hint: 'write it here too; otherwise it is taken from the pair once that is published',
  },
  'pair/address': { ...fixed, hint: 'write the section here too' },
  'pair/alias': { ...warning, hint: 'delete the line in one of the two files' },
  'registry/invalid': { ...fixed, hint: 'write an id, and indented below it a name for each edition' },
  'data/syntax': { ...fixed, hint: 'mend the file at this place' },
  'data/duplicate-key': { ...fixed, hint: 'keep one of the two' },
  'data/collision': { ...fixed, hint: 'rename one of them: a name has no extension' },
  'registry/ambiguous-name': { ...fixed, hint: 'a name or alias belongs to one term only' },
  'term/unknown': { ...error, hint: 'new terms are added in content/registry/' },
  'term/similar': {
    ...warning,
    hint: 'write one of the names, or give both a line in content/registry/',
  },
  'section/unknown': {
    ...error,
    hint: "list it in the site's config: `sections: { news: { zh: '新闻', en: 'News' } }`",
  },
  'link/broken': { ...error, hint: 'link to an article by its file, relative to this one: ../news/air.md' },
  'link/broken-anchor': {
    ...error,
    hint: 'an anchor is a heading in lower case, without punctuation, with - for spaces',
  },
  'link/unpublished': { ...error, hint: 'publish it too, or drop the link' },
  'link/not-now': {
    ...warning,
    hint: 'its words stand there without a link; link to something else, or drop the link',
  },
  'link/expires': { ...warning, hint: 'its words will stand there without a link then' },
  'link/unreadable': { ...error, hint: 'open the file: is it what its name says?' },
  'link/unsafe': {
    ...fixed,
    hint: 'links lead to files of this site, and to addresses such as https:, mailto: and tel: that run nothing',
  },
  'link/scheme': { ...error, hint: "allow it in the site's config: `links: { schemes: ['dingtalk'] }`" },
  'link/autolink': {
    ...warning,
    hint: 'put it between backticks; to make a link of it, allow its scheme in the config: `links: { schemes: […] }`',
  },
  'image/missing': {
    ...error,
    hint: 'put the picture beside the article, or below static/ and begin its path with a slash',
  },
  'image/unreadable': { ...error, hint: 'open the picture, and copy or download it again' },
  'image/format': { ...error, hint: 'save it as JPEG, PNG, WebP or AVIF, which all browsers show' },
  'image/remote': {
    ...warning,
    hint: 'copy the picture beside the article, so that it cannot change or vanish',
  },
  'image/alt': {
    ...warning,
    hint: 'describe the picture between the brackets: ![A station on a roof](roof.jpg)',
  },
  'markdown/limits': {
    ...fixed,
    hint: 'split the text into several, or make of it what an article needs: no article comes near these limits',
  },
  ...textCodes,
  'text/invisible': {
    ...warning,
    hint: 'delete the character, or type the words again: it was copied from elsewhere',
  },
  'template/syntax': {
    ...fixed,
    hint: 'mend the template at this place; https://mozilla.github.io/nunjucks/ describes the language',
  },
  'template/missing': { ...fixed, hint: 'names are paths below templates/, such as partials/header.njk' },
  'template/unknown-filter': { ...fixed, hint: 'templates/README.md lists the filters' },
  'template/unknown-name': { ...fixed, hint: 'templates/README.md lists what a template may use' },
  'template/runtime': {
    ...fixed,
    hint: 'does every page of this kind have the value? templates/README.md lists what pages have',
  },
  'strings/missing': { ...fixed, hint: 'add it to the strings of that language' },
  'strings/missing-file': { ...fixed, hint: 'copy strings/en.json to this name and translate it' },
  'strings/invalid': { ...fixed, hint: 'a file of strings is one JSON object of texts' },
  'output/unverified': { ...fixed, hint: '`--no-cache` builds it right; please report how it came about' },
  'output/crash': {
    ...fixed,
    hint: 'try again with `--jobs 1`; if that fails too, this is a bug of Diglot: please report it with this page',
  },
  'output/refused': { ...fixed, hint: 'name a folder of its own for the output, such as `--out dist`' },
  'output/failed': { ...fixed, hint: 'see that the disk has room and that this user may write there' },
  'cache/failed': { ...fixed, hint: 'see that the disk has room and that this user may write there' },
  'dev/failed': { ...fixed, hint: 'save a file to try again; if it stays, please report it' },
} as const satisfies Record<string, CodeFacts>

export type Code = keyof typeof catalogue

/** Severities as a site's config sets them, by code. */
export type SeverityByCode = Readonly<Partial<Record<Code, Severity | 'off'>>>

/** A diagnostic with the catalogue's severity, and its hint where none is given. */
export function diagnostic(
  code: Code,
  message: string,
  place: Place,
  more: { readonly hint?: string; readonly related?: readonly Related[] } = {},
): Diagnostic {
  const facts: CodeFacts = catalogue[code]
  return {
    code,
    severity: facts.severity,
    message,
    ...place,
    hint: more.hint ?? facts.hint,
    ...(more.related?.length ? { related: more.related } : {}),
  }
}
