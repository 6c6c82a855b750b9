import { SourceError } from '../model/issue.js'
import type { Reader } from './reader.js'

/** Word documents: paragraphs as lines, bold kept, images left out. */
export const docxReader: Reader = {
  name: 'docx',
  about: 'Word documents (.docx), bold type kept.',
  extensions: ['.docx'],
  maxBytes: 100_000_000,
  read: async ({ bytes }) => {
    const [{ checkArchive }, { extractText }, { cleanText }] = await Promise.all([
      import('./archive/open.js'),
      import('./html/extract.js'),
      import('./decode.js'),
    ])
    await checkArchive(bytes)
    const { text, ...rest } = extractText(await toHtml(bytes), { keepsBlanks: true })
    const { clean, cleaned } = cleanText(text)
    if (!clean.trim()) throw empty()
    return [{ ...rest, text: clean, encoding: 'utf-8', issues: cleaned }]
  },
}

async function toHtml(bytes: Uint8Array): Promise<string> {
  const { default: mammoth } = await import('mammoth')
  const noImages = mammoth.images.imgElement(async () => ({ src: '' }))
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const { value } = await mammoth.convertToHtml({ buffer }, { convertImage: noImages })
    return value
  } catch (cause) {
    throw new SourceError({
      code: 'broken-document',
      message: `the document cannot be read (${cause instanceof Error ? cause.message.slice(0, 200) : String(cause)})`,
      hint: 'open it in a word processor and save it again as .docx or as text',
      cause,
    })
  }
}

function empty(): SourceError {
  return new SourceError({
    code: 'no-text',
    message: 'the document holds no text',
    hint: 'its pages may be pictures: recognise their text first',
  })
}
