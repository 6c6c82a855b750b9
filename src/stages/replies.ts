import { defineStage } from '../engine/stage.js'
import { decideReply } from '../knowledge/answers/decide.js'
import { answersConfig, openAnswerReader } from '../knowledge/answers/reader.js'

/** Codes how the answer meets the question; announcements and questions without a reply get none. */
export const replies = defineStage({
  name: 'replies',
  version: 2,
  about: 'Codes how the answer meets the question.',
  needs: ['exchanges', 'sentences', 'tokens', 'mentions', 'statements'],
  gives: ['replies'],
  config: answersConfig,
  build: (config, load) => {
    const { read, weights } = openAnswerReader(config, load)
    return {
      entries: [],
      apply: (doc) => {
        const answers = read(doc)
        const coded = doc.exchanges.map(({ question, answer }, i) => {
          const known = answers[i]
          return known && question.length > 0 && answer.length > 0 ? { reply: decideReply(known, weights?.reply) } : {}
        })
        return { replies: coded }
      },
    }
  },
})
