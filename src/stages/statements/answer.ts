import { group } from 'd3-array'
import type { StanceWeights } from '../../knowledge/stance-weights.js'
import type { Outlet } from '../../model/dialogue.js'
import type { Mention } from '../../model/entity.js'
import type { Doc } from '../../model/layers.js'
import type { Statement, Target } from '../../model/stance.js'
import type { Sentence } from '../../model/token.js'
import { mentionsBySentence } from '../../text/by-sentence.js'
import { quotationsOf } from '../../text/quotation.js'
import { type Candidate, findCandidates } from './candidates.js'
import type { Discourse } from './discourse.js'
import type { StatementLexicon } from './lexicon.js'
import { nextDiscourse, openDiscourse } from './opening.js'
import { aimStatements } from './plain.js'
import { readReferences, type Stage } from './references.js'
import { readScene, readText, type Scene } from './scene.js'
import { readSentence } from './sentence.js'
import { settleStatements } from './settle.js'

type Input = Doc<'exchanges' | 'sentences' | 'tokens' | 'mentions'>

interface Result {
  readonly statements: readonly Statement[]
  readonly uses: ReadonlyMap<string, number>
}

/** The statements of every answer and announcement of a transcript, in the order of the text. */
export function readStatements(doc: Input, lexicon: StatementLexicon, weights?: StanceWeights): Result {
  const uses = new Map<string, number>()
  const statements = readings(doc, lexicon, uses).flatMap(({ candidates, ...reading }) => {
    const aimed = aimStatements(reading.statements)
    return weights ? settleStatements(aimed, { ...reading, candidates, weights }) : aimed
  })
  return { statements, uses }
}

/** One answer read by rules, with everybody it may take a side on. */
export interface AnswerReading {
  readonly exchange: number
  readonly holder: string
  readonly statements: readonly Statement[]
  readonly candidates: readonly Candidate[]
}

/** Every answer and announcement of a transcript, read by rules alone. */
export function readings(doc: Input, lexicon: StatementLexicon, uses: Map<string, number>): readonly AnswerReading[] {
  const { transcript, tokens, header } = doc
  const source = transcript.text
  const { holder, date } = header
  const stage: Stage = { source, tokens, text: readText(source, tokens, lexicon), holder, date, lexicon }
  const sentencesByExchange = group(doc.sentences, ({ exchange }) => exchange)
  const mentionsOf = mentionsBySentence(doc.mentions)
  const indexOf = new Map(doc.sentences.map((sentence, index) => [sentence, index]))
  return doc.exchanges.map((exchange, index) => {
    const sentences = sentencesByExchange.get(index) ?? []
    const mentions = (sentence: Sentence) => mentionsOf(indexOf.get(sentence) ?? -1)
    const quotations = quotationsOf(source, exchange.answer).flat()
    const outlet = askerOf(exchange.outlets)
    return readAnswer(stage, { index, sentences, mentions, quotations, outlet, uses })
  })
}

const NOBODY_ASKS = 'asking outlet'

/** The outlet whose question is answered, under the id that names give it. */
function askerOf(outlets: readonly Outlet[]): Target {
  const [outlet] = outlets
  return { id: outlet?.id || NOBODY_ASKS, name: outlet?.name || NOBODY_ASKS, type: 'organisation' }
}

/** The groups without a name of their own that a sentence speaks of: "Japanese media". */
function groupsOf(stage: Stage, sentence: Sentence, mentions: readonly Mention[]): readonly Target[] {
  return readReferences(stage, { sentence, mentions, clauses: [] }).flatMap(({ target, isGroup }) =>
    target && isGroup ? [target] : [],
  )
}

interface Answer {
  readonly index: number
  readonly sentences: readonly Sentence[]
  readonly mentions: (sentence: Sentence) => readonly Mention[]
  readonly quotations: Scene['quotations']
  readonly outlet: Target
  readonly uses: Map<string, number>
}

function readAnswer(stage: Stage, answer: Answer): AnswerReading {
  const { index, sentences, mentions, quotations, uses } = answer
  const opening = openDiscourse(stage, answer)
  let discourse = opening
  const scenes: { scene: Scene; discourse: Discourse }[] = []
  const found: Statement[] = []
  for (const sentence of sentences) {
    if (sentence.side !== 'answer') continue
    const scene = readScene(stage, { sentence, mentions: mentions(sentence), quotations })
    const statements = readSentence(scene, { stage, exchange: index, discourse, uses })
    found.push(...statements)
    scenes.push({ scene, discourse })
    discourse = nextDiscourse(discourse, { scene, statements })
  }
  const namesOf = (side: Sentence['side']) => sentences.filter((s) => s.side === side).flatMap(mentions)
  const groups = sentences.filter(({ side }) => side === 'question').flatMap((s) => groupsOf(stage, s, mentions(s)))
  const candidates = findCandidates({
    ...{ stage, scenes, statements: found, opening },
    ...{ asked: namesOf('question'), named: namesOf('answer'), groups },
  })
  return { exchange: index, holder: stage.holder, statements: found, candidates }
}
