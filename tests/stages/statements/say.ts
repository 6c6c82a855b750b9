import { fileURLToPath } from 'node:url'
import { createLoader } from '../../../src/knowledge/load.js'
import type { Mention } from '../../../src/model/entity.js'
import type { Doc, LayerName } from '../../../src/model/layers.js'
import type { Stance, Statement } from '../../../src/model/stance.js'
import { stances } from '../../../src/stages/stances.js'
import { statements } from '../../../src/stages/statements.js'
import { tokens } from '../../../src/stages/tokens.js'

const load = createLoader(fileURLToPath(new URL('../../../pipelines/', import.meta.url)))

/** Names that the small texts of these tests use: id, type, what stands for it. */
const NAMES: readonly (readonly [string, Mention['entity']['type'], readonly string[], string?])[] = [
  ['CHN', 'country', ['China', 'Chinese']],
  ['USA', 'country', ['United States', 'U.S.', 'US', 'American']],
  ['JPN', 'country', ['Japan', 'Japanese']],
  ['GBR', 'country', ['UK', 'British', 'Britain']],
  ['CUB', 'country', ['Cuba']],
  ['RUS', 'country', ['Russia', 'Russian']],
  ['UKR', 'country', ['Ukraine', 'Ukrainian']],
  ['IND', 'country', ['India', 'Indian']],
  ['PAK', 'country', ['Pakistan']],
  ['BRA', 'country', ['Brazil', 'Brazilian']],
  ['HKG', 'country', ['Hong Kong']],
  ['NATO', 'organisation', ['NATO']],
  ['Mike Pompeo', 'person', ['Mike Pompeo', 'Pompeo'], 'USA'],
  ['Joe Biden', 'person', ['President Biden'], 'USA'],
]

/** What the stage reads in a question and an answer, by rules alone unless weights are asked for. */
export interface Said {
  readonly text: string
  readonly statements: readonly Statement[]
  readonly stances: readonly Stance[]
}

/** Reads a small exchange with the names above. */
export function say(
  answer: string,
  { holder = 'CHN', question = '', weights = '' }: { holder?: string; question?: string; weights?: string } = {},
): Said {
  const text = question === '' ? answer : `${question}\n${answer}`
  const start = text.length - answer.length
  const exchange = {
    ...{ id: 't/x01', sequence: 1, kind: 'question' as const, outletLabel: '', outlets: [], speakers: [], parts: [] },
    ...{ followUpOf: '', confidence: 1 },
    question: question === '' ? [] : [{ start: 0, end: question.length }],
    answer: [{ start, end: text.length }],
  }
  const header = { title: '', date: '2020-01-01', publishedAt: '', speakers: [], institution: '', holder }
  const transcript = { id: 't', text, language: 'en' }
  const base = {
    transcript,
    header,
    issues: [],
    confidence: 1,
    format: '',
    exchanges: [exchange],
  } as unknown as Doc<LayerName>
  const tokenised = { ...base, ...tokens.build({}, load).apply(base) } as Doc<LayerName>
  const named = { ...tokenised, mentions: mentionsOf(tokenised) } as Doc<LayerName>
  const read = { ...named, ...statements.build({ weights }, load).apply(named) } as Doc<LayerName>
  const summed = stances.build({}, load).apply(read)
  return { text, statements: read.statements, stances: (summed as Pick<Doc<'stances'>, 'stances'>).stances }
}

/** `USA-2 CUB+1 JPN0 RUS±`, in alphabetical order. */
export function sides(said: Said): string {
  return said.stances
    .map(({ target, stance, isMixed }) => `${target.id}${isMixed ? '±' : stance > 0 ? `+${stance}` : `${stance}`}`)
    .sort()
    .join(' ')
}

function mentionsOf({ transcript, sentences }: Doc<LayerName>): readonly Mention[] {
  const forms = NAMES.flatMap(([id, type, words, iso3]) =>
    words.map((word) => ({ id, type, word, name: words[0] ?? id, iso3: iso3 ?? '' })),
  ).sort((a, b) => b.word.length - a.word.length)
  return sentences.flatMap((sentence, index) => {
    const found: Mention[] = []
    for (let at = sentence.start; at < sentence.end; at++) {
      const form = forms.find(({ word }) => isWordAt(transcript.text, { at, word }))
      if (!form) continue
      const entity = {
        id: form.id,
        type: form.type,
        name: form.name,
        iso3: form.iso3 || form.id,
        kind: form.id === 'NATO' ? 'alliance' : '',
      }
      found.push({
        ...{
          start: at,
          end: at + form.word.length,
          exchange: sentence.exchange,
          side: sentence.side,
          sentence: index,
          entity,
        },
        ...{ isMetonym: false, rule: 'test', isLinked: true, isInOffice: form.id === 'Joe Biden' },
      })
      at += form.word.length - 1
    }
    return found
  })
}

function isWordAt(text: string, { at, word }: { at: number; word: string }): boolean {
  return text.startsWith(word, at) && !/\w/.test(text[at - 1] ?? '') && !/\w/.test(text[at + word.length] ?? '')
}
