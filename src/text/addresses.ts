/**
 * Schemes that lead a reader somewhere, or hand a name or number to a program of the reader's choice, and can do no
 * more: nothing runs by them, and nothing on the reader's machine is read.
 */
export const inertSchemes: readonly string[] = [
  ...['http', 'https', 'mailto', 'tel', 'sms', 'smsto', 'callto', 'sip', 'sips', 'fax'],
  ...['ftp', 'ftps', 'sftp', 'gopher', 'gemini', 'ipfs', 'ipns', 'magnet', 'ed2k', 'git'],
  ...['xmpp', 'im', 'irc', 'irc6', 'ircs', 'matrix', 'mumble', 'facetime', 'facetime-audio', 'skype'],
  ...['whatsapp', 'weixin', 'wechat', 'tg', 'sgnl', 'viber', 'line'],
  ...['news', 'nntp', 'webcal', 'webcals', 'geo', 'maps', 'rtsp', 'rtmp', 'mms', 'podcast', 'spotify'],
  ...['urn', 'doi', 'info', 'bitcoin', 'ethereum', 'lightning', 'openpgp4fpr'],
]

const inert: ReadonlySet<string> = new Set(inertSchemes)

/** Whether everybody may link to addresses of a scheme, which is in lower case. */
export function isInert(scheme: string): boolean {
  return inert.has(scheme)
}

/** What an address begins with that is a scheme to browsers, in lower case. */
export function schemeOf(address: string): string | undefined {
  const colon = address.indexOf(':')
  if (colon < 1) return undefined
  const scheme = address.slice(0, colon)
  return /^[a-z][a-z0-9+.-]*$/i.test(scheme) ? scheme.toLowerCase() : undefined
}

/**
 * Whether an address runs something, or reads what is on the reader's machine or in the browser. Also where somebody
 * has hidden that by case, percent signs or characters that are not seen, though to browsers some of these are no schemes.
 */
export function canRun(address: string): boolean {
  if (!/[:%]/.test(address)) return false
  const scheme = schemeOf(decoded(address).replace(unseen, '').trimStart())
  return scheme !== undefined && running.test(scheme)
}

const unseen = /[\p{C}\p{Default_Ignorable_Code_Point}]/gu

const running = new RegExp(
  `^(?:${[
    ...['javascript', 'ecmascript', 'livescript', 'jscript', 'mocha', 'vbscript', 'vbs', 'vnd\\.ms\\.radio'],
    ...['data', 'blob', 'file', 'filesystem', 'about', 'view-source', 'feed', 'pcast', 'wyciwyg', 'jar'],
    ...['resource', 'res', 'mk', 'mhtml', '(?:.+-)?its', 'ms-.+', 'search-ms', 'search', 'shell', 'hcp'],
    ...['intent', 'itms-services', 'chrome.*', 'edge.*', 'opera.*', 'brave.*', 'moz-.*', '.*-extension'],
  ].join('|')})$`,
)

function decoded(address: string): string {
  return address.replace(/%([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
}
