import { classifyLabel, type LabelClass } from './classify.js'
import { type Cues, foldLabel } from './cues.js'
import type { Candidate } from './labels.js'
import type { Line } from './lines.js'

/** A label that the whole text confirms, with who it makes speak. */
export interface AcceptedLabel {
  readonly candidate: Candidate
  readonly role: 'question' | 'answer'
  readonly known: LabelClass
  /** 0-1: how sure the label and its role are. */
  readonly confidence: number
}

interface Found {
  readonly line: number
  readonly candidate: Candidate
  readonly known: LabelClass
}

interface Turned extends Found {
  readonly asks: boolean
  readonly words: number
}

export interface InventoryContext {
  readonly text: string
  readonly lines: readonly Line[]
  readonly candidates: readonly (Candidate | undefined)[]
  readonly cues: Cues
  readonly speakers: readonly string[]
  /** The first line that may hold a turn. */
  readonly from: number
}

/** Which of the candidates are labels, by line, and whether they ask or answer: worked out from the whole text. */
export function takeInventory(context: InventoryContext): ReadonlyMap<number, AcceptedLabel> {
  const speakers = context.speakers.map(foldLabel)
  const all = context.candidates.flatMap((candidate, line): readonly Found[] =>
    candidate && line >= context.from
      ? [{ line, candidate, known: classifyLabel(candidate, { cues: context.cues, speakers }) }]
      : [],
  )
  const shaped = keepShapes(all, context)
  const styled = keepStyle(shaped)
  const firm = styled.filter((found) => isFirm(found, { all: styled, context }))
  const turned = firm.map((found, i) => weigh(found, firm[i + 1], context))
  const roles = inferRoles(turned)
  const accepted = new Map<number, AcceptedLabel>()
  for (const found of turned) {
    const role = found.known.role ?? roles.get(found.candidate.key) ?? 'question'
    accepted.set(found.line, {
      candidate: found.candidate,
      role,
      known: found.known,
      confidence: found.known.role ? 0.98 : 0.85,
    })
  }
  for (const single of styled.filter(({ line }) => !accepted.has(line))) {
    const role = singleRole(single, { accepted, context })
    if (role) accepted.set(single.line, { candidate: single.candidate, role, known: single.known, confidence: 0.75 })
  }
  return accepted
}

/** Leaves out bare letters and lone words where the text does not use them for labels. */
function keepShapes(all: readonly Found[], { lines }: InventoryContext): readonly Found[] {
  const bareQ = all.filter(({ candidate }) => candidate.shape === 'bare' && candidate.words === 'Q')
  const colonAnswers = all.filter(({ candidate, known }) => candidate.shape === 'colon' && known.role === 'answer')
  const caps = all.filter(
    ({ candidate }) => candidate.shape === 'colon' && candidate.isCaps && candidate.words.length > 1,
  )
  const allowsBareA = bareQ.length > 0 && colonAnswers.length === 0 && caps.length < 2
  return all.filter(({ candidate, known, line }) => {
    if (candidate.shape === 'bare')
      return candidate.words === 'Q' || (allowsBareA && (candidate.gap > 1 || bareQ.some((q) => q.candidate.gap === 1)))
    if (candidate.shape !== 'alone') return true
    const next = lines[line + 1]
    return (
      Boolean(next) &&
      known.isKnown &&
      (known.isGeneric || (bareQ.length === 0 && candidate.isProper)) &&
      candidate.words.length < 40
    )
  })
}

const MIN_STYLED = 3
const STYLED_SHARE = 0.8

/** Where a text sets its labels in capitals, other words before a colon are none. */
function keepStyle(all: readonly Found[]): readonly Found[] {
  const colons = all.filter(
    ({ candidate, known }) => candidate.shape === 'colon' && (known.isKnown || candidate.isCaps || known.lean !== 0),
  )
  const caps = colons.filter(({ candidate }) => candidate.isCaps)
  const bareQ = all.some(({ candidate }) => candidate.shape === 'bare' && candidate.words === 'Q')
  const named = caps.filter(({ candidate }) => candidate.words.length > 1)
  const isCapsText = named.length >= (bareQ ? 1 : MIN_STYLED) && caps.length >= STYLED_SHARE * colons.length
  return isCapsText ? all.filter(({ candidate }) => candidate.shape !== 'colon' || candidate.isCaps) : all
}

