import type { Expression, File, Node, ObjectExpression, Statement } from '@babel/types'
import type { Position } from '../../model/article.ts'

/** Finds the place of a key path such as `['editions', 'en', 'title']`, or of what is nearest to it. */
export type Locate = (path: readonly string[], at?: 'key' | 'value') => Position | undefined

/** What reading a config file as a syntax tree gave: a way to find keys, or where its syntax is wrong. */
export type Located = { readonly locate: Locate } | { readonly message: string; readonly at: Position }

/**
 * Reads a config file in TypeScript, JavaScript or JSON for the places of its keys. Its syntax is looked at, nothing
 * is run; a key that the file does not spell out is found at its nearest ancestor.
 */
export async function locateKeys(text: string, fileName: string): Promise<Located> {
  // Only a config with a mistake in it needs the parser.
  const { parse, parseExpression } = await import('@babel/parser')
  try {
    if (fileName.endsWith('.json')) {
      const root = parseExpression(text)
      return { locate: locator(root, () => undefined) }
    }
    const file = parse(text, {
      sourceType: 'unambiguous',
      plugins: ['typescript'],
      allowReturnOutsideFunction: true,
    })
    const variable = variables(file)
    const root = exported(file, variable)
    return { locate: root === undefined ? () => undefined : locator(root, variable) }
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    return { message: cause.message.replace(/ \(\d+:\d+\)$/, ''), at: positionOfError(cause) }
  }
}

type Variables = (name: string) => Expression | undefined

interface Property {
  readonly key: Node
  readonly value: Expression
}

function locator(root: Expression, variable: Variables): Locate {
  return (path, at = 'key') => {
    let found: Position | undefined
    let value: Expression | undefined = root
    for (const [depth, key] of path.entries()) {
      const property: Property | undefined =
        value === undefined ? undefined : propertyOf(unwrap(value, variable), key, variable)
      if (property === undefined) break
      value = property.value
      const last = depth === path.length - 1
      found = positionOf(last && at === 'value' ? property.value : property.key)
    }
    if (found !== undefined) return found
    // The brace where the object begins: the whole object would be the whole file.
    const object = unwrap(root, variable)
    const start = object.type === 'ObjectExpression' ? positionOf(object) : undefined
    return start && { line: start.line, column: start.column }
  }
}

/** Later keys win over earlier ones and over what is spread before them, as in JavaScript. */
function propertyOf(object: Expression, key: string, variable: Variables): Property | undefined {
  if (object.type === 'ArrayExpression') {
    const item = object.elements[Number(key)]
    const isItem = item !== undefined && item !== null && item.type !== 'SpreadElement'
    // What is spread before it has shifted it.
    const isShifted = object.elements.slice(0, Number(key)).some(one => one?.type === 'SpreadElement')
    return isItem && !isShifted ? { key: item, value: item } : undefined
  }
  if (object.type !== 'ObjectExpression') return undefined
  for (const property of object.properties.toReversed()) {
    if (property.type === 'SpreadElement') {
      const found = propertyOf(unwrap(property.argument, variable), key, variable)
      if (found !== undefined) return found
    } else if (property.type === 'ObjectProperty' && nameOf(property) === key) {
      // The value of a property is a pattern only where something is assigned to it.
      return { key: property.key, value: property.value as Expression }
    }
  }
  return undefined
}

function nameOf(property: Extract<ObjectExpression['properties'][number], { type: 'ObjectProperty' }>) {
  const { key, computed } = property
  if (key.type === 'StringLiteral') return key.value
  if (key.type === 'NumericLiteral') return String(key.value)
  return key.type === 'Identifier' && !computed ? key.name : undefined
}

/** Looks through everything that leaves a value as it is, up to the object that somebody typed. */
function unwrap(expression: Expression, variable: Variables, depth = 0): Expression {
  const inner = innerOf(expression, variable)
  // Two variables may be defined by each other.
  return inner === undefined || depth > 20 ? expression : unwrap(inner, variable, depth + 1)
}

function innerOf(expression: Expression, variable: Variables): Expression | undefined {
  switch (expression.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
    case 'ParenthesizedExpression':
    case 'AwaitExpression':
      return 'argument' in expression ? expression.argument : expression.expression
    case 'CallExpression': {
      const [first] = expression.arguments
      const isExpression =
        first !== undefined && first.type !== 'SpreadElement' && first.type !== 'ArgumentPlaceholder'
      return isExpression ? first : undefined
    }
    case 'Identifier':
      return variable(expression.name)
    default:
      return undefined
  }
}

/** The values of the file's own constants and variables. */
function variables(file: File): Variables {
  const values = new Map<string, Expression>()
  for (const statement of file.program.body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (declared?.type !== 'VariableDeclaration') continue
    for (const { id, init } of declared.declarations) {
      if (id.type === 'Identifier' && init) values.set(id.name, init)
    }
  }
  return name => values.get(name)
}

function exported(file: File, variable: Variables): Expression | undefined {
  for (const statement of file.program.body) {
    const found = exportedBy(statement, variable)
    if (found !== undefined) return found
  }
  return undefined
}

function exportedBy(statement: Statement, variable: Variables): Expression | undefined {
  if (statement.type === 'ExportDefaultDeclaration') {
    const { declaration } = statement
    const isNamed = declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration'
    return isNamed || declaration.type === 'TSDeclareFunction' ? undefined : declaration
  }
  if (statement.type === 'TSExportAssignment') return statement.expression
  if (statement.type === 'ExportNamedDeclaration') {
    for (const one of statement.specifiers) {
      if (one.type !== 'ExportSpecifier' || one.exported.type !== 'Identifier') continue
      if (one.exported.name === 'default') return variable(one.local.name)
    }
  }
  const expression = statement.type === 'ExpressionStatement' ? statement.expression : undefined
  if (expression?.type !== 'AssignmentExpression' || expression.left.type !== 'MemberExpression')
    return undefined
  const { object, property } = expression.left
  const isModule = object.type === 'Identifier' && object.name === 'module'
  return isModule && property.type === 'Identifier' && property.name === 'exports'
    ? expression.right
    : undefined
}

function positionOf(node: Node): Position | undefined {
  if (!node.loc) return undefined
  const { start, end } = node.loc
  const at = { line: start.line, column: start.column + 1 }
  return end.line === start.line ? { ...at, endColumn: end.column + 1 } : at
}

function positionOfError(error: SyntaxError): Position {
  const loc: unknown = 'loc' in error ? error.loc : undefined
  const isPlace = typeof loc === 'object' && loc !== null && 'line' in loc && 'column' in loc
  if (!isPlace || typeof loc.line !== 'number' || typeof loc.column !== 'number')
    return { line: 1, column: 1 }
  return { line: loc.line, column: loc.column + 1 }
}
