import { describe, expect, test } from 'vitest'
import type { Asset } from '../../../src/model/article.ts'
import { readContentAsset } from '../../../src/store/files/read-asset.ts'
import {
  annexPointer,
  avif,
  beginnings,
  gif,
  ico,
  jpeg,
  lfsPointer,
  png,
  svg,
  webp,
} from '../../support/pictures.ts'
import { folderWith } from '../folder.ts'

/** What reading a file of content/ with these bytes tells. */
async function read(bytes: Uint8Array | string, name = 'x.png'): Promise<Asset> {
  const folder = await folderWith({ [name]: bytes })
  return await readContentAsset({ path: `content/zh/${name}`, below: name, absolute: `${folder}/${name}` })
}

const large = png(300, 200, Buffer.alloc(200_000, 7))
/** A camera's: a preview that is a whole JPEG lies in its first segment. */
const camera = Buffer.concat([
  jpeg.subarray(0, 2),
  Buffer.from([0xff, 0xe1, (jpeg.length + 2) >> 8, (jpeg.length + 2) & 0xff]),
  jpeg,
  jpeg.subarray(2),
])

const pictures = {
  png: png(3, 2),
  'png of several windows': large,
  jpeg,
  'jpeg with a preview': camera,
  gif,
  webp,
  avif,
  svg,
  ico,
}

describe('a whole picture', () => {
  test.each(Object.entries(pictures))('%s', async (name, bytes) => {
    const { type, damage, unsafe, width } = await read(bytes)
    expect([type, damage, unsafe]).toEqual([name.split(' ')[0], undefined, undefined])
    expect(width).toBeGreaterThan(0)
  })

  test.each(Object.entries(pictures))('%s with something behind its end', async (_, bytes) => {
    expect((await read(Buffer.concat([bytes, Buffer.from('\n<!-- more -->'), bytes]))).damage).toBeUndefined()
  })
})

describe('a picture that breaks off', () => {
  test.each(
    Object.entries(pictures).flatMap(([name, bytes]) =>
      [0.5, 0.9, 1].map(share => {
        const length = share === 1 ? bytes.length - 2 : Math.ceil(share * bytes.length)
        return [name, length, bytes.subarray(0, length)] as const
      }),
    ),
  )('%s after %i bytes', async (name, _, bytes) => {
    expect(await read(bytes)).toMatchObject({ type: name.split(' ')[0], damage: 'cut' })
  })

  test('the rest of it is zeros, as after a download that was resumed', async () => {
    for (const bytes of [large, camera]) {
      const zeros = Buffer.concat([bytes.subarray(0, bytes.length / 2), Buffer.alloc(bytes.length / 2)])
      expect((await read(zeros)).damage).toBe('cut')
    }
  })

  test.each([
    [
      'an XML declaration and a root alone',
      '<?xml version="1.0"?>\n<svg xmlns="x" viewBox="0 0 1 1"/>',
      undefined,
    ],
    ['a root alone, cut', '<svg xmlns="x" viewBox="0 0 1 1"', 'cut'],
    ['a document type with declarations', '<!DOCTYPE svg [ <!ENTITY a ">"> ]>\n<svg></svg>', undefined],
    ['a prefix', '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:g/></s:svg>', undefined],
  ])('a drawing: %s', async (_, text, damage) => {
    expect(await read(text, 'x.svg')).toMatchObject({ type: 'svg', ...(damage && { damage }) })
    expect((await read(text, 'x.svg')).damage).toBe(damage)
  })
})

describe('what is no picture for the web is known by its beginning', () => {
  test.each([
    ['heic', 'heic'],
    ['avifByContainer', 'avif'],
    ['heicByContainer', 'heic'],
    ['heicThatIsAlsoAvif', 'heic'],
    ['mp4', 'video'],
    ['mov', 'video'],
    ['webm', 'video'],
    ['mp3', 'audio'],
    ['canonRaw', 'raw'],
    ['tiff', 'tiff'],
    ['tiffBigEndian', 'tiff'],
    ['bmp', 'bmp'],
    ['psd', 'psd'],
    ['jxl', 'jxl'],
    ['jp2', 'jp2'],
    ['eps', 'eps'],
    ['pdf', 'pdf'],
    ['zip', 'archive'],
    ['html', 'html'],
    ['htmlAfterComment', 'html'],
    ['text', undefined],
  ] as const)('%s', async (name, type) => {
    expect((await read(beginnings[name])).type).toBe(type)
  })

  test.each([
    ['BMI, age\n', undefined],
    ['MM00 free text', undefined],
    ['the free press', undefined],
    ['<!-- a -->'.repeat(2000), undefined],
    ['<!--'.repeat(20_000), undefined],
  ])('text that only looks like it: %.20s', async (text, type) => {
    expect((await read(text, 'x.txt')).type).toBe(type)
  })
})

test.each([
  ['', 'empty'],
  [lfsPointer, 'lfs'],
  [lfsPointer.replaceAll('\n', '\r\n'), 'lfs'],
  [lfsPointer.replace('git-lfs', 'hawser'), 'lfs'],
  [annexPointer, 'annex'],
  ['version https://example.org/', undefined],
])('what stands for a file: %.20s', async (text, damage) => {
  expect((await read(text)).damage).toBe(damage)
})

describe('what may be published is decided by content', () => {
  test.each([
    ['a JPEG without an extension', '640', jpeg, undefined],
    ['a JPEG that a phone calls HEIC', 'a.heic', jpeg, undefined],
    ['pixels that are called a drawing', 'a.svg', png(1, 1), undefined],
    ['a drawing that is called PNG', 'a.png', svg, undefined],
    [
      'a drawing with a script that is called PNG',
      'a.png',
      '<svg><script/></svg>',
      'an SVG picture, and it has a script',
    ],
    ['HEIC', 'a.heic', beginnings.heic, 'a file of type .heic'],
    ['a page', 'a.html', beginnings.html, 'a file of type .html'],
  ])('%s', async (_, name, bytes, unsafe) => {
    expect((await read(bytes, name)).unsafe).toBe(unsafe)
  })
})
