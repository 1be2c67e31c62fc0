import { describe, expect, test } from 'vitest'
import { canRun, inertSchemes, isInert, schemeOf } from '../../src/text/addresses.ts'
import { meantAddress } from '../../src/text/meant-address.ts'

test.each([
  ['https://a.com', 'https'],
  ['MAILTO:a@b.c', 'mailto'],
  ['view-source:x', 'view-source'],
  ['a.md', undefined],
  ['a/b:c', undefined],
  ['中:文', undefined],
  ['12:30.md', undefined],
  [':x', undefined],
  ['', undefined],
])('the scheme of %j is %s', (address, scheme) => expect(schemeOf(address)).toBe(scheme))

describe('what runs, or reads what is on a machine', () => {
  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'javascript%3Aalert(1)',
    'java%73cript:alert(1)',
    'java\u200Bscript:alert(1)',
    'java\u00ADscript:alert(1)',
    '\u2028javascript:alert(1)',
    '\u00A0javascript:alert(1)',
    'java\tscript:alert(1)',
    'vbscript:x',
    'data:text/html,x',
    'blob:https://a.com/1',
    'file:///etc/passwd',
    'filesystem:https://a.com/x',
    'about:blank',
    'view-source:https://a.com',
    'jar:https://a.com!/x',
    'feed:javascript:x',
    'chrome://settings',
    'moz-extension://x',
    'safari-web-extension://x',
    'ms-msdt:/id',
    'search-ms:query=x',
    'intent://x#Intent;end',
    'itms-services://?action=download-manifest',
  ])('%j', address => expect(canRun(address)).toBe(true))

  test.each([
    ...[
      'https://a.com/javascript:x',
      'tel:1',
      'dingtalk://x',
      'a.md',
      'about：us.md',
      'javascript.md',
      '50%.md',
    ],
    ...['chrom:x', 'database:x', 'files:x', '关于:x', 'a b:c'],
  ])('but not %j', address => expect(canRun(address)).toBe(false))

  test('is nothing that everybody may link to', () => {
    expect(inertSchemes.filter(scheme => canRun(`${scheme}:x`))).toEqual([])
    expect(['ftp', 'sftp', 'tel', 'sms', 'geo', 'magnet', 'xmpp', 'weixin', 'webcal'].every(isInert)).toBe(
      true,
    )
    expect(['dingtalk', 'javascript', 'sofa', 'constructor'].some(isInert)).toBe(false)
  })
})

describe('what was meant', () => {
  test.each([
    ['hhttps://a.com/x', 'https://a.com/x'],
    ['htpps://a.com', 'https://a.com'],
    ['ttps://a.com', 'https://a.com'],
    ['htpp://a.com', 'http://a.com'],
    ['htttp://a.com', 'http://a.com'],
    ['https:/a.com', 'https://a.com'],
    ['https:a.com', 'https://a.com'],
    ['https:///a.com', 'https://a.com'],
    ['https:\\\\a.com', 'https://a.com'],
    ['https//a.com', 'https://a.com'],
    ['http//a.com', 'http://a.com'],
    ['https：//a.com', 'https://a.com'],
    ['https;//a.com', 'https://a.com'],
    ['http：／／a.com', 'http://a.com'],
    ['HTTPS//例子.中国/a', 'https://例子.中国/a'],
    ['www.a.com/x', 'https://www.a.com/x'],
    ['malito:a@b.c', 'mailto:a@b.c'],
    ['mailto：a@b.c', 'mailto:a@b.c'],
    ['tel：123', 'tel:123'],
  ])('by %j', (written, meant) => expect(meantAddress(written)).toBe(meant))

  test.each([
    ...[
      'https://a.com',
      'http://a.com',
      'mailto:a@b.c',
      'dingtalk://x',
      'http/x.md',
      'a.md',
      'https',
      'https://',
    ],
    ...['sofa:Lib', '../https', 'www.md', 'x：y.md', ''],
  ])('nobody knows by %j', written => expect(meantAddress(written)).toBeUndefined())
})
