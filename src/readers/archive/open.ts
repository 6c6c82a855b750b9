import type { Entry, ZipFile } from 'yauzl'
import { SourceError } from '../../model/issue.js'

/** What an archive may hold, so that a small file cannot fill the memory. */
export interface ArchiveLimits {
  readonly maxMembers: number
  /** Unpacked bytes of all members together. */
  readonly maxBytes: number
  /** Unpacked by packed bytes, of the archive as a whole. */
  readonly maxRatio: number
}

export const DEFAULT_LIMITS: ArchiveLimits = { maxMembers: 20_000, maxBytes: 1_000_000_000, maxRatio: 250 }

/** Below this many unpacked bytes no ratio is suspect. */
const HARMLESS_BYTES = 50_000_000

/** One member of an archive: its name, and its bytes when asked for. */
export interface ArchiveMember {
  readonly name: string
  readonly bytes: number
  readonly isEncrypted: boolean
  /** Rejects where the member is broken, or longer than the archive says. */
  readonly read: () => Promise<Uint8Array>
}

/** The files of an archive, in its order. Throws SourceError for what is no archive, is cut off or is a bomb. */
export async function openArchive(
  bytes: Uint8Array,
  limits: ArchiveLimits = DEFAULT_LIMITS,
): Promise<readonly ArchiveMember[]> {
  const yauzl = await import('yauzl')
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const members: ArchiveMember[] = []
  try {
    const zip = await yauzl.fromBufferPromise(buffer, { decodeStrings: false, lazyEntries: true, autoClose: false })
    if (zip.entryCount > limits.maxMembers)
      throw tooLarge(`has ${zip.entryCount} members, more than ${limits.maxMembers}`)
    for await (const entry of zip.eachEntry()) {
      const name = await nameOf(entry)
      if (name.endsWith('/')) continue
      members.push({
        ...{ name, bytes: entry.uncompressedSize, isEncrypted: entry.isEncrypted() },
        read: () => readEntry(zip, entry),
      })
    }
  } catch (cause) {
    if (cause instanceof SourceError) throw cause
    throw broken(cause)
  }
  refuseBomb(members, { packed: bytes.length, limits })
  return members
}

/** Unpacks an archive once and throws it away: for libraries that would unpack a bomb without a limit. */
export async function checkArchive(bytes: Uint8Array, limits: ArchiveLimits = DEFAULT_LIMITS): Promise<void> {
  for (const member of await openArchive(bytes, limits)) {
    try {
      await member.read()
    } catch (cause) {
      throw broken(cause)
    }
  }
}

function refuseBomb(
  members: readonly ArchiveMember[],
  { packed, limits }: { readonly packed: number; readonly limits: ArchiveLimits },
): void {
  const unpacked = members.reduce((sum, { bytes }) => sum + bytes, 0)
  if (unpacked > limits.maxBytes) throw tooLarge(`unpacks to ${unpacked} bytes, more than ${limits.maxBytes}`)
  if (unpacked > HARMLESS_BYTES && unpacked > limits.maxRatio * packed) {
    throw tooLarge(`unpacks to ${Math.round(unpacked / packed)} times its size, more than ${limits.maxRatio}`)
  }
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const stream = await zip.openReadStreamPromise(entry)
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) if (chunk instanceof Uint8Array) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const UTF8_NAME_FLAG = 0x800

/** A member's name with `/`: in UTF-8 where it says so or is so, else in the encoding of Chinese Windows. */
async function nameOf(entry: Entry): Promise<string> {
  const raw = entry.fileNameRaw
  const utf8 = raw.toString('utf8')
  if ((entry.generalPurposeBitFlag & UTF8_NAME_FLAG) !== 0 || !utf8.includes('\ufffd'))
    return utf8.replaceAll('\\', '/')
  const { default: iconv } = await import('iconv-lite')
  return iconv.decode(raw, 'gb18030').replaceAll('\\', '/')
}

function tooLarge(what: string): SourceError {
  return new SourceError({
    code: 'archive-too-large',
    message: `the archive ${what}`,
    hint: 'unpack it, look at it, and give the files or several smaller archives',
  })
}

function broken(cause: unknown): SourceError {
  return new SourceError({
    code: 'broken-archive',
    message: `the archive cannot be unpacked (${cause instanceof Error ? cause.message.slice(0, 200) : String(cause)})`,
    hint: 'it may be cut off: download or save it again',
    cause,
  })
}
