import { expect, test } from 'vitest'
import { agreeOn, mergeGroups } from '../../src/statistics/linkage.js'

test('groups whose rows are on average most alike are merged first; rows of no group stay without', () => {
  const rows = [
    [1, 0, 0],
    [0.9, 0.1, 0],
    [0, 1, 0],
    [0, 0, 1],
    [1, 0, 0],
  ].map((row) => Float64Array.from(row))
  expect(mergeGroups(rows, { groups: [0, 1, 2, 3, -1], many: 4, k: 3 })).toEqual([0, 0, 1, 2, -1])
})

test('what most groupings put together stays together, whatever numbers they give', () => {
  const groupings = [
    [0, 0, 0, 1, 1, 1],
    [1, 1, 1, 0, 0, 0],
    [0, 0, 1, 1, 1, 1],
  ]
  expect(agreeOn(groupings, 2)).toEqual([1, 1, 1, 0, 0, 0])
})

test('rows that the groupings disagree on join the group that most of them know', () => {
  const alike = Array.from({ length: 300 }, (_, i) => (i < 100 ? 0 : i < 200 ? 1 : 2))
  const doubtful = alike.map((group, i) => (i === 7 ? 1 : group))
  const groups = agreeOn([alike, alike, doubtful], 3)
  expect(alike.map((group) => groups[group * 100])).toEqual(groups)
})
