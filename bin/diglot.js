#!/usr/bin/env node
import { existsSync } from 'node:fs'

const main = new URL('../lib/bundle/main.js', import.meta.url)
if (existsSync(main)) {
  await import(main.href)
} else {
  console.error('diglot: this checkout is not compiled yet; run `npm run compile`')
  process.exitCode = 2
}
