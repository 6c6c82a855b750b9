import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { describe, expect, test } from 'vitest'
import { foldsOf } from '../../../src/commands/topics/learn/cross-validate.js'
import { learnTerms } from '../../../src/commands/topics/learn/terms.js'
import { freshFolder, readTable, standpoint } from '../../cli.js'
import { CODEBOOK, CODED } from './coded-example.js'

function writeSheet(folder: string, rows: readonly object[]): string {
  const path = join(folder, 'sheet.csv')
  writeFileSync(path, stringify([...rows], { header: true }))
  return path
}

const rows = CODED.map(({ id, group, holder, question, answer, topics }) => ({
  ...{ id, date: group, holder, question, answer },
  topics: topics.join('; '),
}))

describe('standpoint topics learn', () => {
  const folder = freshFolder()
  const codebook = join(folder, 'mine.yaml')
  writeFileSync(codebook, CODEBOOK)
  const sheet = writeSheet(folder, rows)

  test('learns from a small coded sheet, says how well, and writes the same bytes each time', () => {
    const first = standpoint('topics', 'learn', '--coded', sheet, '--codebook', codebook)
    expect(first.stderr).toBe('')
    expect(first.code).toBe(0)
    expect(first.stdout).toMatch(/coded exchanges +60 of 30 press conferences/)
    expect(first.stdout).toMatch(/primary topic right +100\.0 %/)
    expect(first.stdout).toMatch(/climate .*uncalibrated: too few coded/)
    const written = readFileSync(join(folder, 'mine.weights.json'), 'utf8')
    standpoint('topics', 'learn', '--coded', sheet, '--codebook', codebook, '--to', join(folder, 'again.json'))
    expect(readFileSync(join(folder, 'again.json'), 'utf8')).toBe(written)
  })

  test('a run takes the weights beside the codebook; without them its topics are marked uncalibrated', () => {
    const transcript = join(folder, 'x.txt')
    writeFileSync(
      transcript,
      'Foreign Ministry Spokesperson Wang Wenbin’s Regular Press Conference on March 3, 2022\n\nReuters: It is reported that new tariffs were announced. What is your comment?\n\nWang Wenbin: Tariffs help nobody.\n',
    )
    const bare = join(folder, 'bare.yaml')
    writeFileSync(bare, CODEBOOK)
    const topicsWith = (book: string, output: string) => {
      standpoint('run', '-q', '-i', transcript, '--codebook', book, '-o', join(folder, output), '--format', 'csv')
      return readTable(join(folder, output), 'topics')
    }
    const [learned] = topicsWith(codebook, 'with')
    const [cued] = topicsWith(bare, 'without')
    expect([learned?.['topic'], cued?.['topic']]).toEqual(['trade', 'trade'])
    expect(Number(learned?.['weight'])).toBeGreaterThan(0.7)
    expect(learned?.['evidence']).not.toContain('uncalibrated')
    expect(cued?.['evidence']).toContain('uncalibrated')
  })

  test.each([
    [1, rows.slice(0, 49), 'at least 50'],
    [2, rows.map((row) => ({ ...row, topics: 'trad' })), 'the coded topic "trad" is not in the codebook'],
    [3, rows.map((row) => ({ ...row, topics: '' })), 'has no topic'],
  ])('refusal %i', (_rule, bad, message) => {
    const other = freshFolder()
    const { code, stderr } = standpoint(
      ...['topics', 'learn', '--coded', writeSheet(other, bad), '--codebook', codebook],
      ...['--to', join(other, 'w.json')],
    )
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })

  test('rows marked held are not learned from', () => {
    const other = freshFolder()
    const marked = rows.map((row, i) => ({ ...row, held: i % 10 === 9 ? 'true' : '' }))
    const path = writeSheet(other, marked)
    const run = standpoint('topics', 'learn', '--coded', path, '--codebook', codebook, '--to', join(other, 'w.json'))
    expect(run.stdout).toMatch(/coded exchanges +54 of/)
  })
})

test('one press conference is never on both sides of a fold', () => {
  const groups = ['b', 'a', 'b', 'c', 'a']
  const folds = foldsOf(groups, 2)
  expect(folds[0]).toBe(folds[2])
  expect(folds[1]).toBe(folds[4])
  expect(new Set(folds).size).toBe(2)
})

test('terms of fewer than five exchanges are never stored, and too few texts store none', () => {
  const topics = [{ id: 't', label: 'T', about: '', parent: '', hotspot: false, cues: [], vetoes: [] }]
  const texts = Array.from({ length: 1000 }, (_, i) => ({
    terms: new Map(
      i < 4
        ? [['rare', 1]]
        : i < 10
          ? ([
              ['common', 1],
              ['secret sentence', 1],
            ].slice(0, 1) as [string, number][])
          : [['rest', 1]],
    ),
    topics: i < 10 ? [0] : [],
  }))
  expect(Object.keys(learnTerms(texts, topics).values)).toEqual(['common'])
  expect(learnTerms(texts.slice(0, 999), topics).values).toEqual({})
})
