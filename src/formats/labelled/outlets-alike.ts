import type { Outlet } from '../../model/dialogue.js'
import { type Cues, foldLabel } from './cues.js'

/** The media that a question says have asked alike, in brackets. */
export function outletsAlike(words: string, { alike, outlets }: Cues): readonly Outlet[] {
  return [...words.matchAll(/[([（]([^()[\]（）]{5,120})[)\]）]/g)].flatMap(([, inside = '']) => {
    const start = alike.find((cue) => foldLabel(inside).startsWith(cue))
    if (!start) return []
    return inside
      .slice(start.length)
      .split(/(?<!\s)\s*(?:,|;|&|\band\b)\s*/)
      .flatMap((name) => outlets.find(name.trim()) ?? [])
  })
}
