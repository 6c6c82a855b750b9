import type { Statement } from '../../model/stance.js'
import { subjectAt } from './arguments.js'
import type { Discourse } from './discourse.js'
import { clauseSpan, type Scene } from './scene.js'

const ASKING =
  /^(?:why|how|is|isn|are|aren|do|does|did|don|doesn|didn|has|have|can|could|who|where|what|shouldn|should|if)$/

/** A question that an answer puts about somebody: it rejects what they do. */
export function rhetoricalQuestion(
  scene: Scene,
  {
    holder,
    exchange,
    discourse,
  }: { readonly holder: string; readonly exchange: number; readonly discourse: Discourse },
): readonly Statement[] {
  if (!scene.isQuestion) return []
  const { words } = scene.text
  const first = words[scene.sentence.firstToken] ?? ''
  if (!ASKING.test(first) || words.slice(scene.sentence.firstToken, scene.sentence.endToken).includes('you')) return []
  const clause = scene.clauses[0]
  if (!clause) return []
  const subject = subjectAt(scene, { clause, before: clause.endToken, discourse })
  if (subject.kind !== 'other') return []
  return subject.targets.slice(0, 1).map((target) => ({
    ...clauseSpan(scene.tokens, clause),
    ...{
      exchange,
      holder,
      act: 'deny' as const,
      position: 'oppose' as const,
      strength: 1,
      target,
      way: 'subject' as const,
    },
    ...{ isNegated: false, isQuoted: false, level: 2, rule: 'rhetorical-question', voice: '' },
    chain: [
      'holder: the answer itself',
      'quotation: none',
      `frame: a question back that begins with “${first}”`,
      `target: “${subject.words}”, subject of the question`,
      'negation: none',
      'strength: 1, level 2',
    ],
  }))
}
