import { appendFileSync, cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { outlineOf } from '../../src/coder/outline.js'
import { openWorkshop } from '../../src/coder/setup.js'
import { freshFolder, ROOT } from '../cli.js'

function copyPipelines(): string {
  const folder = join(freshFolder(), 'pipelines')
  cpSync(join(ROOT, 'pipelines'), folder, { recursive: true })
  return folder
}

function keysOf(folder: string, programKey = 'build'): ReadonlyMap<string, string> {
  const outline = outlineOf(openWorkshop(join(folder, 'briefings.yaml')), programKey)
  return new Map([['reading', outline.readingKey], ...outline.stages.map(({ name, key }) => [name, key] as const)])
}

test('the same knowledge in another folder gives the same keys', () => {
  expect(keysOf(copyPipelines())).toEqual(keysOf(copyPipelines()))
})

test('knowledge of the layouts changes every key', () => {
  const folder = copyPipelines()
  const before = keysOf(folder)
  appendFileSync(join(folder, 'gazetteers/outlets.yaml'), '# a remark\n')
  const after = keysOf(folder)
  expect([...after].filter(([name, key]) => before.get(name) === key)).toEqual([])
})

test('another build of the program changes every key', () => {
  const folder = copyPipelines()
  const before = keysOf(folder)
  expect([...keysOf(folder, 'another')].filter(([name, key]) => before.get(name) === key)).toEqual([])
})
