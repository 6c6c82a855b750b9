import type { Reader } from './reader.js'

/** Saved web pages: tags out, entities decoded, a line break where a block begins or ends. */
export const htmlReader: Reader = {
  name: 'html',
  about: 'Saved web pages.',
  extensions: ['.html', '.htm', '.shtml', '.xhtml'],
  maxBytes: 50_000_000,
  read: async ({ bytes }) => {
    const [{ decodeBytes }, { extractText }] = await Promise.all([import('./decode.js'), import('./html/extract.js')])
    const declared = /charset\s*=\s*["']?([\w-]+)/i.exec(Buffer.from(bytes.subarray(0, 4096)).toString('latin1'))?.[1]
    const { text, encoding, issues } = await decodeBytes(bytes, declared)
    const whole = issues.map(({ at: _in, ...issue }) => issue)
    return [{ ...extractText(text), encoding, issues: whole }]
  },
}
