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

/** What a transcript's paragraph is to wink-nlp itself, before its interface makes one object a token of it. */
interface RawDoc {
  /** Four numbers a token: of its word, of its normal form, of part of speech and lemma, flags. */
  readonly tokens: readonly number[]
  /** First and last token of each sentence. */
  readonly sentences: readonly (readonly [first: number, last: number])[]
  readonly cache: {
    readonly property: (word: number, name: 'tokenType') => string
    readonly valueOf: (feature: 'pos', number: number) => string
  }
}

/** What is known of a word wherever it stands. */
interface Word extends Pick<Token, 'norm' | 'kind'> {
  readonly value: string
  readonly isBlank: boolean
}

interface LoadedWink {
  readonly readDoc: (paragraph: string) => RawDoc
  readonly lexemes: Lexemes
  /** The words that were met, by wink-nlp's numbers. */
  readonly words: (Word | undefined)[]
  /** Names of the parts of speech that were met, by wink-nlp's numbers. */
  readonly partsOfSpeech: string[]
  /** How many words the model itself has. */
  readonly own: number
  /** Up to where added words have been forgotten. */
  forgotten: number
}

/** The model's part that is handed the raw document last. */
interface Pos {
  readonly setter: (doc: RawDoc, ...others: readonly unknown[]) => void
}

/**
 * In place of the model's part for names that a program teaches wink-nlp, which none does here: the model writes that part
 * out as a quoted string of what it wrote when it was last loaded, so that it doubles in length each time.
 */
const NO_LEARNING = { machines: '', transformers: [] }

/** Loads the language model when the first paragraph comes: a run that finds everything stored never needs it. */
function loadWink(): LoadedWink {
  const require = createRequire(import.meta.url)
  const winkNlp = require('wink-nlp') as typeof winkNlpType
  const model = require('wink-eng-lite-web-model') as typeof winkModelType & {
    readonly core: () => { readonly features: { readonly lexeme: Lexemes } }
    readonly pos: () => Pos
  }
  let lexemes: Lexemes = { hash: {}, list: [] }
  const core = () => {
    const made = model.core()
    lexemes = made.features.lexeme
    return made
  }
  let raw: RawDoc | undefined
  const pos = () => {
    const made = model.pos()
    const setter: Pos['setter'] = (doc, ...others) => {
      raw = doc
      made.setter(doc, ...others)
    }
    return { ...made, setter }
  }
  const nlp = winkNlp({ ...model, core, pos, metaCER: () => NO_LEARNING } as unknown as typeof winkModelType, [
    'sbd',
    'pos',
  ])
  const readDoc = (paragraph: string) => {
    nlp.readDoc(paragraph)
    return raw as RawDoc
  }
  const own = lexemes.list.length
  return { readDoc, lexemes, words: new Array(own), partsOfSpeech: [], own, forgotten: own }
}

let loaded: LoadedWink | undefined

/** Added words that wink-nlp keeps though they are forgotten; beyond it the model is loaded anew, so that memory stays bounded. */
const MAX_ADDED = 100_000

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

/** Numbers of one token in `RawDoc.tokens`. */
const TOKEN_SIZE = 4
/** Where the part of speech stands in a token's third number. */
const POS_SHIFT = 20
const POS_MASK = 0x3f

/**
 * Tokens with parts of speech, and sentences, of one paragraph.
 *
 * Unit: token offsets count from `offset`, the paragraph's place in the transcript.
 */
export function tagParagraph(paragraph: string, offset: number): TaggedParagraph {
  loaded ??= loadWink()
  const wink = loaded
  const doc = wink.readDoc(paragraph)
  const read = { doc, wink }
  const tokens: Token[] = []
  const tokensBefore: number[] = []
  let at = 0
  for (let i = 0; i < doc.tokens.length; i += TOKEN_SIZE) {
    tokensBefore.push(tokens.length)
    const { value, norm, kind, isBlank } = wordOf(doc.tokens[i] ?? 0, read)
    const start = paragraph.indexOf(value, at)
    if (start < 0 || isBlank) continue
    at = start + value.length
    const partOfSpeech = posOf(doc.tokens[i + 2] ?? 0, read)
    tokens.push({ start: offset + start, end: offset + at, norm, kind, partOfSpeech })
  }
  tokensBefore.push(tokens.length)
  const sentences = doc.sentences
    .map(([first, last]) => ({ firstToken: tokensBefore[first] ?? 0, endToken: tokensBefore[last + 1] ?? 0 }))
    .filter((sentence) => sentence.endToken > sentence.firstToken)
  return { tokens, sentences }
}

interface Read {
  readonly doc: RawDoc
  readonly wink: LoadedWink
}

function wordOf(number: number, { doc, wink }: Read): Word {
  const known = wink.words[number]
  if (known) return known
  const value = wink.lexemes.list[number] ?? ''
  const type = doc.cache.property(number, 'tokenType')
  const word = { value, norm: normOf(value), kind: KINDS[type] ?? 'other', isBlank: type === 'tabCRLF' }
  wink.words[number] = word
  return word
}

function posOf(packed: number, { doc, wink }: Read): string {
  const number = (packed >>> POS_SHIFT) & POS_MASK
  wink.partsOfSpeech[number] ??= doc.cache.valueOf('pos', number) ?? 'X'
  return wink.partsOfSpeech[number] ?? 'X'
}
