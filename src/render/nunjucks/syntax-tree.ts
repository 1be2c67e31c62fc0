import nunjucks from 'nunjucks'

/** A node of Nunjucks' syntax tree; lines and columns count from 0. The package's types leave it out. */
export interface TemplateNode {
  readonly typename: string
  readonly lineno: number
  readonly colno: number
  readonly fields: readonly string[]
  readonly value?: unknown
  readonly name?: unknown
  readonly args?: unknown
  readonly arr?: unknown
  readonly body?: unknown
  readonly else_?: unknown
  readonly cond?: unknown
  readonly key?: unknown
  readonly template?: unknown
  readonly target?: unknown
  readonly val?: unknown
  readonly targets?: unknown
  readonly names?: unknown
  readonly ignoreMissing?: unknown
  readonly withContext?: unknown
  readonly right?: unknown
}

interface Parser {
  readonly parser: { parse(text: string, extensions: [], options: object): TemplateNode }
}

/** The syntax tree of a template; throws Nunjucks' own error if the syntax is wrong. */
export function readTemplate(text: string): TemplateNode {
  const { parser } = nunjucks as unknown as Parser
  return parser.parse(text, [], { trimBlocks: true, lstripBlocks: true })
}

/** The syntax tree of a template, or what is wrong with it (line and column from 1). */
export function parseTemplate(
  text: string,
):
  | { readonly root: TemplateNode }
  | { readonly message: string; readonly line: number; readonly column: number } {
  try {
    return { root: readTemplate(text) }
  } catch (error) {
    // Where it is the end that is missing, the error has no place.
    const lines = text.split('\n')
    const end = { lineno: lines.length, colno: (lines.at(-1)?.length ?? 0) + 1 }
    const found = error as { message?: string; lineno?: number; colno?: number }
    const { message = String(error), lineno, colno } = found.lineno ? found : { ...found, ...end }
    const reason =
      message
        .split('\n')
        .at(-1)
        ?.trim()
        .replace(/^(?:Template render error: )?(?:\w*Error: )*(?:parse\w+: )?/, '') ?? message
    return { message: reason, line: lineno ?? 1, column: Math.max(1, colno ?? 1) }
  }
}

/** The nodes directly below one. */
export function children(node: TemplateNode): TemplateNode[] {
  // `children` of a list of nodes is one of its fields.
  return node.fields.flatMap(field => (node as unknown as Record<string, unknown>)[field]).filter(isNode)
}

export function isNode(value: unknown): value is TemplateNode {
  return typeof value === 'object' && value !== null && 'typename' in value
}

export function isLiteral(node: TemplateNode): boolean {
  return node.typename === 'Literal' && typeof node.value === 'string'
}

/** Every name that a template binds itself: macros, imports, `set`, loop variables and macro arguments. */
export function symbolsOf(root: TemplateNode): string[] {
  const bound: string[] = []
  const bind = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(bind)
    else if (isNode(value) && value.typename === 'Symbol') bound.push(String(value.value))
    else if (isNode(value)) children(value).forEach(bind)
  }
  const visit = (node: TemplateNode): void => {
    if (['Macro', 'Caller'].includes(node.typename)) bind([node.name, node.args])
    if (node.typename === 'For' || node.typename.startsWith('Async')) bind(node.name)
    if (node.typename === 'Set') bind(node.targets)
    if (node.typename === 'Import') bind(node.target)
    if (node.typename === 'FromImport') bind(node.names)
    children(node).forEach(visit)
  }
  visit(root)
  return bound
}
