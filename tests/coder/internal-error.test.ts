import { expect, test } from 'vitest'
import { withoutFolders } from '../../src/coder/coder.js'

test.each([
  [1, 'failed: x at read (file:///home/ann/standpoint/dist/text/a.js:3:7)', 'failed: x at read (a.js:3:7)'],
  [2, "ENOENT: open '/home/ann/in/page.html'", "ENOENT: open 'page.html'"],
  [3, 'failed at read (C:\\Users\\Ann\\dist\\a.js:3:7)', 'failed at read (a.js:3:7)'],
  [4, 'questions and/or answers, 3/4 of them', 'questions and/or answers, 3/4 of them'],
])('message %i names no folder of the machine', (_row, message, expected) => {
  expect(withoutFolders(message)).toBe(expected)
})
