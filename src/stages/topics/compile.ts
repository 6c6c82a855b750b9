import type { KnowledgeEntry } from '../../engine/stage.js'
import type { Codebook, CodebookTopic, CueCondition, CueGroup } from '../../knowledge/codebook.js'
import { createPhraseBook, type Phrase, type PhraseBook } from '../../text/phrases.js'

/** One cue of one topic. */
export interface Cue {
  /** Index of its topic in the codebook. */
  readonly topic: number
  readonly weight: number
  readonly condition: CueCondition | undefined
  readonly entry: KnowledgeEntry
}

/** A cue that is the mention of a country or another name. */
export interface MentionCue extends Cue {
  readonly country: CueGroup['country']
  readonly except: readonly string[]
  readonly beside: readonly string[]
  readonly entities: ReadonlySet<string>
}

/** What a phrase of a codebook means where it stands. */
export type PhraseMeaning =
  | { readonly kind: 'cue'; readonly cue: Cue }
  | { readonly kind: 'veto'; readonly topic: number }
  | { readonly kind: 'stock' }
  | { readonly kind: 'pivot' }
  | { readonly kind: 'condition'; readonly phrase: string }

/** A codebook indexed for reading. */
export interface CompiledCodebook {
  readonly codebook: Codebook
  readonly topics: readonly CodebookTopic[]
  readonly book: PhraseBook<PhraseMeaning>
  readonly mentionCues: readonly MentionCue[]
  readonly entries: readonly KnowledgeEntry[]
}

/** Indexes the phrases of a codebook; `file` names it in the table of knowledge used. */
export function compileCodebook(codebook: Codebook, file: string): CompiledCodebook {
  const phrases: Phrase<PhraseMeaning>[] = []
  const mentionCues: MentionCue[] = []
  const conditions = new Set<string>()
  codebook.topics.forEach((topic, index) => {
    for (const group of topic.cues) {
      phrases.push(...phraseCues(group, { topic, index, file }))
      mentionCues.push(...mentionCuesOf(group, { topic, index, file }))
      for (const phrase of [...(group.if?.with ?? []), ...(group.if?.without ?? [])]) conditions.add(phrase)
    }
    for (const phrase of topic.vetoes) phrases.push(loose(phrase, { kind: 'veto', topic: index }))
  })
  for (const phrase of conditions) phrases.push(loose(phrase, { kind: 'condition', phrase }))
  for (const phrase of codebook.stock.phrases) phrases.push(loose(phrase, { kind: 'stock' }))
  for (const phrase of codebook.pivots.phrases) phrases.push(loose(phrase, { kind: 'pivot' }))
  const entries = [...phrases.flatMap(({ value }) => (value.kind === 'cue' ? [value.cue] : [])), ...mentionCues].map(
    ({ entry }) => entry,
  )
  return { codebook, topics: codebook.topics, book: createPhraseBook(phrases), mentionCues, entries }
}

function loose(phrase: string, value: PhraseMeaning): Phrase<PhraseMeaning> {
  return { phrase, isExact: false, value }
}

interface Place {
  readonly topic: CodebookTopic
  readonly index: number
  readonly file: string
}

function phraseCues(group: CueGroup, { topic, index, file }: Place): readonly Phrase<PhraseMeaning>[] {
  const make = (phrase: string, isExact: boolean): Phrase<PhraseMeaning> => ({
    ...{ phrase, isExact },
    value: {
      kind: 'cue',
      cue: {
        ...{ topic: index, weight: group.weight, condition: group.if },
        entry: { file, entry: `${topic.id}: ${phrase}`, kind: 'topic-cue' },
      },
    },
  })
  return [...group.any.map((phrase) => make(phrase, false)), ...group.exact.map((phrase) => make(phrase, true))]
}

function mentionCuesOf(group: CueGroup, { topic, index, file }: Place): readonly MentionCue[] {
  const { country, except, beside, entity } = group
  if (!country && entity.length === 0) return []
  const named = [
    ...(country === 'foreign' ? ['foreign country'] : (country ?? [])),
    ...entity,
    ...beside.map((code) => `beside ${code}`),
  ]
  return [
    {
      ...{
        topic: index,
        weight: group.weight,
        condition: group.if,
        country,
        except,
        beside,
        entities: new Set(entity),
      },
      entry: { file, entry: `${topic.id}: ${named.join(' ')}`, kind: 'topic-entity' },
    },
  ]
}
