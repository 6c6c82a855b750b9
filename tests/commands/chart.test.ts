import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, expect, test } from 'vitest'
import { freshFolder, readTable, standpoint } from '../cli.js'

const run = freshFolder()

beforeAll(() => {
  standpoint('run', '--output', run, '--quiet', '--no-report', '--format', 'csv')
})

test('a chart’s figures are those of the table of frequencies', () => {
  const file = join(freshFolder(), 'chart.csv')
  expect(standpoint('chart', run, '--topic', 'taiwan', '--to', file).code).toBe(0)
  const rows = parse(readFileSync(file, 'utf8'), { bom: true, columns: true }) as readonly Readonly<
    Record<string, string>
  >[]
  const table = readTable(run, 'topic_frequency').filter((row) => row['topic'] === 'taiwan')
  expect(
    rows.map((row) => [row['period'], row['count'], row['total'], row['share'], row['share_low'], row['share_high']]),
  ).toEqual(
    table.map((row) => [
      row['period'],
      row['exchanges'],
      row['exchanges_total'],
      row['share'],
      row['share_low'],
      row['share_high'],
    ]),
  )
})

test.each(['share', 'stance', 'level', 'reply'])(
  'a chart of %s is drawn the same twice, as SVG and as PNG',
  (measure) => {
    const files = [1, 2].map(() => freshFolder())
    for (const folder of files) {
      for (const type of ['svg', 'png']) {
        const to = join(folder, `a.${type}`)
        expect(standpoint('chart', run, '--topic', 'taiwan,ukraine', '--measure', measure, '--to', to).stdout).toBe(
          `${to}\n`,
        )
      }
    }
    const [first = '', second = ''] = files
    expect(readFileSync(join(first, 'a.svg'), 'utf8')).toBe(readFileSync(join(second, 'a.svg'), 'utf8'))
    const png = readFileSync(join(first, 'a.png'))
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.equals(readFileSync(join(second, 'a.png')))).toBe(true)
  },
)

test.each([
  ['a topic that is none, with the nearest', ['--topic', 'taiwn'], 'taiwan'],
  ['no topic for a share', [], '--topic'],
  ['a measure that is none', ['--measure', 'shar'], 'share'],
  ['a file that is none of the three', ['--topic', 'taiwan', '--to', 'chart.gif'], '.gif'],
])('refused: %s', (_name, flags, words) => {
  const { code, stderr } = standpoint('chart', run, ...flags)
  expect(code).toBe(2)
  expect(stderr).toContain(words)
})
