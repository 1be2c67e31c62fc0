import { describe, expect, test } from 'vitest'
import { svgDanger } from '../../../src/store/files/svg.ts'

const svg = (inner: string, attributes = '') =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"${attributes}>${inner}</svg>`,
  )

describe('pictures that are pictures only', () => {
  test.each([
    ['shapes', '<path d="M0 0h1" style="fill:red"/>'],
    ['a reference within', '<use href="#a"/><use xlink:href="#b"/><rect fill="url(#c)"/>'],
    ['embedded pixels', '<image href="data:image/png;base64,AAAA"/>'],
    ['words that look like handlers', '<text>only once, on time</text><title>scripture</title>'],
    ['embedded letters', '<style>@font-face{src:url(data:font/woff2;base64,AAAA)}</style>'],
    ['an animation', '<animate attributeName="x" to="3"/>'],
  ])('%s', (_, inner) => expect(svgDanger(svg(inner))).toBeUndefined())

  test('what drawing programs put before them', () => {
    const type =
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    const bytes = new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${type}<svg/>`)
    expect(svgDanger(bytes)).toBeUndefined()
  })
})

describe('pictures that could do more', () => {
  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script with a prefix', '<s:script xmlns:s="http://www.w3.org/2000/svg"/>'],
    ['HTML', '<foreignObject><body/></foreignObject>'],
    ['a handler', '<rect onload="alert(1)"/>'],
    ['a handler after a slash', '<rect/onclick=alert(1) />'],
    ['a javascript: link', '<a href="javascript:alert(1)"><text/></a>'],
    ['a javascript: link in disguise', '<a href="java&#x09;scr&#105;pt:alert(1)"><text/></a>'],
    ['an animated link', '<set attributeName="href" to="https://evil.example/"/>'],
    ['an animated handler', '<set attributeName="onmouseover" to="alert(1)"/>'],
    ['a picture from elsewhere', '<image xlink:href="https://evil.example/x.png"/>'],
    ['a drawing within a drawing', '<image href="data:image/svg+xml,<svg/>"/>'],
    ['a use of elsewhere', "<use href='//evil.example/x.svg#a'/>"],
    ['a style from elsewhere', '<style>@import "https://evil.example/x.css"</style>'],
    ['a fill from elsewhere', '<rect fill="url(https://evil.example/x.svg#a)"/>'],
  ])('%s', (_, inner) => expect(svgDanger(svg(inner))).toEqual(expect.any(String)))

  test('entities, which can stand for anything', () => {
    const bytes = new TextEncoder().encode('<!DOCTYPE svg [<!ENTITY a "<script/>">]><svg>&a;</svg>')
    expect(svgDanger(bytes)).toBe('it defines entities')
  })

  test('another encoding, in which the rest could read differently', () => {
    const bytes = new TextEncoder().encode('<?xml version="1.0" encoding="iso-2022-jp"?><svg/>')
    expect(svgDanger(bytes)).toContain('encoding')
    expect(svgDanger(Uint8Array.of(0xff, 0xfe, 0x3c, 0x00))).toBe('it is not UTF-8')
  })
})
