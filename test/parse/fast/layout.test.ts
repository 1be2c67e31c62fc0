import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { field, header, nodeSize } from '../../../src/parse/satteri/layout.ts'
import * as is from '../../../src/parse/satteri/node-types.ts'
import { root } from '../../support/cli.ts'

/** What satteri has generated of its memory's layout, which it ships and does not export. */
async function generated<T>(file: string): Promise<T> {
  return await import(
    /* @vite-ignore */ pathToFileURL(join(root, 'node_modules/satteri/dist', `${file}.js`)).href
  )
}

type Numbers = Readonly<Record<string, number>>

test('the offsets that are read are those that satteri has generated', async () => {
  const { FIELD, HEADER } = await generated<{ FIELD: Numbers; HEADER: Numbers }>('generated/arena-layout')
  expect(FIELD).toMatchObject(field)
  expect(HEADER).toMatchObject(header)
  expect(Math.max(...Object.values(FIELD)) + 4).toBe(nodeSize)
})

test('the numbers of types are those that satteri has generated', async () => {
  const { NAME_TO_TYPE } = await generated<{ NAME_TO_TYPE: Numbers }>('mdast/generated/node-types')
  const { written, lineBreak, strikethrough, ...types } = is
  expect(NAME_TO_TYPE).toMatchObject({ ...types, break: lineBreak, delete: strikethrough })
  expect(written.size).toBe(Object.keys(types).length + 2)
})

test('the fields of types lie where satteri has generated them', async () => {
  const { materializeMdastFields } = await generated<{
    materializeMdastFields(reader: object, node: object, id: number, type: number): boolean
  }>('mdast/generated/layout')
  const offsetsOf = (type: number): Record<string, unknown> => {
    const node: Record<string, unknown> = {}
    // A reader that answers with the offset that it is asked for.
    const reader = {
      fieldU8: (_: number, at: number) => at,
      fieldString: (_: number, at: number) => `at ${at}`,
    }
    expect(materializeMdastFields(reader, node, 0, type)).toBe(true)
    return node
  }
  expect(offsetsOf(is.heading)).toEqual({ depth: 0 })
  for (const type of [is.text, is.inlineCode, is.html]) expect(offsetsOf(type)).toEqual({ value: 'at 0' })
  expect(offsetsOf(is.code)).toEqual({ lang: 'at 0', meta: 'at 8', value: 'at 16' })
  expect(offsetsOf(is.link)).toEqual({ url: 'at 0', title: 'at 8' })
  expect(offsetsOf(is.image)).toEqual({ url: 'at 0', alt: 'at 8', title: 'at 16' })
  const reference = { identifier: 'at 0', label: 'at 8' }
  expect(offsetsOf(is.linkReference)).toMatchObject(reference)
  expect(offsetsOf(is.imageReference)).toMatchObject({ ...reference, alt: 'at 20' })
  expect(offsetsOf(is.footnoteReference)).toMatchObject(reference)
  expect(offsetsOf(is.footnoteDefinition)).toMatchObject(reference)
  expect(offsetsOf(is.definition)).toEqual({
    ...{ url: 'at 0', title: 'at 8', identifier: 'at 16', label: 'at 24' },
  })
})
