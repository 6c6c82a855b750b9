import { SourceError } from '../model/issue.js'
import type { Reader } from './reader.js'

/** Web pages saved with all their parts in one file. */
export const mhtmlReader: Reader = {
  name: 'mhtml',
  about: 'Web pages saved as one file (.mhtml, .mht).',
  extensions: ['.mhtml', '.mht'],
  maxBytes: 100_000_000,
  read: async ({ bytes }) => {
    const [{ extractText }, { cleanText }] = await Promise.all([import('./html/extract.js'), import('./decode.js')])
    const html = await pageOf(bytes)
    if (!html?.trim()) throw noPage()
    const { text, ...rest } = extractText(html)
    const { clean, cleaned } = cleanText(text)
    return [{ ...rest, text: clean, encoding: 'utf-8', issues: cleaned }]
  },
}

async function pageOf(bytes: Uint8Array): Promise<string | undefined> {
  const { default: PostalMime } = await import('postal-mime')
  try {
    const { html, text } = await PostalMime.parse(bytes)
    return html ?? text
  } catch (cause) {
    const message = `the saved page cannot be read (${cause instanceof Error ? cause.message.slice(0, 200) : String(cause)})`
    throw new SourceError({ code: 'broken-page', message, hint: 'save the page again, as .html', cause })
  }
}

function noPage(): SourceError {
  return new SourceError({
    code: 'no-text',
    message: 'the file holds no page',
    hint: 'save the page again, as .html',
  })
}
