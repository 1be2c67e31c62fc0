import { type Directive, html, type SafeHtml } from '../index.ts'

/** How characters are read: above them, or in brackets where nothing can stand above. */
export const ruby: Directive = {
  forms: ['text'],
  label: 'required',
  attributes: { reading: { type: 'text', required: true } },
  whole: 'reading',
  render({ label, attributes }) {
    const readings = String(attributes.reading)
      .split(/[\s|｜·]+/u)
      .filter(part => part !== '')
    const characters = charactersOf(label)
    const isOneByOne = characters.length > 1 && characters.length === readings.length
    const pairs = isOneByOne
      ? characters.map((one, at) => pair(one, readings[at]))
      : pair(label, readings.join(' '))
    return html`<ruby>${pairs}</ruby>`
  },
}

/** None where there is more than text, or characters that are written as references. */
function charactersOf({ safe }: SafeHtml): readonly string[] {
  return /[<&]/.test(safe) ? [] : [...safe.replace(/\s+/gu, '')]
}

function pair(base: unknown, reading: string | undefined): SafeHtml {
  return html`${base}<rp>（</rp><rt>${reading}</rt><rp>）</rp>`
}
