import { group } from 'd3-array'
import { type CellOf, fieldReader, type Pair, type RawRow, type RawTable } from './pairs.js'

interface Utterance {
  readonly raw: RawRow
  readonly id: string
  readonly parent: string
  readonly text: string
}

/**
 * Utterances that name the one they reply to, as pairs: a question with all replies to it.
 *
 * An utterance asks when its own role says so; where roles are not given, the first of a conversation asks, a reply to
 * a question answers, and a reply to an answer asks again. One that nobody replies to and that replies to nobody is an
 * answer alone. The row is that of the question.
 */
export function pairUtterances({ rows }: RawTable, cellOf: CellOf): readonly Pair[] {
  const all = rows.map((raw) => ({
    raw,
    id: cellOf(raw, 'id').trim(),
    parent: cellOf(raw, 'reply_to').trim(),
    text: cellOf(raw, 'text'),
  }))
  const asks = askers(all, cellOf)
  const replies = group(
    all.filter((utterance) => utterance.parent && !asks(utterance)),
    ({ parent }) => parent,
  )
  const fieldsOf = fieldReader(rows, cellOf)
  const byId = new Map(all.map((utterance) => [utterance.id, utterance]))
  return all.flatMap((utterance): Pair[] => {
    const { raw, id, parent, text } = utterance
    const answers = asks(utterance) ? (replies.get(id) ?? []) : []
    const origin = byId.get(parent)
    if (!asks(utterance) && origin && asks(origin)) return []
    const isAlone = answers.length === 0 && !(asks(utterance) && (parent || isRole(cellOf(raw, 'turn'), QUESTION)))
    const { fields, issues } = fieldsOf(raw)
    const { speaker = '', ...others } = fields
    const answerer = answers[0] ? cellOf(answers[0].raw, 'speaker').trim() : isAlone ? speaker : ''
    return [
      {
        row: raw.row,
        outlet: isAlone ? '' : cellOf(raw, 'outlet') || speaker,
        question: isAlone ? '' : text,
        answer: isAlone ? text : answers.map((answer) => answer.text).join('\n\n'),
        fields: { ...others, ...(answerer && { speaker: answerer }) },
        issues,
      },
    ]
  })
}

const QUESTION = /^q/i
const ANSWER = /^a/i

function isRole(role: string, pattern: RegExp): boolean {
  return pattern.test(role.trim())
}

/** Tells which utterances ask: by role where given, else by turns along the chain of replies. */
function askers(all: readonly Utterance[], cellOf: CellOf): (utterance: Utterance) => boolean {
  const byId = new Map(all.map((utterance) => [utterance.id, utterance]))
  const known = new Map<Utterance, boolean>()
  return (utterance) => {
    const chain: Utterance[] = []
    const seen = new Set<Utterance>()
    let at: Utterance | undefined = utterance
    while (at && !known.has(at) && !seen.has(at)) {
      seen.add(at)
      chain.push(at)
      at = at.parent ? byId.get(at.parent) : undefined
    }
    let before = at ? known.get(at) === true : false
    for (const one of chain.toReversed()) {
      const role = cellOf(one.raw, 'turn')
      before = isRole(role, QUESTION) || (!isRole(role, ANSWER) && !before)
      known.set(one, before)
    }
    return known.get(utterance) === true
  }
}
