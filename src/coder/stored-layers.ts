import type { AppliedDoc, Recall } from '../engine/apply.js'
import type { Cache } from './cache.js'
import type { Outline } from './outline.js'
import { type PackedResult, packResult, unpackResult } from './pack.js'

/** What is stored of a transcript: each stage's result with the key it was worked out under. */
type StoredLayers = Readonly<Record<string, { readonly key: string; readonly result: PackedResult }>>

interface LayerPlace {
  readonly cache: Cache
  readonly outline: Outline
  readonly key: string
  readonly text: string
}

/** Recalls what stages gave before under the same key, and keeps what they give now. */
export function recallLayers({ cache, outline, key, text }: LayerPlace): {
  readonly recall: Recall
  readonly keep: (applied: AppliedDoc) => void
} {
  if (!cache.isOn) return { recall: () => undefined, keep: () => {} }
  const stored = (cache.read('layers', key) ?? {}) as StoredLayers
  const keyOf = new Map(outline.stages.map((stage) => [stage.name, stage.key]))
  return {
    recall: (name) => {
      const entry = stored[name]
      return entry && entry.key === keyOf.get(name) ? unpackResult(entry.result, text) : undefined
    },
    keep: ({ results }) => {
      const entries = [...results].map(([name, result]) => [
        name,
        { key: keyOf.get(name) ?? '', result: packResult(result) },
      ])
      cache.write('layers', key, Object.fromEntries(entries))
    },
  }
}
