import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tagParagraph } from '../../src/adapters/wink.js'
import { splitClauses } from '../../src/text/clause.js'

function clausesOf(sentence: string): readonly string[] {
  const { tokens } = tagParagraph(sentence, 0)
  return splitClauses(tokens, { firstToken: 0, endToken: tokens.length }).map(({ firstToken, endToken }) =>
    sentence.slice(tokens[firstToken]?.start, tokens[endToken - 1]?.end),
  )
}

test.each([
  [1, 'China does not support and firmly opposes it.', ['China does not support', 'and firmly opposes it.']],
  [2, 'We are open; they are not.', ['We are open;', 'they are not.']],
  [3, 'China is calm, but the US is not.', ['China is calm,', 'but the US is not.']],
  [4, 'The US sells arms, which undermines peace.', ['The US sells arms,', 'which undermines peace.']],
  [5, 'They sell arms, undermining peace.', ['They sell arms,', 'undermining peace.']],
  [6, 'We urge the US to stop it and respect facts.', ['We urge the US to stop it and respect facts.']],
  [7, 'NATO says that China is a threat.', ['NATO says', 'that China is a threat.']],
  [8, 'As Cuba noted, this is wrong.', ['As Cuba noted,', 'this is wrong.']],
  [9, 'We value peace, unity and friendship.', ['We value peace, unity and friendship.']],
  [10, 'We see improved relations.', ['We see improved relations.']],
  [11, 'We were calm while they were not.', ['We were calm', 'while they were not.']],
])('clause bounds %i: %s', (_row, sentence, expected) => {
  expect(clausesOf(sentence)).toEqual(expected)
})

test('clauses partition any sentence', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom('China', 'opposes', 'and', ',', 'which', 'that', 'but', ';', 'to', 'stop', 'we', 'if', 'not'),
        { minLength: 1, maxLength: 20 },
      ),
      (words) => {
        const { tokens } = tagParagraph(words.join(' '), 0)
        const clauses = splitClauses(tokens, { firstToken: 0, endToken: tokens.length })
        let at = 0
        for (const { firstToken, endToken } of clauses) {
          expect(firstToken).toBe(at)
          expect(endToken).toBeGreaterThan(firstToken)
          at = endToken
        }
        expect(at).toBe(tokens.length)
      },
    ),
  )
})
