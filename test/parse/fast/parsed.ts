import { expect } from 'vitest'
import type { Body, Parsed } from '../../../src/model/article.ts'
import { type BodyBytes, decodeBody } from '../../../src/model/body.ts'
import type { Diagnostic } from '../../../src/model/diagnostic.ts'
import { parseArticle } from '../../../src/parse/article.ts'
import { escapeHtml } from '../../../src/text/safe.ts'
import { byAuto, byRemark } from '../../support/settings.ts'

/** Front matter that is right and short, for tests of what stands below it; its body begins on line 4. */
export const front = '---\ntitle: t\n---\n'

/** What the text says, which must be the same by both ways. */
export function parse(text: string): Parsed {
  const bytes = new TextEncoder().encode(text)
  const parsed = parseArticle(bytes, byAuto)
  expect(shown(parsed)).toEqual(shown(parseArticle(bytes, byRemark)))
  return parsed
}

/** With the body as people read it. */
export function shown<P extends { readonly body: BodyBytes }>(parsed: P | undefined) {
  return parsed && { ...parsed, body: decodeBody(parsed.body) }
}

export function parseBody(markdown: string): Parsed {
  return parse(front + markdown)
}

/** The body as one text with its holes spelled out, e.g. `<a{link a.md}>`. */
export function bodyText(body: BodyBytes): string {
  return textOf(decodeBody(body))
}

/** A directive is `{name form key=value [label](content)}`. */
function textOf(body: Body): string {
  return body
    .map(part => {
      if (typeof part === 'string') return part
      if (part.kind === 'directive') {
        const values = Object.entries(part.attributes).map(
          ([key, value]) => ` ${key}=${JSON.stringify(value)}`,
        )
        return `{${part.name} ${part.form}${values.join('')} [${textOf(part.label)}](${textOf(part.content)})}`
      }
      if (part.kind === 'web') return ` href="${escapeHtml(part.target)}"`
      return part.kind === 'text'
        ? `{${[part.key, ...Object.values(part.values)].join(' ')}}`
        : `{${part.kind} ${part.target}}`
    })
    .join('')
}

export function html(markdown: string): string {
  return bodyText(parseBody(markdown).body)
}

/** `code line:column-endColumn` of each diagnostic. */
export function places(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(
    ({ code, line, column, endColumn }) => `${code} ${line}:${column}${endColumn ? `-${endColumn}` : ''}`,
  )
}