function isFirm(
  { candidate, known }: Found,
  { all, context }: { readonly all: readonly Found[]; readonly context: InventoryContext },
): boolean {
  if (known.isKnown) return true
  if (!candidate.isProper || candidate.shape === 'alone') return false
  if (candidate.shape === 'timed') return true
  if (known.lean <= -2.5 && candidate.isCaps) return true
  const hasStamp = /^\s*[*_]{0,2}[:：][*_]{0,2}\s*[[(]?\d{1,2}:\d{2}/.test(
    context.text.slice(candidate.end, candidate.end + 20),
  )
  if (hasStamp) return true
  const same = all.filter((other) => other.candidate.key === candidate.key)
  const family = /^(.+?)\s*\d{1,3}$/.exec(candidate.key)?.[1]
  if (
    family &&
    all.filter((other) => other.candidate.key.startsWith(`${family} `) && /\d$/.test(other.candidate.key)).length >= 2
  )
    return true
  return (
    same.length >= 2 &&
    same.some(
      (found, i) =>
        i > 0 &&
        all.some(
          ({ line, candidate: other }) =>
            other.key !== candidate.key && line > (same[i - 1]?.line ?? 0) && line < found.line,
        ),
    )
  )
}

function weigh(found: Found, next: Found | undefined, { text, lines }: InventoryContext): Turned {
  const end = next ? next.candidate.start : (lines.at(-1)?.end ?? text.length)
  const said = text.slice(found.candidate.textStart, end)
  const shown = said.slice(0, 4000)
  return {
    ...found,
    asks: /[?？]/.test(shown.slice(-400)) || (shown.length < 1500 && /[?？]/.test(shown)),
    words: said.split(/\s+/).length,
  }
}

const ROUNDS = 4

/** Who asks and who answers of the names whose words leave it open: by questions, length, office, and who replies to whom. */
function inferRoles(turned: readonly Turned[]): ReadonlyMap<string, 'question' | 'answer'> {
  const keys = [...new Set(turned.map(({ candidate }) => candidate.key))]
  const mean = turned.reduce((total, { words }) => total + words, 0) / Math.max(1, turned.length)
  const most = Math.max(0, ...keys.map((key) => turned.filter((turn) => turn.candidate.key === key).length))
  const prior = new Map(
    keys.map((key) => {
      const own = turned.filter((turn) => turn.candidate.key === key)
      const [first] = own
      if (first?.known.role) return [key, first.known.role === 'question' ? 6 : -6] as const
      const asks = own.filter((turn) => turn.asks).length / own.length
      const length = own.reduce((total, turn) => total + turn.words, 0) / own.length / Math.max(1, mean)
      const dominates = own.length >= 3 && own.length === most ? -1 : 0
      const opens = turned[0]?.candidate.key === key ? -0.5 : 0
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
      keys.map((key) => [
        key,
        Math.round(((prior.get(key) ?? 0) + neighbourPull(key, { turned, scores })) * 1e9) / 1e9,
      ]),
    )
  }
  return new Map(keys.map((key) => [key, (scores.get(key) ?? 0) > 0 ? 'question' : 'answer']))
}

function neighbourPull(
  key: string,
  { turned, scores }: { readonly turned: readonly Turned[]; readonly scores: ReadonlyMap<string, number> },
): number {
  let pull = 0
  let count = 0
  turned.forEach((turn, i) => {
    if (turn.candidate.key !== key || turn.known.role) return
    for (const other of [turned[i - 1], turned[i + 1]]) {
      if (!other || other.candidate.key === key || other.known.isModerator) continue
      pull -= Math.tanh((scores.get(other.candidate.key) ?? 0) / 2)
      count++
    }
  })
  return count > 0 ? (2 * pull) / count : 0
}

/** A name seen once is a label where it stands between an answer and an answer and something is asked, or the text is marked so. */
function singleRole(
  single: Found,
  { accepted, context }: { readonly accepted: ReadonlyMap<number, AcceptedLabel>; readonly context: InventoryContext },
): 'question' | 'answer' | undefined {
  if (!single.candidate.isProper || single.candidate.shape === 'alone') return undefined
  const lines = [...accepted.keys()].toSorted((a, b) => a - b)
  const before = accepted.get(lines.findLast((line) => line < single.line) ?? -1)
  const nextLine = lines.find((line) => line > single.line)
  const after = accepted.get(nextLine ?? -1)
  const end = nextLine === undefined ? context.text.length : (context.lines[nextLine]?.start ?? context.text.length)
  const said = context.text.slice(single.candidate.textStart, end)
  const isQuestionLine = context.lines[single.line]?.isBold ?? false
  if (
    before?.role !== 'question' &&
    after?.role === 'answer' &&
    (/[?？]/.test(said.slice(0, 1500)) || isQuestionLine || single.known.lean > 0)
  )
    return 'question'
  if (before?.role === 'question' && after?.role !== 'answer' && single.known.lean < 0) return 'answer'
  if (!before && after?.role === 'question' && (single.known.lean < 0 || single.line === context.from)) return 'answer'
  return undefined
}
