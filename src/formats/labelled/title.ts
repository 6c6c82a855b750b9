import type { Institution } from '../../knowledge/institutions.js'
import { dateIn } from './dates.js'
import { CUE } from './furniture.js'
import type { HeaderCues } from './header-cues.js'
import { longestTitle } from './institution-of.js'

const MAX_TITLE = 320

/** A title without marks of type and blanks in a row. */
export function tidyTitle(title: string): string {
  return title.replace(/^[#*\s]+|[*\s]+$/g, '').replace(/\s+/g, ' ')
}

/** The first line that names an institution and a date; else the first that names an institution or is a heading. */
export function findTitle(
  shown: readonly string[],
  {
    institutions,
    cues,
    told,
  }: { readonly institutions: readonly Institution[]; readonly cues: HeaderCues; readonly told: string },
): number {
  const same = told.length > 12 ? shown.indexOf(told) : -1
  if (same >= 0) return same
  const isShort = (line: string) => line.length > 12 && line.length < MAX_TITLE && !/[?？]|\.$/.test(line)
  const named = shown.map((line) => isShort(line) && !/[>»]/.test(line) && longestTitle(line, institutions) > 0)
  const full = shown.findIndex((line, i) => named[i] && dateIn(line) !== undefined)
  if (full >= 0) return full
  const first = named.indexOf(true)
  const isTitle = (line: string) => isShort(line) && cues.title.test(line)
  if (first >= 0 && first < 60) return isTitle(shown[first] ?? '') ? first : titleAbove(shown, { first, isTitle })
  return shown
    .slice(0, 8)
    .findIndex(
      (line, at) =>
        isTitle(line) &&
        !CUE.test(shown[at - 1] ?? '') &&
        (!/(?<!["”»])[:：]\s/.test(line) || dateIn(line) !== undefined),
    )
}

const MIN_TITLE_WORDS = 5

/** The title above a line that only names an office or a house; that line where there is none. */
function titleAbove(
  shown: readonly string[],
  { first, isTitle }: { readonly first: number; readonly isTitle: (line: string) => boolean },
): number {
  const above = shown
    .slice(0, first)
    .findIndex((line) => isTitle(line) && line.split(' ').length >= MIN_TITLE_WORDS && !/[>»|:：]/.test(line))
  return above >= 0 ? above : first
}
