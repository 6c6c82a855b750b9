import type { PageIndex } from '../publish/page-index.js'
import type { ExchangeText } from '../publish/record.js'
import { byId } from './dom.js'

/** What the page was written with. */
export interface Settings {
  readonly by: string
  readonly includeAnnouncements: boolean
  /** Number of the first exchange of each pack of texts. */
  readonly firsts: readonly number[]
}

/** Labels of every exchange, and the way to their texts. */
export interface Store {
  readonly settings: Settings
  readonly index: PageIndex
  readonly count: number
  /** Undefined where the page leaves the text out. */
  readonly textOf: (i: number) => Promise<ExchangeText | undefined>
  /** Question and answer in small letters, once `loadSearch` is done. */
  readonly searchTextOf: (i: number) => string
  /** Unpacks every text for search; tells how far it is. */
  readonly loadSearch: (progress: (done: number, all: number) => void) => Promise<void>
}

/** Packs that stay unpacked. */
const MAX_OPEN_PACKS = 12

/** Opens the labels and texts that stand in the page. Rejects where the browser cannot unpack them. */
export async function openStore(): Promise<Store> {
  const settings = (await unpack('settings')) as Settings
  const index = (await unpack('index')) as PageIndex
  const count = index.columns.id.length
  const open = new Map<number, Promise<readonly ExchangeText[]>>()
  const search: string[] = []
  const packOf = (i: number) => settings.firsts.findLastIndex((first) => first <= i)
  const openPack = (number: number) => {
    const known = open.get(number)
    if (known) return known
    const texts = unpack(`pack-${number}`) as Promise<readonly ExchangeText[]>
    open.set(number, texts)
    const [oldest] = open.keys()
    if (open.size > MAX_OPEN_PACKS && oldest !== undefined) open.delete(oldest)
    return texts
  }
  const loadSearch: Store['loadSearch'] = async (progress) => {
    if (search.length === count) return
    search.length = 0
    for (let i = 0; i < (settings.firsts[0] ?? count); i++) search.push('')
    for (const [number] of settings.firsts.entries()) {
      for (const { question, answer } of await openPack(number)) search.push(`${question}\n${answer}`.toLowerCase())
      progress(search.length, count)
    }
  }
  return {
    ...{ settings, index, count, loadSearch },
    searchTextOf: (i) => search[i] ?? '',
    textOf: async (i) => {
      const number = packOf(i)
      if (number < 0) return undefined
      return (await openPack(number))[i - (settings.firsts[number] ?? 0)]
    },
  }
}

/** The value packed in a data element: base 64, deflated JSON. */
async function unpack(id: string): Promise<unknown> {
  const binary = atob(byId(id).textContent ?? '')
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i)
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return JSON.parse(await new Response(stream).text())
}
