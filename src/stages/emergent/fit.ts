import type { TopicModel } from '../../knowledge/topic-model.js'
import { groupRows } from '../../statistics/grouping.js'
import { reduceRank } from '../../statistics/low-rank.js'
import { unitRow } from '../../statistics/rows.js'
import { buildVocabulary, type SparseVector, type Vocabulary, weighTerms } from '../../statistics/tf-idf.js'
import {
  coherenceOf,
  diversify,
  highest,
  type Incidence,
  markTerms,
  overlapOf,
  postingsOf,
} from '../../statistics/topic-words.js'
import { slugify } from '../../text/normalise.js'
import { chooseCount } from './stability.js'
import { isCollocation, termsOf } from './terms.js'

/** One exchange to fit on. */
export interface Sample {
  readonly id: string
  /** Its words as `readWords` gives them: one text, since terms by themselves take ten times the memory. */
  readonly words: string
}

interface FitOptions {
  /** How many topics; absent to choose by stability. */
  readonly count?: number
  readonly seed: number
}

const RANK = 100
const MIN_DOCUMENTS = 2
const MIN_COLLOCATIONS = 5
const MAX_SHARE = 0.5
const SHOWN_TERMS = 10
const CANDIDATES = 30
const MMR_LAMBDA = 0.7
const REPRESENTATIVES = 3
/** Terms that a topic's mean direction keeps. */
const KEPT_TERMS = 400

/**
 * Fits emergent topics: TF–IDF, a low-rank space, groups of neighbours, labels by class-based TF–IDF.
 *
 * Edge: samples without two known terms take no part; the order of the samples does not matter.
 */
export function fitTopics(samples: readonly Sample[], { count, seed }: FitOptions): TopicModel {
  const sorted = samples.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const vocabulary = vocabularyOf(sorted)
  const placeOf = new Map(vocabulary.terms.map((term, place) => [term, place]))
  const weighed = sorted.map((sample) => ({
    sample,
    vector: weighTerms(termsOf(sample.words).terms, { placeOf, idf: vocabulary.idf }),
  }))
  const used = weighed.filter(({ vector }) => vector.places.length > 1)
  const vectors = used.map(({ vector }) => vector)
  const rows = reduceRank(vectors, { columns: vocabulary.terms.length, rank: RANK, seed }).map(unitRow)
  const documents: Incidence = vectors.map(({ places }) => places)
  const chosen =
    count === undefined ? chooseCount({ rows, documents, terms: vocabulary.terms.length, seed }) : undefined
  const groups = groupRows(rows, { k: count ?? chosen?.count ?? 1, seed })
  return {
    about: 'Emergent topics fitted by standpoint; kept so that new transcripts get the same topics.',
    version: 1,
    source: 'fitted on transcripts of the user',
    changes: [],
    documents: used.length,
    seed,
    stability: [...(chosen?.stability ?? [])],
    terms: [...vocabulary.terms],
    idf: vocabulary.idf.map(round),
    topics: describe({ samples: used.map(({ sample }) => sample), vectors, groups, vocabulary }),
  }
}

/** Stems of two documents, collocations of five: rarer pairs only repeat their words. */
function vocabularyOf(samples: readonly Sample[]): Vocabulary {
  const all = buildVocabulary(termLists(samples), { minDocuments: MIN_DOCUMENTS, maxShare: MAX_SHARE })
  const most = Math.log((1 + samples.length) / (1 + MIN_COLLOCATIONS))
  const kept = all.terms.flatMap((term, i) => (isCollocation(term) && (all.idf[i] ?? 0) > most ? [] : [i]))
  return { terms: kept.map((i) => all.terms[i] ?? ''), idf: kept.map((i) => all.idf[i] ?? 0) }
}

function* termLists(samples: readonly Sample[]): Generator<readonly string[]> {
  for (const { words } of samples) yield termsOf(words).terms
}

/** The commonest printed word of each of some terms. */
function wordsOf(asked: ReadonlySet<string>, samples: readonly Sample[]): ReadonlyMap<string, string> {
  const counts = new Map([...asked].map((term) => [term, new Map<string, number>()]))
  for (const sample of samples) {
    const { terms, words } = termsOf(sample.words)
    terms.forEach((term, i) => {
      const word = words[i] ?? term
      const forms = counts.get(term)
      forms?.set(word, (forms.get(word) ?? 0) + 1)
    })
  }
  const commonest = (forms: ReadonlyMap<string, number>) =>
    [...forms].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? ''
  return new Map([...counts].map(([term, forms]) => [term, commonest(forms)]))
}

