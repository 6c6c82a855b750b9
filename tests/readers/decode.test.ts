import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { decodeBytes } from '../../src/readers/decode.js'

const TEXT = 'The spokesperson said: “China’s position is clear.” Türkiye, café, naïve. '.repeat(5)

test.each([
  [1, 'UTF-8', iconv.encode(TEXT, 'utf-8'), 'utf-8'],
  [2, 'UTF-8 with a mark', iconv.encode(TEXT, 'utf-8', { addBOM: true }), 'utf-8'],
  [3, 'UTF-16 with a mark', iconv.encode(TEXT, 'utf-16le', { addBOM: true }), 'utf-16le'],
  [4, 'Windows-1252', iconv.encode(TEXT, 'windows-1252'), 'windows-1252'],
])('encoding rule %i: %s is read as it was written', async (_rule, _name, bytes, encoding) => {
  const decoded = await decodeBytes(bytes)
  expect(decoded.text).toBe(TEXT)
  expect(decoded.encoding).toBe(encoding)
})

test('GB18030 is read as it was written', async () => {
  const text = '外交部发言人主持例行记者会，回答记者提问。'.repeat(10)
  expect((await decodeBytes(iconv.encode(text, 'gb18030'))).text).toBe(text)
})

test('a wrong declaration does not spoil a UTF-8 page', async () => {
  expect((await decodeBytes(iconv.encode(TEXT, 'utf-8'), 'gb2312')).text).toBe(TEXT)
})

test('binary data is refused', async () => {
  await expect(decodeBytes(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 1, 0]))).rejects.toThrow('binary data')
})
