import { defineStage, entryKey, type KnowledgeEntry } from '../engine/stage.js'
import { decideActs, decideEvent, decideLevel, decideReply, showActs } from '../knowledge/answers/decide.js'
import { type Answer, answersConfig, openAnswerReader } from '../knowledge/answers/reader.js'

/**
 * Codes event stance, acts, wording level and reply of every exchange, from formulas and learned weights.
 *
 * Edge: announcements and questions without a reply get no reply label.
 */
export const codings = defineStage({
  name: 'codings',
  version: 4,
  about: 'Codes event stance, acts, wording level and reply of every exchange.',
  needs: ['exchanges', 'sentences', 'tokens', 'mentions', 'statements'],
  gives: ['codings', 'replies'],
  config: answersConfig,
  build: (config, load) => {
    const reader = openAnswerReader(config, load)
    const { weights, warnings } = reader
    const entries = reader.formulas.map((entry): KnowledgeEntry => ({ file: config.formulas, entry, kind: 'formula' }))
    const keys = new Map(entries.map((entry) => [entry.entry, entryKey(entry)]))
    return {
      entries,
      warnings,
      apply: (doc) => {
        const answers = reader.read(doc)
        const coded = answers.map((answer) => {
          const acts = decideActs(answer, weights?.acts)
          return {
            eventStance: decideEvent(answer, weights?.event),
            level: decideLevel(answer, weights?.level),
            ...{ acts, actEvidence: showActs(answer, acts) },
          }
        })
        const replies = doc.exchanges.map(({ question, answer }, i) => {
          const known = answers[i]
          return known && question.length > 0 && answer.length > 0 ? { reply: decideReply(known, weights?.reply) } : {}
        })
        return { codings: coded, replies, uses: countUses(answers, keys) }
      },
    }
  },
})

function countUses(answers: readonly Answer[], keys: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  const uses = new Map<string, number>()
  for (const { hits } of answers) {
    for (const { hit } of hits) {
      const key = keys.get(hit.formula.id) ?? ''
      uses.set(key, (uses.get(key) ?? 0) + 1)
    }
  }
  return uses
}
