import { group } from 'd3-array'
import type { Turned } from './found.js'

const ROUNDS = 4

/** Who asks and who answers of the names whose words leave it open: by questions, length, office, and who replies to whom. */
export function inferRoles(turned: readonly Turned[]): ReadonlyMap<string, 'question' | 'answer'> {
  const places = group(turned.keys(), (place) => turned[place]?.candidate.key ?? '')
  const keys = [...places.keys()]
  const mean = turned.reduce((total, { words }) => total + words, 0) / Math.max(1, turned.length)
  const most = [...places.values()].reduce((count, own) => Math.max(count, own.length), 0)
  const opening = turned.find(({ known }) => !known.isModerator)
  const prior = new Map(
    [...places].map(([key, at]) => {
      const own = at.flatMap((place) => turned[place] ?? [])
      const [first] = own
      if (first?.known.role) return [key, first.known.role === 'question' ? 6 : -6] as const
      const asks = own.filter((turn) => turn.asks).length / own.length
      const length = own.reduce((total, turn) => total + turn.words, 0) / own.length / Math.max(1, mean)
      const dominates = own.length >= 3 && own.length === most ? -1 : 0
      const opens =
        first === opening ? (own.every(({ asks: is }) => !is) && isOpener(key, { turned, keys }) ? -4 : -0.5) : 0
      return [
        key,
        4 * (asks - 0.5) +
          (length > 1 ? -1 : 1) * Math.min(1.5, Math.abs(Math.log2(Math.max(0.05, length)))) * 0.7 +
          (first?.known.lean ?? 0) +
          dominates +
          opens,
      ] as const
    }),
  )
  let scores = prior
  for (let round = 0; round < ROUNDS; round++) {
    scores = new Map(
      [...places].map(([key, at]) => [
        key,
        Math.round(((prior.get(key) ?? 0) + neighbourPull(key, { at, turned, scores })) * 1e9) / 1e9,
      ]),
    )
  }
  const least = leastAsking([...scores.values()])
  return new Map(keys.map((key) => [key, (scores.get(key) ?? 0) > least ? 'question' : 'answer']))
}

/** The score above which somebody asks: none where anybody has more, else that of the second who asks most, for somebody must ask. */
function leastAsking(scores: readonly number[]): number {
  const [most = 0, second = 0] = scores.toSorted((a, b) => b - a)
  return most > 0 || scores.length < 2 ? 0 : second
}

const MIN_TURNS = 6
const MAX_OPENINGS = 2

/** Whether a name that speaks first, and once, only opens: it asks nothing, and no other label is a part of it. */
function isOpener(
  key: string,
  { turned, keys }: { readonly turned: readonly Turned[]; readonly keys: readonly string[] },
): boolean {
  const words = key.split(/[\s,]+/)
  const isPart = keys.some((other) => other !== key && words.includes(other.split(/[\s,]+/).at(-1) ?? ''))
  return (
    turned.length >= MIN_TURNS && turned.filter((turn) => turn.candidate.key === key).length <= MAX_OPENINGS && !isPart
  )
}

function neighbourPull(
  key: string,
  {
    at,
    turned,
    scores,
  }: {
    readonly at: readonly number[]
    readonly turned: readonly Turned[]
    readonly scores: ReadonlyMap<string, number>
  },
): number {
  let pull = 0
  let count = 0
  for (const i of at) {
    if (turned[i]?.known.role) continue
    for (const other of [turned[i - 1], turned[i + 1]]) {
      if (!other || other.candidate.key === key || other.known.isModerator) continue
      pull -= Math.tanh((scores.get(other.candidate.key) ?? 0) / 2)
      count++
    }
  }
  return count > 0 ? (2 * pull) / count : 0
}
