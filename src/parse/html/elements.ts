/**
 * The elements of HTML that stay in a text: they hold words and run nothing. `section` and `input`, which Markdown's
 * footnotes and tasks become, are not among them.
 */
export const inertElements: ReadonlySet<string> = new Set(
  [
    'a abbr b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div dl dt em',
    'figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rb rp rt ruby s samp small span',
    'strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr',
  ].flatMap(names => names.split(' ')),
)

/** What elements that are obsolete, or parts of a page rather than of a text, are published as. */
export const substitutes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ acronym: 'abbr', dir: 'ul', image: 'img', listing: 'pre', menu: 'ul', plaintext: 'pre', rtc: 'rt' },
    ...{ strike: 's', tt: 'code', xmp: 'pre' },
    ...Object.fromEntries(
      'address article aside dialog fieldset footer header hgroup legend main nav search section'
        .split(' ')
        .map(name => [name, 'div']),
    ),
  }),
)

const link = 'link to it instead: [a few words](https://…)'
const file =
  'put the file beside the article and link to it: [a few words](file.mp4), or link to a page that plays it'
const form = 'a page of plain files takes no answers: link to the page that has the form'
const script = 'scripts are never published: say what it shows in words, a table or a picture'
const look = 'how a text looks is for the theme: leave it out'
const drawing = 'save the drawing as a file beside the article and show it: ![what it shows](drawing.svg)'

/** Elements that run, load from elsewhere or ask readers for something, and what to write in their place. */
export const lostElements: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      iframe: link,
      frame: link,
      frameset: link,
      portal: link,
      fencedframe: link,
      embed: link,
      object: link,
    },
    ...{
      applet: link,
      area: 'write the links of the picture below it: [a few words](page.md)',
      base: look,
      link: look,
      meta: look,
      style: look,
      bgsound: file,
      audio: file,
      video: file,
    },
    ...{
      button: form,
      datalist: form,
      form,
      input: form,
      isindex: form,
      keygen: form,
      select: form,
      textarea: form,
    },
    ...{
      script,
      canvas: script,
      template: 'write the words themselves: what stands in a template is shown to nobody',
    },
    ...{ svg: drawing, math: 'write the formula in words, with <sub> and <sup>, or as a picture' },
  }),
)

/** Those of them that have no words, and load nothing that readers would miss. */
export const missedByNobody: ReadonlySet<string> = new Set(['base', 'meta', 'style'])

/** Elements that are told of with the one they belong to, or have nothing to say. */
export const silentElements: ReadonlySet<string> = new Set(
  'body head html map optgroup option param picture selectedcontent source track'.split(' '),
)

/** Elements of HTML whose words alone are published. */
export const plainElements: ReadonlySet<string> = new Set(
  [
    'basefont big blink command content data element font label marquee meter multicol nextid nobr noembed',
    'noframes noscript output progress shadow slot spacer title',
  ].flatMap(names => names.split(' ')),
)

/** Elements of which nothing inside is shown. */
export const hiddenElements: ReadonlySet<string> = new Set(['script', 'style', 'template'])

/** Parts of a table, which mean nothing outside of one. */
export const tableParts: ReadonlySet<string> = new Set(
  'caption col colgroup tbody td tfoot th thead tr'.split(' '),
)

export const voidElements: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)

/** Elements that end where their like begins or what they stand in ends, so that many are written without an end. */
export const optionalEnds: ReadonlySet<string> = new Set(
  'caption colgroup dd dt li p rb rp rt tbody td tfoot th thead tr'.split(' '),
)
