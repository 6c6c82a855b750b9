import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshFolder, ROOT } from './cli.js'

/** Runs before the program and breaks every way to a network, loudly. */
const TRAPS = `
const { createRequire } = require('node:module')
const refuse = (name) => () => { process.stderr.write('NETWORK ' + name); process.exit(99) }
require('node:net').Socket.prototype.connect = refuse('connect')
require('node:net').Server.prototype.listen = refuse('listen')
require('node:dgram').Socket.prototype.send = refuse('send')
require('node:dns').lookup = refuse('lookup')
require('node:http').request = refuse('http')
require('node:https').request = refuse('https')
globalThis.fetch = refuse('fetch')
`

test('a run opens no connection and writes only below its output and cache folders', () => {
  const home = freshFolder()
  const traps = join(home, 'traps.cjs')
  writeFileSync(traps, TRAPS)
  const cwd = join(home, 'elsewhere')
  mkdirSync(cwd)
  const flags = ['--output', join(home, 'out'), '--cache', join(home, 'cache'), '--quiet']
  const ran = spawnSync('node', ['--require', traps, join(ROOT, 'dist/cli.js'), 'run', ...flags], {
    cwd,
    encoding: 'utf8',
  })
  expect([ran.status, ran.stderr]).toEqual([0, ''])
  expect(readdirSync(cwd)).toEqual([])
  expect(readdirSync(home).toSorted()).toEqual(['cache', 'elsewhere', 'out', 'traps.cjs'])
})
