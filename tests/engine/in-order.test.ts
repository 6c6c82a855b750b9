import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { mapInOrder } from '../../src/engine/in-order.js'

async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

test('results come in the order of the items, whichever is ready first', async () => {
  const run = async (ms: number) => {
    await delay(ms)
    return ms
  }
  expect(await collect(mapInOrder([30, 1, 20, 2], run, { concurrency: 3, isStopped: () => false }))).toEqual([
    30, 1, 20, 2,
  ])
})

test('never more items are under way than asked for', async () => {
  let underWay = 0
  let most = 0
  const run = async (item: number) => {
    most = Math.max(most, ++underWay)
    await delay(1)
    underWay--
    return item
  }
  await collect(mapInOrder([1, 2, 3, 4, 5, 6, 7], run, { concurrency: 2, isStopped: () => false }))
  expect(most).toBe(2)
})

test('after a stop what is under way is finished and nothing new is begun', async () => {
  const begun: number[] = []
  const run = async (item: number) => {
    begun.push(item)
    return item
  }
  const results = await collect(mapInOrder([1, 2, 3, 4], run, { concurrency: 1, isStopped: () => begun.length >= 2 }))
  expect(results).toEqual([1, 2])
})

test('an error of one item surfaces', async () => {
  const run = async () => {
    throw new Error('broken')
  }
  await expect(collect(mapInOrder([1, 2], run, { concurrency: 2, isStopped: () => false }))).rejects.toThrow('broken')
})