interface Grouped {
  readonly samples: readonly Sample[]
  readonly vectors: readonly SparseVector[]
  readonly groups: readonly number[]
  readonly vocabulary: Vocabulary
}

function describe({ samples, vectors, groups, vocabulary }: Grouped): TopicModel['topics'] {
  const documents: Incidence = vectors.map(({ places }) => places)
  const k = Math.max(-1, ...groups) + 1
  const marks = markTerms({ documents, groups, k, terms: vocabulary.terms.length })
  const candidates = marks.map((scores) => highest(scores, CANDIDATES))
  const postings = postingsOf(candidates.flat(), documents)
  const likeness = (a: number, b: number) =>
    Math.max(
      sharesWord(vocabulary.terms[a] ?? '', vocabulary.terms[b] ?? '') ? 1 : 0,
      overlapOf(postings.get(a) ?? new Set(), postings.get(b) ?? new Set()),
    )
  const shown = candidates.map((places, group) =>
    diversify(places, {
      scores: marks[group] ?? new Float64Array(0),
      likeness,
      lambda: MMR_LAMBDA,
      count: SHOWN_TERMS,
    }),
  )
  const words = wordsOf(new Set(shown.flat().map((place) => vocabulary.terms[place] ?? '')), samples)
  const used = new Set<string>()
  return shown.map((places, group) => {
    const terms = places.map((place) => words.get(vocabulary.terms[place] ?? '') ?? '')
    const centre = centreOf(vectors, { groups, group })
    const members = groups.flatMap((other, i) => (other === group ? [i] : []))
    const others = new Set(shown.flatMap((list, other) => (other === group ? [] : list)))
    return {
      id: freeId(terms, used),
      label: terms.slice(0, 3).join(', '),
      terms,
      exchanges: members.length,
      npmi: round(
        coherenceOf(
          places.map((place) => postings.get(place) ?? new Set()),
          documents.length,
        ),
      ),
      diversity: round(places.length === 0 ? 0 : places.filter((place) => !others.has(place)).length / places.length),
      representatives: nearest(members, { samples, vectors, centre }),
      places: centre.map(([place]) => place),
      weights: centre.map(([, weight]) => weight),
    }
  })
}

function sharesWord(a: string, b: string): boolean {
  const words = new Set(a.split(' '))
  return b.split(' ').some((word) => words.has(word))
}

/** An id made of the two most telling terms, with a number where another topic has it. */
function freeId(terms: readonly string[], used: Set<string>): string {
  const base = `e-${slugify(terms.slice(0, 2).join(' ')) || 'topic'}`
  let id = base
  for (let n = 2; used.has(id); n++) id = `${base}-${n}`
  used.add(id)
  return id
}

/** The mean direction of a group's vectors: its strongest terms with their weights, by place. */
function centreOf(
  vectors: readonly SparseVector[],
  { groups, group }: { readonly groups: readonly number[]; readonly group: number },
): readonly (readonly [number, number])[] {
  const sums = new Map<number, number>()
  vectors.forEach(({ places, values }, i) => {
    if (groups[i] !== group) return
    places.forEach((place, p) => {
      sums.set(place, (sums.get(place) ?? 0) + (values[p] ?? 0))
    })
  })
  const strongest = [...sums].sort(([p, a], [q, b]) => Math.round((b - a) * 1e9) || p - q).slice(0, KEPT_TERMS)
  const length = Math.sqrt(strongest.reduce((total, [, value]) => total + value * value, 0)) || 1
  return strongest.sort(([p], [q]) => p - q).map(([place, value]) => [place, round(value / length)] as const)
}

function nearest(
  members: readonly number[],
  {
    samples,
    vectors,
    centre,
  }: { samples: Grouped['samples']; vectors: Grouped['vectors']; centre: readonly (readonly [number, number])[] },
): string[] {
  const weights = new Map(centre)
  const scored = members.map((i) => {
    const { places = [], values = [] } = vectors[i] ?? {}
    const cosine = places.reduce((total, place, p) => total + (weights.get(place) ?? 0) * (values[p] ?? 0), 0)
    return { id: samples[i]?.id ?? '', cosine: round(cosine) }
  })
  return scored
    .sort((a, b) => b.cosine - a.cosine || (a.id < b.id ? -1 : 1))
    .slice(0, REPRESENTATIVES)
    .map(({ id }) => id)
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
