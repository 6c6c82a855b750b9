import { expect, test } from 'vitest'
import { extractText } from '../../src/readers/html/extract.js'

test.each([
  [1, 'a paragraph ends a line', '<p>one</p><p>two</p>', 'one\ntwo\n'],
  [2, 'entities are decoded', '<p>Q&amp;A: China&rsquo;s</p>', 'Q&A: China’s\n'],
  [3, 'scripts and styles are nobody’s words', '<style>p{}</style><p>one</p><script>alert("two")</script>', 'one\n'],
  [4, 'a break ends a line', '<p>one<br>two</p>', 'one\ntwo\n'],
  [5, 'inline tags leave no blank', '<p>Chi<i>na</i></p>', 'China\n'],
])('HTML rule %i: %s', (_rule, _name, html, text) => {
  expect(extractText(html).text).toBe(text)
})

test('bold stretches are marked where they stand', () => {
  const { text, bold } = extractText('<p><b>Q: Why?</b></p><p>A: Because.</p>')
  expect(bold.map(({ start, end }) => text.slice(start, end))).toEqual(['Q: Why?'])
})
