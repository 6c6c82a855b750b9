import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshFolder, ROOT, readTable, standpoint } from '../../cli.js'

test('what a pipeline warns of is an issue of the run, without a source', () => {
  const folder = freshFolder()
  cpSync(join(ROOT, 'pipelines'), join(folder, 'pipelines'), { recursive: true })
  rmSync(join(folder, 'pipelines', 'weights', 'codings.json'))
  const output = join(folder, 'output')
  const pipeline = join(folder, 'pipelines', 'briefings.yaml')
  standpoint('run', pipeline, '-i', join(ROOT, 'seeds'), '-o', output, '--quiet', '--no-report', '--format', 'csv')
  const missing = readTable(output, 'issues').filter(({ code }) => code === 'weights-missing')
  expect(missing.map(({ source, severity }) => [source, severity])).toEqual([['', 'warning']])
})
