import { bisectRight } from 'd3-array'
import { createPairIndex, hashPair } from '../text/pair-index.js'
import { BREAK, type WordSequences } from '../text/words.js'

/** A run of words that came up again and again. */
export interface RepeatedSequence {
  /** In words. */
  readonly length: number
  /** Where it begins, in the numbered words of all texts, ascending. */
  readonly positions: readonly number[]
}

export interface RepetitionRules {
  /** Shortest and longest run that is looked for, in words. */
  readonly minWords: number
  readonly maxWords: number
  /** Fewest texts that a run must stand in, and fewest days. */
  readonly minTexts: number
  readonly minDays: number
  /** The day of each text, as any number of its own. */
  readonly days: Int32Array
}

/** All places where some run of a length stands that is frequent enough, with the run's number. */
interface Level {
  readonly positions: Int32Array
  readonly ids: Int32Array
  readonly runs: number
}

/** Which text a position belongs to, asked for in ascending order. */
function textFinder(starts: Int32Array): (position: number) => number {
  let text = 0
  return (position) => {
    while ((starts[text + 1] ?? Number.POSITIVE_INFINITY) <= position) text += 1
    return text
  }
}

const MAX_BUCKETS = 1 << 24
const ENOUGH = 255

/** Drops pairs that cannot be frequent: those whose bucket was met too seldom. */
function bucketFilter(pairs: Pairs, { rules }: Search): (pair: number) => boolean {
  const size = Math.min(MAX_BUCKETS, 1 << (32 - Math.clz32(Math.max(1024, pairs.count))))
  const times = new Uint8Array(size)
  for (let i = 0; i < pairs.count; i++) {
    const bucket = pairs.hash(i) & (size - 1)
    if ((times[bucket] ?? 0) < ENOUGH) times[bucket] = (times[bucket] ?? 0) + 1
  }
  const enough = Math.min(ENOUGH, rules.minTexts)
  return (pair) => (times[pairs.hash(pair) & (size - 1)] ?? 0) >= enough
}

/** Neighbouring runs of one length: each pair is a run one word longer. */
interface Pairs {
  readonly count: number
  readonly position: (pair: number) => number
  readonly left: (pair: number) => number
  readonly right: (pair: number) => number
  readonly hash: (pair: number) => number
}

interface Search {
  readonly sequences: WordSequences
  readonly rules: RepetitionRules
}

function pairsOf({ positions, ids }: Level): Pairs {
  const places = new Int32Array(positions.length)
  let count = 0
  for (let i = 0; i + 1 < positions.length; i++) {
    if ((positions[i] ?? 0) + 1 === positions[i + 1]) places[count++] = i
  }
  const left = (pair: number) => ids[places[pair] ?? 0] ?? 0
  const right = (pair: number) => ids[(places[pair] ?? 0) + 1] ?? 0
  return {
    ...{ count, left, right },
    position: (pair) => positions[places[pair] ?? 0] ?? 0,
    hash: (pair) => hashPair(left(pair), right(pair)),
  }
}

/** How often each distinct pair was met: in how many texts, and whether on more than one day. */
interface PairTally {
  /** The pairs that may be frequent, and the number of each's distinct pair. */
  readonly kept: Int32Array
  readonly slots: Int32Array
  readonly texts: readonly number[]
  readonly hasTwoDays: readonly boolean[]
}

function keepLikely(pairs: Pairs, search: Search): Int32Array {
  const mayCount = bucketFilter(pairs, search)
  const kept = new Int32Array(pairs.count)
  let count = 0
  for (let pair = 0; pair < pairs.count; pair++) if (mayCount(pair)) kept[count++] = pair
  return kept.subarray(0, count)
}

function tallyPairs(pairs: Pairs, search: Search): PairTally {
  const kept = keepLikely(pairs, search)
  const slotOf = createPairIndex()
  const [texts, lastText, firstDay]: [number[], number[], number[]] = [[], [], []]
  const hasTwoDays: boolean[] = []
  const textOf = textFinder(search.sequences.starts)
  const slots = kept.map((pair) => {
    const slot = slotOf(pairs.left(pair), pairs.right(pair))
    const text = textOf(pairs.position(pair))
    const day = search.rules.days[text] ?? 0
    if (slot === texts.length) {
      texts.push(1)
      lastText.push(text)
      firstDay.push(day)
      hasTwoDays.push(false)
    } else if (lastText[slot] !== text) {
      texts[slot] = (texts[slot] ?? 0) + 1
      lastText[slot] = text
      if (day !== firstDay[slot]) hasTwoDays[slot] = true
    }
    return slot
  })
  return { kept, slots, texts, hasTwoDays }
}

