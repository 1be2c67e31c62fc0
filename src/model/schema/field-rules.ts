import type { Json } from '../../text/json.ts'

export const fieldTypes = ['text', 'number', 'boolean', 'date', 'address', 'choice', 'term', 'list'] as const

export type FieldType = (typeof fieldTypes)[number]

/** A declared value with what else must be so. */
export interface FieldRules {
  readonly type: FieldType
  readonly required?: boolean | undefined
  readonly default?: Json | undefined
  /** Of a number, of a text's length in characters, or of how many items a list has. */
  readonly min?: number | undefined
  readonly max?: number | undefined
  /** Of a number. */
  readonly whole?: boolean | undefined
  /** What a choice may be, or each item of a list of choices. */
  readonly options?: readonly string[] | undefined
  /** The taxonomy of a term; or what a list is of: a type, or a taxonomy. Texts unless set. */
  readonly of?: string | undefined
  /** Front matter: an article that leaves it out takes it from its pair. */
  readonly shared?: boolean | undefined
  /** Front matter: cards in lists show it too. */
  readonly card?: boolean | undefined
}

/** Name → declaration, with its rules spelled out. */
export type Declarations = Readonly<Record<string, FieldRules>>

/** A value that somebody writes, in front matter, in a directive's braces or as a plugin's option. */
export type FieldDeclaration = FieldType | FieldRules
