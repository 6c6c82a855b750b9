import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshFolder, readTable, standpoint } from '../../cli.js'

const TRANSCRIPT = `Foreign Ministry Spokesperson Lin Example's Regular Press Conference on March 3, 2022

Reuters: What do you say to Zorblax?

Lin Example: We have nothing for Zorblax. Ask the Zorblax Institute.
`

function runWith(gazetteer: string) {
  const folder = freshFolder()
  const [input, own, output] = ['in.txt', 'mine.yaml', 'out'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  writeFileSync(input, TRANSCRIPT)
  writeFileSync(own, gazetteer)
  return { output, own, ran: standpoint('run', '--input', input, '--output', output, '--gazetteer', own, '--quiet') }
}

test('names of a user’s own are found, win over the rules, and say how often they fired', () => {
  const { output, ran } = runWith(
    'organisations:\n  - { name: Zorblax, kind: company, country: FIN }\n  - { name: Neverheard, kind: company }\n',
  )
  expect(ran.code).toBe(0)
  const found = readTable(output, 'mentions').filter(({ entity_id }) => entity_id === 'zorblax')
  expect(found.map(({ side, text, iso3, linked }) => [side, text, iso3, linked])).toEqual([
    ['question', 'Zorblax', 'FIN', 'true'],
    ['answer', 'Zorblax', 'FIN', 'true'],
  ])
  const uses = readTable(output, 'knowledge_use').filter(({ file }) => file?.endsWith('mine.yaml'))
  expect(uses.map(({ entry, hits }) => [entry, hits])).toEqual([
    ['Zorblax', '2'],
    ['Neverheard', '0'],
  ])
})

test('a mistake in the file stops the run before it starts, with file, line and what was expected', () => {
  const { own, ran } = runWith('organisations:\n  - { nam: Zorblax }\n')
  expect(ran.code).toBe(2)
  expect(ran.stderr).toContain(own)
  expect(ran.stderr).toContain(':2:')
})