/** The runs one word longer than those of a level that are still frequent enough. */
function lengthen(level: Level, search: Search): Level {
  const { minTexts, minDays } = search.rules
  const pairs = pairsOf(level)
  const { kept, slots, texts, hasTwoDays } = tallyPairs(pairs, search)
  let runs = 0
  const idBySlot = Int32Array.from(texts, (count, slot) =>
    count >= minTexts && (minDays < 2 || hasTwoDays[slot]) ? runs++ : -1,
  )
  const positions = new Int32Array(kept.length)
  const ids = new Int32Array(kept.length)
  let at = 0
  for (let k = 0; k < kept.length; k++) {
    const id = idBySlot[slots[k] ?? 0] ?? -1
    if (id < 0) continue
    positions[at] = pairs.position(kept[k] ?? 0)
    ids[at++] = id
  }
  return { positions: positions.slice(0, at), ids: ids.slice(0, at), runs }
}

function singleWords({ sequences, rules }: Search): Level {
  const { tokens, starts } = sequences
  const words = tokens.reduce((most, token) => Math.max(most, token), -1) + 1
  const texts = new Int32Array(words)
  const last = new Int32Array(words).fill(-1)
  const textOf = textFinder(starts)
  for (const [position, token] of tokens.entries()) {
    if (token === BREAK) continue
    const text = textOf(position)
    if (last[token] !== text) texts[token] = (texts[token] ?? 0) + 1
    last[token] = text
  }
  const isFrequent = (token: number) => token !== BREAK && (texts[token] ?? 0) >= rules.minTexts
  const positions = new Int32Array(tokens.reduce((sum, token) => sum + (isFrequent(token) ? 1 : 0), 0))
  let at = 0
  for (const [position, token] of tokens.entries()) if (isFrequent(token)) positions[at++] = position
  return { positions, ids: positions.map((position) => tokens[position] ?? 0), runs: words }
}

/** The places of each run of a level, most places first, then the earliest. */
function placesByRun({ positions, ids, runs }: Level): readonly Int32Array[] {
  const starts = new Int32Array(runs + 1)
  for (const id of ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1
  for (let id = 0; id < runs; id++) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0)
  const next = starts.slice()
  const sorted = new Int32Array(ids.length)
  for (const [i, id] of ids.entries()) {
    sorted[next[id] ?? 0] = positions[i] ?? 0
    next[id] = (next[id] ?? 0) + 1
  }
  const places = Array.from({ length: runs }, (_, id) => sorted.subarray(starts[id], starts[id + 1]))
  return places.sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0))
}

/** Whether the places not yet covered by longer runs would still make the run frequent. */
function isNews(places: Int32Array, { words, covered, search }: Coverage): boolean {
  const { sequences, rules } = search
  const texts = new Set<number>()
  const days = new Set<number>()
  for (const position of places) {
    let known = 0
    for (let i = position; i < position + words; i++) known += covered[i] ?? 0
    if (known * 2 > words) continue
    const text = bisectRight(sequences.starts, position) - 1
    texts.add(text)
    days.add(rules.days[text] ?? 0)
  }
  return texts.size >= rules.minTexts && days.size >= rules.minDays
}

interface Coverage {
  readonly words: number
  readonly covered: Uint8Array
  readonly search: Search
}

/**
 * Runs of words that come up in enough texts on enough days, merged to the longest: a shorter run is
 * named only where it stands often enough outside the longer ones.
 *
 * Shape: longest first, then by how often, then by where they begin.
 * Edge: runs never cross a break. `minDays` is 1 or 2 for the search itself.
 * Source: the level-wise search of Agrawal & Srikant 1994, over runs of neighbouring words; pairs that
 * cannot be frequent are dropped by hashed counts as in Park, Chen & Yu 1995.
 */
export function findRepeatedSequences(sequences: WordSequences, rules: RepetitionRules): readonly RepeatedSequence[] {
  const search = { sequences, rules }
  const levels: Level[] = []
  let level = singleWords(search)
  for (let words = 2; words <= rules.maxWords && level.positions.length > 0; words++) {
    level = lengthen(level, search)
    if (words >= rules.minWords) levels.push(level)
  }
  const covered = new Uint8Array(sequences.tokens.length)
  const found: RepeatedSequence[] = []
  for (let i = levels.length - 1; i >= 0; i--) {
    const words = rules.minWords + i
    const current = levels[i]
    for (const places of current ? placesByRun(current) : []) {
      if (!isNews(places, { words, covered, search })) continue
      for (const position of places) covered.fill(1, position, position + words)
      found.push({ length: words, positions: [...places] })
    }
  }
  return found
}
