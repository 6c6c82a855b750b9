import type { StageResult } from '../engine/stage.js'
import type { LayerName } from '../model/layers.js'
import type { Token } from '../model/token.js'
import { foldMarks } from '../text/normalise.js'

/** Tokens as columns: a tenth of the room, and quicker to store than one object a token. */
interface PackedTokens {
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  readonly kinds: Uint8Array
  readonly partsOfSpeech: Uint8Array
  /** The values that `kinds` and `partsOfSpeech` count into. */
  readonly kindNames: readonly string[]
  readonly posNames: readonly string[]
}

/** A stage's result in the form that is stored. */
export type PackedResult = Omit<Partial<StageResult<LayerName>>, 'tokens'> & { readonly packedTokens?: PackedTokens }

/** A stage's result for the cache. */
export function packResult(result: Partial<StageResult<LayerName>>): PackedResult {
  const { tokens, ...rest } = result
  return tokens ? { ...rest, packedTokens: packTokens(tokens) } : rest
}

/** The result that was packed; `text` is the transcript's. */
export function unpackResult({ packedTokens, ...rest }: PackedResult, text: string): Partial<StageResult<LayerName>> {
  const unpacked = packedTokens ? { ...rest, tokens: unpackTokens(packedTokens, text) } : rest
  return unpacked as Partial<StageResult<LayerName>>
}

function packTokens(tokens: readonly Token[]): PackedTokens {
  const kindNames: string[] = []
  const posNames: string[] = []
  return {
    starts: Uint32Array.from(tokens, ({ start }) => start),
    ends: Uint32Array.from(tokens, ({ end }) => end),
    kinds: Uint8Array.from(tokens, ({ kind }) => placeIn(kindNames, kind)),
    partsOfSpeech: Uint8Array.from(tokens, ({ partOfSpeech }) => placeIn(posNames, partOfSpeech)),
    ...{ kindNames, posNames },
  }
}

function placeIn(names: string[], name: string): number {
  const place = names.indexOf(name)
  return place >= 0 ? place : names.push(name) - 1
}

function unpackTokens(
  { starts, ends, kinds, partsOfSpeech, kindNames, posNames }: PackedTokens,
  text: string,
): Token[] {
  return Array.from(starts, (start, i) => {
    const end = ends[i] ?? start
    return {
      ...{ start, end, norm: foldMarks(text.slice(start, end)).toLowerCase() },
      kind: (kindNames[kinds[i] ?? 0] ?? 'other') as Token['kind'],
      partOfSpeech: posNames[partsOfSpeech[i] ?? 0] ?? 'X',
    }
  })
}
