import { expect, test } from 'vitest'
import { addStatements, createMeetings } from '../../../src/knowledge/answers/meetings.js'
import { openBook } from '../../../src/knowledge/answers/names.js'
import type { Position, Statement } from '../../../src/model/stance.js'
import { createTally, namedFeatures } from '../../../src/statistics/features.js'

function statement(position: Position, target: string, voice = ''): Statement {
  return {
    ...{ exchange: 0, holder: 'CHN', act: 'oppose', position, strength: 2, isNegated: false, isQuoted: false },
    ...{ level: 0, rule: 'test', voice, chain: [], start: 3, end: 9 },
    target: { id: target, name: target, type: 'country' },
  }
}

function featuresOf(statements: readonly Statement[], asked: readonly string[]) {
  const tally = createTally(openBook())
  addStatements(tally, { own: [], stated: { statements, asked: new Set(asked) } })
  return new Map(namedFeatures(tally.take()))
}

test('a position toward whom the question names is told from one toward others', () => {
  expect(featuresOf([statement('oppose', 'USA')], ['USA']).get('st:asked-first:oppose')).toBe(1)
  expect(featuresOf([statement('oppose', 'USA')], ['CUB']).get('st:asked-first:none')).toBe(1)
})

test('what others say is no position of the answer', () => {
  const spoken = featuresOf([statement('oppose', 'USA', 'NATO')], ['USA'])
  expect([...spoken]).toEqual([...featuresOf([], ['USA'])])
})

test('the kind of question meets the kind of answer', () => {
  const tally = createTally(openBook())
  const add = createMeetings(tally)
  for (const name of ['f:ask:q-why', 'ev:first:oppose', 'w:a:trade']) tally.set(tally.book.numberOf(name), 1)
  add()
  expect(namedFeatures(tally.take()).slice(3)).toEqual([['x:q-why&ev:first:oppose', 1]])
})
