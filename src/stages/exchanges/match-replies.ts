import type { Span } from '../../model/span.js'
import type { Asked } from './asked.js'
import type { ReplyCue } from './part-cues.js'

/** A stretch of an answer that begins by saying what it turns to. */
export interface Reply extends Span {
  /** Absent for what stands before the first. */
  readonly cue: ReplyCue | undefined
  /** Stems of what it says it is about. */
  readonly about: ReadonlySet<string>
  readonly content: ReadonlySet<string>
}

/** A reply with the questions that it answers: `from` to `to`, both included. */
export interface Matched {
  readonly from: number
  readonly to: number
  readonly reply: Reply
}

/** Gives each reply the questions it turns to, and those that nobody turned to to their neighbours; empty where fewer than two replies find one. */
export function matchReplies(asked: readonly Asked[], replies: readonly Reply[]): readonly Matched[] {
  const items = itemsOf(asked, highest(replies))
  const anchored: Matched[] = []
  for (const reply of replies) {
    const item = reply.cue && items[placeOf(reply, { items, asked, anchored })]
    const last = anchored.at(-1)
    if (item && !anchored.some(({ from, to }) => from <= item.to && item.from <= to)) {
      anchored.push({ ...item, reply })
    } else if (item && reply.cue?.kind === 'number' && last && last.from !== item.from) return []
    else if (last) anchored[anchored.length - 1] = { ...last, reply: join(last.reply, reply) }
    else anchored.push({ from: -1, to: -1, reply })
  }
  return spread(withOpening(anchored, asked), asked)
}

function join(reply: Reply, more: Reply): Reply {
  return { ...reply, end: more.end, content: new Set([...reply.content, ...more.content]) }
}

interface Item {
  readonly from: number
  readonly to: number
}

function highest(replies: readonly Reply[]): number {
  return Math.max(2, ...replies.map(({ cue }) => (cue?.number ?? -1) + 1))
}

/** Questions as they are counted: by the numbers they give themselves, by words that add one, or one by one. */
function itemsOf(asked: readonly Asked[], count: number): readonly Item[] {
  const levels = [2, 1, 0, -1].map((onset) => startingAt(asked, onset))
  return levels.find((items) => items.length >= count) ?? levels.at(-1) ?? []
}

function startingAt(asked: readonly Asked[], onset: number): readonly Item[] {
  const starts = asked.flatMap((one, i) => (i === 0 || (one.onset >= onset && one.number !== 0) ? [i] : []))
  return starts.map((from, i) => ({ from, to: (starts[i + 1] ?? asked.length) - 1 }))
}

interface Place {
  readonly items: readonly Item[]
  readonly asked: readonly Asked[]
  readonly anchored: readonly Matched[]
}

/** Which item a reply turns to; −1 where that does not show. */
function placeOf({ cue, about }: Reply, { items, asked, anchored }: Place): number {
  if (cue?.kind === 'number') return cue.number
  if (cue?.kind === 'last') return items.length - 1
  const said = new Set(anchored.flatMap(({ reply }) => [...reply.content]))
  const told = mostAlike(new Set([...about].filter((stem) => !said.has(stem))), { items, asked })
  if (told >= 0 || cue?.kind === 'about') return told
  const free = items.flatMap(({ from }, i) => (anchored.some((other) => other.from === from) ? [] : [i]))
  if (cue?.kind === 'other') return items.length === 2 && free.length === 1 ? (free[0] ?? -1) : -1
  return free.includes(items.length - 1) ? items.length - 1 : -1
}

/** The item that shares most words with a phrase, where it has one that no other item has; −1 where none stands out. */
function mostAlike(about: ReadonlySet<string>, { items, asked }: Omit<Place, 'anchored'>): number {
  const shared = items.map(({ from, to }) => {
    const content = new Set(asked.slice(from, to + 1).flatMap((one) => [...one.content]))
    return [...about].filter((stem) => content.has(stem))
  })
  const own = shared.map((stems, i) => stems.filter((stem) => shared.every((all, j) => i === j || !all.includes(stem))))
  const most = Math.max(...own.map(({ length }) => length))
  const best = own.flatMap(({ length }, i) => (length === most ? [i] : []))
  return most > 0 && best.length === 1 ? (best[0] ?? -1) : -1
}

/** Shared words that it takes to give what stands before the first marker to a later question. */
const MIN_SHARED = 2

/**
 * Gives what stands before the first marker to the questions before the one that it turns to, or to a later one that it
 * speaks of where it turns to the first; else to the reply behind it.
 */
function withOpening(anchored: readonly Matched[], asked: readonly Asked[]): readonly Matched[] {
  const [opening, next, ...rest] = anchored
  if (!opening || opening.from >= 0) return anchored
  if (!next) return []
  const later = [next, ...rest]
  const shared = asked.map((one) => [...one.content].filter((stem) => opening.reply.content.has(stem)).length)
  const there = Math.max(...shared.slice(next.from, next.to + 1))
  const isSpokenOf = (i: number) =>
    next.reply.cue?.kind === 'number' && (shared[i] ?? 0) >= Math.max(MIN_SHARED, there + 1)
  const free = asked.findIndex(
    (one, i) =>
      !later.some(({ from, to }) => from <= i && i <= to) &&
      (i < next.from ? i === 0 || one.onset >= 0 : isSpokenOf(i)),
  )
  if (free >= 0) return [{ ...opening, from: free, to: free }, ...later]
  return [{ ...next, reply: { ...join(opening.reply, next.reply), cue: next.reply.cue } }, ...rest]
}

/** Stretches every match to its neighbours, so that each question belongs to one; in the order of the questions. */
function spread(matched: readonly Matched[], asked: readonly Asked[]): readonly Matched[] {
  if (matched.length < 2) return []
  const ordered = matched.toSorted((a, b) => a.from - b.from)
  const starts = ordered.map((match, i) => {
    const before = ordered[i - 1]
    return before ? cutBetween(before, { match, asked }) : 0
  })
  return ordered.map((match, i) => ({
    ...match,
    from: starts[i] ?? match.from,
    to: (starts[i + 1] ?? asked.length) - 1,
  }))
}

/** Where the later of two matches begins: at the clearest onset between them, by the words of both, the latest of equals. */
function cutBetween(
  before: Matched,
  { match, asked }: { readonly match: Matched; readonly asked: readonly Asked[] },
): number {
  let best = match.from
  let most = Number.NEGATIVE_INFINITY
  for (let cut = before.to + 1; cut <= match.from; cut++) {
    const near = asked.slice(before.to + 1, match.from)
    const fit = near.reduce((sum, one, i) => {
      const { content } = i < cut - before.to - 1 ? before.reply : match.reply
      return sum + [...one.content].filter((stem) => content.has(stem)).length
    }, 0)
    const score = 3 * (asked[cut]?.onset ?? 0) + fit
    if (score >= most) {
      most = score
      best = cut
    }
  }
  return best
}
