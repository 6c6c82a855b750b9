import { expect, test } from 'vitest'
import { splitAtoms } from '../../src/text/atoms.js'
import { createTrie } from '../../src/text/trie.js'

function atomsOf(text: string) {
  return splitAtoms(text, { start: 0, end: text.length })
}

test('words, marks and joining hyphens are told apart, with their offsets', () => {
  expect(atomsOf('Ukraine’s Sino-US “ties”').map(({ form, gap, start }) => `${gap}${form}@${start}`)).toEqual([
    ...[' Ukraine@0', "'@7", 's@8', ' Sino@10', '-US@15', ' “@18', 'ties@19', '”@23'],
  ])
})

test.each([
  [1, 'New York Times', 'times'],
  [2, 'New York', 'city'],
  [3, 'New\nYork', 'city'],
  [4, 'New-York', 'city'],
  [5, 'New Yorkers', ''],
  [6, 'new york', ''],
])('trie rule %i: the longest name in "%s" is "%s"', (_rule, text, expected) => {
  const trie = createTrie<string>()
  trie.add('New York', 'city')
  trie.add('New York Times', 'times')
  expect(trie.longest(atomsOf(text), 0)?.values.join() ?? '').toBe(expected)
})

test('accents do not tell names apart, and every entry of a form is kept', () => {
  const trie = createTrie<number>()
  trie.add('São Paulo', 1)
  trie.add('Sao Paulo', 2)
  expect(trie.find('Sao Paulo')).toEqual([1, 2])
  expect(trie.names()).toBe(1)
})
