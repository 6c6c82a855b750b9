import type { Reader } from './reader.js'

/** Plain text and Markdown. */
export const textReader: Reader = {
  name: 'text',
  about: 'Plain text and Markdown, in UTF-8, UTF-16 or an older encoding.',
  extensions: ['.txt', '.text', '.md'],
  read: async ({ bytes }) => {
    const { decodeBytes } = await import('./decode.js')
    const { text, encoding, issues } = await decodeBytes(bytes)
    return [{ member: '', text, encoding, bold: [], meta: {}, records: [], issues }]
  },
}
