import fc from 'fast-check'
import { expect, test } from 'vitest'
import { say, sides } from './say.js'

const COUNTRIES = {
  US: 'USA',
  Japan: 'JPN',
  UK: 'GBR',
  Russia: 'RUS',
  India: 'IND',
  Cuba: 'CUB',
  Brazil: 'BRA',
} as const
const country = fc.constantFrom(...(Object.keys(COUNTRIES) as (keyof typeof COUNTRIES)[]))
const CLAUSES = [
  'China firmly opposes the # decision',
  'China urges # to stop smearing others',
  '# has violated international law',
  'we condemn the attack by #',
  'China welcomes the decision of #',
  'China stands ready to work with #',
  'we support #',
  '# should correct its mistakes',
  'the remarks of # are irresponsible',
  'we hope # will meet us halfway',
  'China highly appreciates the position of #',
] as const
const clause = fc.constantFrom(...CLAUSES)
const fill = (frame: string, name: string) => frame.replace('#', name)

test('evidence lies inside the answer', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(clause, country), { minLength: 1, maxLength: 4 }), (parts) => {
      const answer = parts.map(([frame, name]) => `${fill(frame, name)}.`).join(' ')
      const question = 'What about the US?'
      const said = say(answer, { question })
      for (const { start, end } of said.statements) {
        expect(start).toBeGreaterThan(question.length)
        expect(end).toBeLessThanOrEqual(said.text.length)
        expect(end).toBeGreaterThan(start)
      }
    }),
    { numRuns: 40 },
  )
})

test('quoting a clause never leaves its stance with the holder', () => {
  fc.assert(
    fc.property(clause, country, fc.constantFrom(['“', '”'], ['"', '"'], ['«', '»']), (frame, name, [open, close]) => {
      const said = say(`He told the meeting: ${open}${fill(frame, name)} and there is nothing more${close}.`)
      expect(said.statements.filter(({ voice, target }) => voice === '' && target)).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('swapping one country for another swaps the target and nothing else', () => {
  fc.assert(
    fc.property(clause, country, country, (frame, one, other) => {
      const before = say(`${fill(frame, one)}.`)
      const after = say(`${fill(frame, other)}.`)
      expect(sides(after)).toBe(sides(before).replaceAll(COUNTRIES[one], COUNTRIES[other]))
      expect(after.statements.map(({ act, position, rule }) => [act, position, rule])).toEqual(
        before.statements.map(({ act, position, rule }) => [act, position, rule]),
      )
    }),
    { numRuns: 60 },
  )
})

const VERBS = [
  'support',
  'welcome',
  'appreciate',
  'oppose',
  'condemn',
  'reject',
  'praise',
  'endorse',
  'regret',
] as const

test('negating a performative frame never keeps its sign', () => {
  for (const verb of VERBS) {
    for (const negator of ['do not', 'never', 'don’t', 'cannot']) {
      const plain = say(`We ${verb} the decision of Japan.`).statements.find(({ target }) => target?.id === 'JPN')
      const negated = say(`We ${negator} ${verb} the decision of Japan.`).statements.filter(
        ({ target }) => target?.id === 'JPN',
      )
      expect(plain?.position).not.toBe('neutral')
      for (const { position } of negated) expect(position).not.toBe(plain?.position)
    }
  }
})

test('an answer of any characters is read without throwing', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (answer) => {
      say(`China opposes ${answer} the US.`)
    }),
    { numRuns: 60 },
  )
})

test('a pronoun of a general subject never brings in whoever was named before', () => {
  const general = fc.constantFrom('All countries', 'No one', 'Everyone', 'Anyone', 'No country', 'Human beings')
  const wrong = fc.constantFrom(
    'should give up their bias',
    'must correct their mistakes',
    'can violate their promises',
  )
  fc.assert(
    fc.property(country, general, wrong, (name, subject, predicate) => {
      const said = say(`We talked with ${name}. ${subject} ${predicate}.`)
      expect(said.statements.map(({ target }) => target?.id ?? 'UNNAMED')).not.toContain(COUNTRIES[name])
    }),
    { numRuns: 40 },
  )
})
