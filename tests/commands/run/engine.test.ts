import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { engineFlags } from '../../../src/commands/run/engine.js'

test('the engine that runs these tests takes every flag without a word', () => {
  const ran = spawnSync(process.execPath, [...engineFlags(process.versions.v8), '-e', '0'], { encoding: 'utf8' })
  expect([ran.status, ran.stderr]).toEqual([0, ''])
})

test.each([
  ['11.3.244.8-node.38', true],
  ['12.4.254.21-node.33', false],
  ['13.6.233.10-node.28', false],
])('V8 %s has a budget: %s', (version, isKnown) => {
  expect(engineFlags(version).some((flag) => flag.startsWith('--interrupt-budget'))).toBe(isKnown)
})
