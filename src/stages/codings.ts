import { defineStage } from '../engine/stage.js'
import { decideActs, decideEvent, decideLevel } from './answers/decide.js'
import { answersConfig, openAnswerReader } from './answers/knowledge.js'

/** Codes event stance, acts and wording level of every exchange, from formulas and learned weights. */
export const codings = defineStage({
  name: 'codings',
  version: 2,
  about: 'Codes event stance, acts and wording level of every exchange.',
  needs: ['exchanges', 'sentences', 'tokens', 'mentions', 'statements'],
  gives: ['codings'],
  config: answersConfig,
  build: (config, load) => {
    const reader = openAnswerReader(config, load)
    const { entries, weights, warnings } = reader
    return {
      entries,
      warnings,
      apply: (doc) => {
        const answers = reader.read(doc)
        const coded = answers.map((answer) => ({
          eventStance: decideEvent(answer, weights?.event),
          level: decideLevel(answer, weights?.level),
          acts: decideActs(answer, weights?.acts),
        }))
        return { codings: coded, uses: reader.usesOf(answers) }
      },
    }
  },
})
