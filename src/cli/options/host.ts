import { InvalidArgumentError, Option } from 'commander'

/** `--allow-host`: may be given several times, and take several names at once. */
export function allowHost(): Option {
  return new Option(
    '--allow-host <name>',
    'a name that browsers may call this server by, besides its address',
  )
    .argParser(read)
    .default([], 'none')
}

function read(text: string, before: unknown): string[] {
  const names = text.split(',').map(name => name.trim().toLowerCase())
  const odd = names.find(name => !/^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*$/u.test(name))
  if (odd !== undefined)
    throw new InvalidArgumentError(
      `"${odd}" is no name; write one such as paper.local, without http:// and port`,
    )
  return [...(Array.isArray(before) ? before : []), ...names]
}

/** `Serving at http://…`, and below it the other addresses that can be opened. */
export function servingLines(what: string, [first = '', ...others]: readonly string[], more = ''): string {
  const indent = ' '.repeat(what.length + ' at '.length)
  return `${what} at ${first}${more}\n${others.map(url => `${indent}${url}\n`).join('')}`
}
