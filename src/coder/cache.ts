import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** Results stored by what they were made of: the same key never means another result. */
export interface Cache {
  /** Whether anything is stored at all. */
  readonly isOn: boolean
  /** The value stored under a key; undefined where there is none, or where it is damaged. */
  readonly read: (kind: string, key: string) => unknown
  readonly write: (kind: string, key: string, value: unknown) => void
}

const CHECKSUM_BYTES = 32
/** Fast compression: the entries are read far more often than disk is short. */
const DEFLATE = { level: 1 } as const

/**
 * A cache in a folder; one file an entry, written whole or not at all.
 *
 * Edge: an entry whose checksum does not match counts as absent. Without a folder nothing is stored.
 */
export function openCache(folder: string): Cache {
  if (folder === '') return { isOn: false, read: () => undefined, write: () => {} }
  const placeOf = (kind: string, key: string) => join(folder, key.slice(0, 2), `${key.slice(2)}.${kind}`)
  return {
    isOn: true,
    read: (kind, key) => readEntry(placeOf(kind, key)),
    write: (kind, key, value) => {
      mkdirSync(join(folder, key.slice(0, 2)), { recursive: true })
      writeWhole(placeOf(kind, key), encode(value))
    },
  }
}

function readEntry(path: string): unknown {
  try {
    const bytes = readFileSync(path)
    const payload = bytes.subarray(CHECKSUM_BYTES)
    if (!checksumOf(payload).equals(bytes.subarray(0, CHECKSUM_BYTES))) return undefined
    return deserialize(inflateRawSync(payload))
  } catch {
    return undefined
  }
}

function encode(value: unknown): Buffer {
  const payload = deflateRawSync(serialize(value), DEFLATE)
  return Buffer.concat([checksumOf(payload), payload])
}

function checksumOf(payload: Uint8Array): Buffer {
  return createHash('sha256').update(payload).digest()
}

/** Writes beside the place and renames, so that a reader or a kill never meets half an entry. */
function writeWhole(path: string, bytes: Buffer): void {
  const temporary = `${path}.${randomUUID()}.tmp`
  writeFileSync(temporary, bytes)
  renameSync(temporary, path)
}
