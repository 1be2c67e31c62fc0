/** The numbers of mdast's types in satteri's memory, those of its `NodeType` in 0.10. */
export const root = 0
export const paragraph = 1
export const heading = 2
export const thematicBreak = 3
export const blockquote = 4
export const list = 5
export const listItem = 6
export const html = 7
export const code = 8
export const definition = 9
export const text = 10
export const emphasis = 11
export const strong = 12
export const inlineCode = 13
export const lineBreak = 14
export const link = 15
export const image = 16
export const linkReference = 17
export const imageReference = 18
export const footnoteReference = 20
export const footnoteDefinition = 19
export const table = 21
export const tableRow = 22
export const tableCell = 23
export const strikethrough = 24

/** All that the fast way writes. */
export const written: ReadonlySet<number> = new Set([
  ...[
    root,
    paragraph,
    heading,
    thematicBreak,
    blockquote,
    list,
    listItem,
    html,
    code,
    definition,
    text,
    emphasis,
    strong,
  ],
  ...[
    inlineCode,
    lineBreak,
    link,
    image,
    linkReference,
    imageReference,
    footnoteReference,
    footnoteDefinition,
    table,
    tableRow,
    tableCell,
  ],
  strikethrough,
])
