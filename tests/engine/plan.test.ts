import { expect, test } from 'vitest'
import { z } from 'zod'
import { planPipeline } from '../../src/engine/plan.js'
import { defineStage } from '../../src/engine/stage.js'
import { createLoader } from '../../src/knowledge/load.js'
import type { SetupError } from '../../src/model/issue.js'

const exchanges = defineStage({
  name: 'exchanges',
  version: 1,
  about: 'Gives exchanges.',
  needs: ['turns'],
  gives: ['exchanges'],
  config: z.strictObject({}),
  build: () => ({ entries: [], apply: () => ({ exchanges: [] }) }),
})

const topics = defineStage({
  name: 'topics',
  version: 1,
  about: 'Gives topics.',
  needs: ['exchanges'],
  gives: ['topics'],
  config: z.strictObject({ minWeight: z.number().default(0.5) }),
  build: () => ({ entries: [], apply: () => ({ topics: [] }) }),
})

function plan(stages: readonly { use: string; with?: Record<string, unknown> }[]) {
  const pipeline = {
    ...{ about: 'a test', version: '1', languages: ['en'], reading: { outlets: '', institutions: '' } },
    stages: stages.map((stage) => ({ with: {}, ...stage })),
  }
  return planPipeline(pipeline, {
    stages: [exchanges, topics],
    load: createLoader('.'),
    placeOf: (path) => path.join('.'),
  })
}

function troubleOf(run: () => unknown): Partial<SetupError> {
  try {
    run()
    return {}
  } catch (error) {
    return error as SetupError
  }
}

test('a pipeline whose layers are all given is built in its order', () => {
  expect(plan([{ use: 'exchanges' }, { use: 'topics' }]).map(({ stage }) => stage.name)).toEqual([
    'exchanges',
    'topics',
  ])
})

test('an unknown stage is refused with the nearest known name', () => {
  const { place, hint, message } = troubleOf(() => plan([{ use: 'exchanges' }, { use: 'topcis' }]))
  expect(message).toContain('topcis')
  expect(place).toBe('stages.1')
  expect(hint).toBe('did you mean "topics"?')
})

test('a layer that no earlier stage gives is refused with the stage to add', () => {
  const { message, hint } = troubleOf(() => plan([{ use: 'topics' }]))
  expect(message).toBe('stage "topics" needs the layer "exchanges", which no earlier stage gives')
  expect(hint).toBe('add "exchanges" before "topics"')
})

test('a configuration that does not fit is refused at its key', () => {
  const { place } = troubleOf(() => plan([{ use: 'exchanges' }, { use: 'topics', with: { minWeight: 'high' } }]))
  expect(place).toBe('stages.1.with.minWeight')
})

test('a stage cannot give a layer that it did not declare', () => {
  defineStage({
    ...{ name: 'wrong', version: 1, about: 'Gives what it did not declare.', needs: [], gives: ['topics'] },
    config: z.strictObject({}),
    // @ts-expect-error the layer given is not the layer declared
    build: () => ({ entries: [], apply: () => ({ exchanges: [] }) }),
  })
})
