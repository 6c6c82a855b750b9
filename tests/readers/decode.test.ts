import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { cleanText, decodeBytes } from '../../src/readers/decode.js'

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

test.each([
  [1, 'UTF-16 without a mark', iconv.encode(TEXT, 'utf-16le'), undefined, 'utf-16le', []],
  [2, 'UTF-16, the other way round', iconv.encode(TEXT, 'utf-16be'), undefined, 'utf-16be', []],
  [3, 'a page that says so', iconv.encode(TEXT, 'windows-1252'), 'iso-8859-1', 'windows-1252', []],
])('encoding rule %i: %s is read as it was written', async (_rule, _name, bytes, declared, encoding, codes) => {
  const decoded = await decodeBytes(bytes, declared)
  expect(decoded.encoding).toBe(encoding)
  expect(decoded.issues.map(({ code }) => code)).toEqual(codes)
  expect(decoded.text).toBe(TEXT)
})

test('a UTF-8 text that is cut inside a character is read, and an issue says so', async () => {
  const bytes = iconv.encode('“China’s position is clear.” '.repeat(20), 'utf-8')
  const decoded = await decodeBytes(bytes.subarray(0, bytes.length - 2))
  expect(decoded.encoding).toBe('utf-8')
  expect(decoded.issues.map(({ code }) => code)).toEqual(['broken-characters'])
})

test('a Chinese page that calls itself UTF-8 is read as what it is, and an issue says so', async () => {
  const text = '外交部发言人主持例行记者会，回答记者提问。'.repeat(10)
  const decoded = await decodeBytes(iconv.encode(text, 'gb18030'), 'utf-8')
  expect(decoded.text).toBe(text)
  expect(decoded.issues.map(({ code }) => code)).toEqual(['wrong-encoding-label'])
})

test('NUL characters and halves of pairs are replaced one for one, and an issue says how many', () => {
  const { clean, cleaned } = cleanText('a\u0000b\ud800c\udc00d\ud83d\ude00')
  expect(clean).toBe('a\ufffdb\ufffdc\ufffdd\ud83d\ude00')
  expect(cleaned.map(({ code, at, message }) => [code, at, message[0]])).toEqual([['no-characters', 1, '3']])
})
