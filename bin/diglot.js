#!/usr/bin/env node
import { existsSync } from 'node:fs'

const main = new URL('../lib/bundle/main.js', import.meta.url)
if (existsSync(main)) {
  await import(main.href)
} else if (existsSync(new URL('../src', import.meta.url))) {
  console.error('diglot: this checkout is not compiled yet; run `npm run compile`')
  process.exitCode = 2
} else {
  console.error('diglot: this package was made without its code; pack it again, without `ignore-scripts`')
  process.exitCode = 2
}
