import { type Issue, SourceError } from '../model/issue.js'

/** A file's bytes as text, the name of their encoding, and what was odd about them. */
export interface Decoded {
  readonly text: string
  readonly encoding: string
  readonly issues: readonly Issue[]
}

const DETECTION_BYTES = 65_536

/**
 * Bytes as text: by byte order mark, as UTF-8 where they are, then by what the file declares, then by detection.
 *
 * Characters that are no text (NUL, half a surrogate pair) become U+FFFD, one for one, with an issue.
 * Throws: SourceError for binary data.
 */
export async function decodeBytes(bytes: Uint8Array, declared?: string): Promise<Decoded> {
  const { text, encoding, issues } = await decodeAs(bytes, declared)
  refuseBinary(text)
  const { clean, cleaned } = cleanText(text.replace(/^\ufeff/, ''))
  return { text: clean, encoding, issues: [...issues, ...cleaned] }
}

interface Attempt {
  readonly text: string
  readonly encoding: string
  readonly issues: readonly Issue[]
}

async function decodeAs(bytes: Uint8Array, declared: string | undefined): Promise<Attempt> {
  const marked = markOf(bytes)
  if (marked) return { text: new TextDecoder(marked).decode(bytes), encoding: marked, issues: [] }
  const utf8 = asUtf8(bytes)
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8', issues: [] }
  const { default: iconv } = await import('iconv-lite')
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const as = (encoding: string) => ({
    text: iconv.decode(buffer, encoding),
    encoding: encoding.toLowerCase(),
    issues: [],
  })
  const label = declared ? widened(declared) : ''
  if (label && !/^utf-?8$/.test(label) && iconv.encodingExists(label)) {
    const attempt = as(label)
    if (!attempt.text.includes('\ufffd')) return attempt
  }
  const broken = brokenUtf8(bytes)
  if (broken) return broken
  const { detect } = await import('chardet')
  const guess = widened(detect(buffer.subarray(0, DETECTION_BYTES)) ?? 'windows-1252')
  const attempt = as(iconv.encodingExists(guess) ? guess : 'windows-1252')
  return label && label !== attempt.encoding ? { ...attempt, issues: [wrongLabel(label, attempt.encoding)] } : attempt
}

function markOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return unmarkedUtf16(bytes)
}

/** UTF-16 without a mark: nearly every other byte of western text is zero. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, DETECTION_BYTES & ~1)
  const zeros = [0, 0]
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  if (odd > 0.35 * sample.length && even < 0.02 * sample.length) return 'utf-16le'
  if (even > 0.35 * sample.length && odd < 0.02 * sample.length) return 'utf-16be'
  return undefined
}

function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Share of characters beyond ASCII that may be broken in a text that is UTF-8 all the same. */
const MAX_BROKEN_SHARE = 0.05

function brokenUtf8(bytes: Uint8Array): Attempt | undefined {
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = text.match(/\ufffd/g)?.length ?? 0
  const beyond = text.match(/[^\p{ASCII}]/gu)?.length ?? 0
  if (broken > MAX_BROKEN_SHARE * beyond) return undefined
  const issue = {
    severity: 'warning',
    code: 'broken-characters',
    message: `${broken} place(s) are no valid UTF-8 and are shown as \ufffd`,
    hint: 'save the file again; it may have been cut off or mixed from two encodings',
    at: text.indexOf('\ufffd'),
  } as const
  return { text, encoding: 'utf-8', issues: [issue] }
}

/** Encodings that files call by the name of a part of them. */
function widened(label: string): string {
  const name = label.trim().toLowerCase()
  if (/^(gb2312|gbk|gb_2312|x-gbk|gb18030)/.test(name)) return 'gb18030'
  return /^(iso-8859-1|latin1|us-ascii|ascii)$/.test(name) ? 'windows-1252' : name
}

function wrongLabel(label: string, encoding: string): Issue {
  return {
    severity: 'info',
    code: 'wrong-encoding-label',
    message: `the file says that it is in ${label.slice(0, 40)}; it was read as ${encoding}`,
    hint: 'check names with accents; save the file as UTF-8 if they are wrong',
  }
}

const NUL = '\u0000'
const HALF_PAIR = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Text with what is no text replaced by U+FFFD, one for one, and an issue that says how much. */
export function cleanText(text: string): { readonly clean: string; readonly cleaned: readonly Issue[] } {
  const clean = text.replaceAll(NUL, '\ufffd').replace(HALF_PAIR, '\ufffd')
  if (clean === text) return { clean, cleaned: [] }
  const changed = differences(text, clean)
  const issue = {
    severity: 'warning',
    code: 'no-characters',
    message: `${changed.count} NUL or broken character(s) are shown as \ufffd`,
    hint: 'save the file again as UTF-8 text',
    at: changed.first,
  } as const
  return { clean, cleaned: [issue] }
}

function differences(before: string, after: string): { readonly count: number; readonly first: number } {
  let count = 0
  let first = -1
  for (let i = 0; i < after.length; i++) {
    if (before.charCodeAt(i) === after.charCodeAt(i)) continue
    count++
    if (first < 0) first = i
  }
  return { count, first }
}

const MAX_CONTROL_SHARE = 0.02

function refuseBinary(text: string): void {
  const sample = text.slice(0, DETECTION_BYTES)
  const controls = sample.match(/(?![\t\n\r\f])\p{Cc}|\ufffd/gu)?.length ?? 0
  if (controls <= MAX_CONTROL_SHARE * sample.length) return
  throw new SourceError({
    code: 'binary-file',
    message: 'this is binary data, not text',
    hint: 'export it as text, or give it the ending of what it is (.docx, .pdf, .xlsx, .zip)',
  })
}
