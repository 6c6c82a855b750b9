import { expect, test } from 'vitest'
import { markText, withoutControls } from '../../src/text/mark.js'

const mark = (start: number, end: number, open: string, close: string) => ({ start, end, open, close })

test.each([
  [1, 'one mark', [mark(0, 5, '[', ']')], '[China] opposes it'],
  [2, 'nested marks', [mark(0, 16, '«', '»'), mark(0, 5, '[', ']')], '«[China] opposes it»'],
  [3, 'neighbours', [mark(0, 5, '[', ']'), mark(5, 13, '(', ')')], '[China]( opposes) it'],
  [4, 'marks outside are left out', [mark(20, 25, '[', ']')], 'China opposes it'],
])('mark rule %i: %s', (_rule, _name, marks, marked) => {
  expect(markText('China opposes it', { span: { start: 0, end: 16 }, marks })).toBe(marked)
})

test('a terminal sees no control or direction marks, and offsets stay', () => {
  const text = 'a\u001b[31mred\u202e\u0007\nb'
  expect(withoutControls(text)).toBe('a\ufffd[31mred\ufffd\ufffd\nb')
  expect(withoutControls(text)).toHaveLength(text.length)
})
