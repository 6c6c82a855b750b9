import type { Carrier } from '../model/carrier.js'
import { SourceError } from '../model/issue.js'
import type { ArchiveMember } from './archive/open.js'
import { failedCarrier, type InputFile, type Reader } from './reader.js'

/** Archives of files of any other kind; what cannot be read of one member does not touch the rest. */
export function createZipReader(others: readonly Reader[]): Reader {
  return {
    name: 'zip',
    about: 'Archives of any of these.',
    extensions: ['.zip'],
    maxBytes: 1_000_000_000,
    read: async (file) => {
      const { openArchive } = await import('./archive/open.js')
      const members = (await openArchive(file.bytes)).filter(({ name }) => !isHidden(name))
      if (members.length === 0) throw noMembers()
      const names = uniqueNames(members.map(({ name }) => safeName(name)))
      const carriers: Carrier[] = []
      for (const [i, member] of members.entries()) {
        carriers.push(...(await readMember(member, { file, name: names[i] ?? '', others })))
      }
      return carriers
    },
  }
}

interface MemberContext {
  readonly file: InputFile
  readonly name: string
  readonly others: readonly Reader[]
}

async function readMember(member: ArchiveMember, { file, name, others }: MemberContext): Promise<readonly Carrier[]> {
  const place = `!/${name}`
  try {
    const reader = memberReader(member, { name, others })
    const bytes = await unpack(member)
    if (bytes.length === 0) throw trouble('empty-file', 'the file is empty', 'remove it or save it again')
    const carriers = await reader.read({ name, bytes, tables: file.tables })
    return carriers.map((carrier) => ({ ...carrier, member: place + carrier.member }))
  } catch (error) {
    if (error instanceof SourceError) return [failedCarrier(place, error)]
    throw error
  }
}

function memberReader(
  member: ArchiveMember,
  { name, others }: { readonly name: string; readonly others: readonly Reader[] },
): Reader {
  const extension = /\.[^./]+$/.exec(name.toLowerCase())?.[0] ?? '.txt'
  const reader = others.find(({ extensions }) => extensions.includes(extension))
  if (!reader) {
    const nested =
      extension === '.zip' ? 'archives inside archives are not opened' : `nothing here reads "${extension}"`
    throw trouble('unknown-extension', nested, 'unpack it and convert it to a kind of file that can be read')
  }
  if (member.isEncrypted) throw trouble('encrypted', 'the file is encrypted', 'unpack the archive with its password')
  if (member.bytes > reader.maxBytes) {
    throw trouble('too-large', `the file has ${member.bytes} bytes, more than ${reader.maxBytes}`, 'split it')
  }
  return reader
}

async function unpack(member: ArchiveMember): Promise<Uint8Array> {
  try {
    return await member.read()
  } catch (cause) {
    const message = `the file cannot be unpacked (${cause instanceof Error ? cause.message.slice(0, 200) : String(cause)})`
    throw trouble('broken-archive', message, 'the archive may be cut off: download or save it again')
  }
}

function trouble(code: string, message: string, hint: string): SourceError {
  return new SourceError({ code, message, hint })
}

/** What systems put into archives for themselves. */
function isHidden(name: string): boolean {
  return name.split('/').some((part) => part.startsWith('.') && !/^\.+$/.test(part)) || name.startsWith('__MACOSX/')
}

/** A member's path without steps upwards, so that no `source` points out of its archive. */
function safeName(name: string): string {
  const parts = name.split('/').filter((part) => part !== '' && part !== '.' && part !== '..')
  return parts.join('/') || 'unnamed'
}

function uniqueNames(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : name.replace(/(\.[^./]*)?$/, (extension) => `~${times}${extension}`)
  })
}

function noMembers(): SourceError {
  return trouble('empty-archive', 'the archive holds no file', 'check that the right archive was saved')
}
