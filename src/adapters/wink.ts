import { createRequire } from 'node:module'
import type winkModelType from 'wink-eng-lite-web-model'
import type winkNlpType from 'wink-nlp'
import type { Token } from '../model/token.js'
import { foldMarks } from '../text/normalise.js'
import { rememberWords } from '../text/once.js'

/** What wink-nlp finds in one paragraph. */
export interface TaggedParagraph {
  readonly tokens: readonly Token[]
  /** Half-open ranges into `tokens`, one a sentence, in order and without gaps. */
  readonly sentences: readonly { readonly firstToken: number; readonly endToken: number }[]
}

/** The words of the language model, and those that wink-nlp has added since: their numbers by word, and the words by number. */
interface Lexemes {
  readonly hash: Record<string, number | undefined>
  readonly list: readonly string[]
}

interface LoadedWink {
  readonly nlp: ReturnType<typeof winkNlpType>
  readonly lexemes: Lexemes
  /** How many words the model itself has. */
  readonly own: number
  /** Up to where added words have been forgotten. */
  forgotten: number
}

/** Loads the language model when the first paragraph comes: a run that finds everything stored never needs it. */
function loadWink(): LoadedWink {
  const require = createRequire(import.meta.url)
  const winkNlp = require('wink-nlp') as typeof winkNlpType
  const model = require('wink-eng-lite-web-model') as typeof winkModelType & { readonly core: () => unknown }
  let lexemes: Lexemes = { hash: {}, list: [] }
  const core = () => {
    const made = model.core() as { readonly features: { readonly lexeme: Lexemes } }
    lexemes = made.features.lexeme
    return made
  }
  const nlp = winkNlp({ ...model, core } as typeof winkModelType, ['sbd', 'pos'])
  const own = lexemes.list.length
  return { nlp, lexemes, own, forgotten: own }
}

let loaded: LoadedWink | undefined

/** Added words that wink-nlp keeps though they are forgotten; beyond it the model is loaded anew, so that memory stays bounded. */
const MAX_ADDED = 400_000

/**
 * Forgets the words of earlier transcripts: wink-nlp splits a word that it has met before otherwise than a new one, and
 * a transcript must be read alike whatever was read before it.
 */
export function forgetWords(): void {
  if (!loaded) return
  const { lexemes, own, forgotten } = loaded
  for (let i = forgotten; i < lexemes.list.length; i++) lexemes.hash[lexemes.list[i] ?? ''] = undefined
  loaded.forgotten = lexemes.list.length
  if (lexemes.list.length > own + MAX_ADDED) loaded = undefined
}

const KINDS: Readonly<Record<string, Token['kind']>> = {
  word: 'word',
  number: 'number',
  ordinal: 'number',
  punctuation: 'punctuation',
  symbol: 'symbol',
  currency: 'symbol',
}

const MAX_NORMS = 60_000

/** A word as it is compared: one and the same string wherever it comes again, which makes looking it up cheap. */
const normOf = rememberWords(MAX_NORMS, (value) => foldMarks(value).toLowerCase())

/**
 * Tokens with parts of speech, and sentences, of one paragraph.
 *
 * Unit: token offsets count from `offset`, the paragraph's place in the transcript.
 */
export function tagParagraph(paragraph: string, offset: number): TaggedParagraph {
  loaded ??= loadWink()
  const { nlp } = loaded
  const { its } = nlp
  const doc = nlp.readDoc(paragraph)
  const collection = doc.tokens()
  const values = collection.out(its.value)
  const types = collection.out(its.type)
  const partsOfSpeech = collection.out(its.pos)
  const tokens: Token[] = []
  const tokensBefore: number[] = []
  let at = 0
  values.forEach((value, i) => {
    tokensBefore.push(tokens.length)
    const start = paragraph.indexOf(value, at)
    const type = types[i] ?? 'other'
    if (start < 0 || type === 'tabCRLF') return
    at = start + value.length
    tokens.push({
      start: offset + start,
      end: offset + at,
      norm: normOf(value),
      kind: KINDS[type] ?? 'other',
      partOfSpeech: partsOfSpeech[i] ?? 'X',
    })
  })
  tokensBefore.push(tokens.length)
  const spans = doc.sentences().out(its.span) as unknown as readonly (readonly [number, number])[]
  const sentences = spans
    .map(([first, last]) => ({
      firstToken: tokensBefore[first] ?? 0,
      endToken: tokensBefore[last + 1] ?? 0,
    }))
    .filter((sentence) => sentence.endToken > sentence.firstToken)
  return { tokens, sentences }
}
