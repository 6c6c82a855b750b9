import { detect } from 'chardet'
import iconv from 'iconv-lite'
import { SourceError } from '../model/issue.js'

/** A file's bytes as text, and the name of their encoding. */
export interface Decoded {
  readonly text: string
  readonly encoding: string
}

const DETECTION_BYTES = 65_536

/** Bytes as text: by byte order mark, then by what the file declares, then by detection. Throws SourceError for binary data. */
export function decodeBytes(bytes: Uint8Array, declared?: string): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const encoding = encodingOf(buffer, declared)
  const text = iconv.decode(buffer, encoding)
  refuseBinary(text)
  return { text, encoding: encoding.toLowerCase() }
}

function encodingOf(buffer: Buffer, declared: string | undefined): string {
  if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) return 'utf-8'
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return 'utf-16le'
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return 'utf-16be'
  if (isUtf8(buffer)) return 'utf-8'
  if (declared && iconv.encodingExists(declared) && !/utf-?8/i.test(declared)) return declared
  const guess = detect(buffer.subarray(0, DETECTION_BYTES)) ?? 'windows-1252'
  return iconv.encodingExists(guess) ? guess : 'windows-1252'
}

function isUtf8(buffer: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(buffer)
    return true
  } catch {
    return false
  }
}

const MAX_CONTROL_SHARE = 0.02

function refuseBinary(text: string): void {
  const sample = text.slice(0, DETECTION_BYTES)
  const controls = sample.match(/(?![\t\n\r\f])\p{Cc}|\ufffd/gu)?.length ?? 0
  if (!sample.includes('\u0000') && controls <= MAX_CONTROL_SHARE * sample.length) return
  throw new SourceError({
    code: 'binary-file',
    message: 'this is binary data, not text',
    hint: 'export it as text, or give it the ending of what it is (.docx, .pdf, .xlsx, .zip)',
  })
}
