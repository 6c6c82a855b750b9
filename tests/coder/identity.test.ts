import fc from 'fast-check'
import { expect, test } from 'vitest'
import { identify } from '../../src/coder/identity.js'

const claim = (source: string, date: string, textHash: string, institutionId = 'chn-mfa') => ({
  ...{ source, date, textHash, institutionId },
})

const ids = (claims: readonly ReturnType<typeof claim>[]) =>
  identify(claims).map(({ id, duplicateOf }) => id || `= ${duplicateOf}`)

test.each([
  [1, 'country, institution and date', [claim('a', '2022-03-03', 'ffffff01')], ['chn-mfa-2022-03-03']],
  [2, 'an unknown institution is left out', [claim('a', '2022-03-03', 'ffffff01', '')], ['2022-03-03']],
  [3, 'an undated transcript takes six digits of its text', [claim('a', '', 'abcdef99')], ['chn-mfa-undated-abcdef']],
  [
    4,
    'two texts that claim one id both take six digits',
    [claim('a', '2022-03-03', 'bbbbbb01'), claim('b', '2022-03-03', 'aaaaaa01')],
    ['chn-mfa-2022-03-03-aaaaaa', 'chn-mfa-2022-03-03-bbbbbb'],
  ],
  [
    5,
    'the same text twice is one transcript and a duplicate',
    [claim('b', '2022-03-03', 'cccccc01'), claim('a', '2022-03-03', 'cccccc01')],
    ['= a', 'chn-mfa-2022-03-03'],
  ],
  [
    6,
    'an undated mirror is a duplicate of the dated text',
    [claim('a', '', 'cccccc01'), claim('b', '2022-03-03', 'cccccc01')],
    ['chn-mfa-2022-03-03', '= b'],
  ],
  [
    7,
    'undated transcripts come last',
    [claim('a', '', 'cccccc01'), claim('b', '2023-01-01', 'dddddd01')],
    ['chn-mfa-2023-01-01', 'chn-mfa-undated-cccccc'],
  ],
])('identity rule %i: %s', (_rule, _name, claims, expected) => {
  expect(ids(claims)).toEqual(expected)
})

test('the order of the files changes nothing', () => {
  const claims = ['2022-01-01', '2022-01-02', ''].flatMap((date, i) =>
    ['a', 'b', 'c'].map((hash, j) => claim(`${i}${j}`, date, `${hash.repeat(6)}01`)),
  )
  fc.assert(
    fc.property(fc.shuffledSubarray(claims, { minLength: claims.length }), (shuffled) => {
      expect(ids(shuffled)).toEqual(ids(claims))
    }),
  )
})
