import type { Reader } from './reader.js'

/** Plain text. */
export const textReader: Reader = {
  name: 'text',
  about: 'Plain text, in UTF-8, UTF-16 or an older encoding.',
  extensions: ['.txt', '.text'],
  maxBytes: 50_000_000,
  read: async ({ bytes }) => {
    const { decodeBytes } = await import('./decode.js')
    const { text, encoding, issues } = await decodeBytes(bytes)
    return [{ member: '', text, encoding, bold: [], meta: {}, records: [], issues }]
  },
}
