import { expect, test } from 'vitest'
import { z } from 'zod'
import { createLoader, readYaml } from '../../src/knowledge/load.js'
import type { SetupError } from '../../src/model/issue.js'

const schema = z.strictObject({
  about: z.string(),
  topics: z.array(z.strictObject({ id: z.string(), weight: z.number() })),
})

function trouble(text: string): Partial<SetupError> {
  try {
    readYaml(text, schema, 'mine.yaml')
    return {}
  } catch (error) {
    return error as SetupError
  }
}

test('a file that fits is returned as values', () => {
  expect(readYaml('about: a\ntopics:\n  - { id: x, weight: 2 }\n', schema, 'mine.yaml')).toEqual({
    about: 'a',
    topics: [{ id: 'x', weight: 2 }],
  })
})

test.each([
  [1, 'a value of the wrong kind', 'about: a\ntopics:\n  - id: x\n    weight: heavy\n', 'mine.yaml:4:5'],
  [2, 'a key that nobody knows', 'about: a\ntopics:\n  - id: x\n    weight: 1\n    wieght: 2\n', 'mine.yaml:5:5'],
  [3, 'broken YAML', 'about: a\ntopics: [\n', 'mine.yaml:3:1'],
  [4, 'a key given twice', 'about: a\nabout: b\ntopics: []\n', 'mine.yaml:2:1'],
])('rule %i: %s is refused with file, line and column', (_rule, _name, text, place) => {
  expect(trouble(text).place).toBe(place)
  expect(trouble(text).hint).not.toBe('')
})

test('many aliases are refused, so that a small file cannot grow without end', () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'
    .split('')
    .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(', ')}]`)
    .join('\n')}\nabout: *i\n`
  expect(trouble(bomb).code).toBe('yaml-syntax')
})

test('a prototype key stays data', () => {
  expect(trouble('about: a\n__proto__: { polluted: true }\ntopics: []\n').code).toBe('knowledge-invalid')
  expect({}).not.toHaveProperty('polluted')
})

test('a missing file is refused with its path', () => {
  expect(() => createLoader('/nowhere').yaml('codebook.yaml', schema)).toThrow('codebook.yaml')
})
