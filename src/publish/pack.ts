import { deflateSync, strToU8 } from 'fflate'
import type { ExchangeRecord, ExchangeText } from './record.js'

/** Most characters of packed texts that a page holds: what opens quickly and can be mailed. */
export const MAX_TEXT_CHARS = 50_000_000

/** The packs that fit a page, the newest of them, and how many exchanges are left without their texts. */
export function fitPacks(
  packs: readonly Pack[],
  maxChars = MAX_TEXT_CHARS,
): { readonly packs: readonly Pack[]; readonly leftOut: number } {
  let chars = 0
  const kept = packs.findLastIndex((pack) => {
    chars += pack.base64.length
    return chars > maxChars
  })
  const fitting = packs.slice(kept + 1)
  return { packs: fitting, leftOut: fitting[0]?.first ?? 0 }
}

/** Characters of text that are packed together. */
const PACK_CHARS = 600_000

/** Texts that are stored together. */
export interface Pack {
  /** Number of its first exchange. */
  readonly first: number
  readonly base64: string
}

/** Gathers exchanges and packs them as they come, so that a run's texts never stand in memory whole. */
export function createPacker(emit: (pack: Pack) => void): {
  readonly add: (exchange: ExchangeRecord) => void
  readonly end: () => void
} {
  let waiting: string[] = []
  let chars = 0
  let first = 0
  const flush = () => {
    if (waiting.length === 0) return
    emit({ first, base64: packText(`[${waiting.join(',')}]`) })
    first += waiting.length
    waiting = []
    chars = 0
  }
  return {
    add: (exchange) => {
      const text = JSON.stringify(textOf(exchange))
      waiting.push(text)
      chars += text.length
      if (chars >= PACK_CHARS) flush()
    },
    end: flush,
  }
}

/** Text as it stands in a page: deflated, in base 64, so that nothing in it can be markup. */
export function packText(text: string): string {
  return Buffer.from(deflateSync(strToU8(text), { level: 6 })).toString('base64')
}

function textOf(exchange: ExchangeRecord): ExchangeText {
  const { question, answer, outletLabel, speakers, followUpOf, topics, event, level, reply } = exchange
  const { acts, statements, names, marks } = exchange
  return {
    ...{ question, answer, outletLabel, speakers, followUpOf, topics, event, level, reply },
    ...{ acts, statements, names, marks },
  }
}
