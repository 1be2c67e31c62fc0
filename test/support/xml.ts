import { SaxesParser } from 'saxes'

export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  /** The text directly in it. */
  readonly text: string
}

/** Reads well-formed XML with namespaces; throws for any other. */
export function readXml(xml: string): Element {
  interface Open {
    name: string
    attributes: Record<string, string>
    children: Open[]
    text: string
  }
  const root: Open = { name: '', attributes: {}, children: [], text: '' }
  const stack = [root]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value])
    const element: Open = { name, attributes: Object.fromEntries(values), children: [], text: '' }
    stack.at(-1)?.children.push(element)
    stack.push(element)
  })
  parser.on('closetag', () => {
    stack.pop()
  })
  parser.on('text', text => {
    const top = stack.at(-1)
    if (top !== undefined) top.text += text
  })
  parser.write(xml).close()
  const [first] = root.children
  if (first === undefined) throw new Error('no element')
  return first
}

/** The elements of a name directly below one. */
export function named(element: Element, name: string): Element[] {
  return element.children.filter(child => child.name === name)
}

/** The texts of the elements of a name directly below one. */
export function texts(element: Element, name: string): string[] {
  return named(element, name).map(child => child.text)
}
