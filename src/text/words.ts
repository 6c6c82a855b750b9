import { foldMarksInLines } from './normalise.js'

/** The words of a text: where each begins and ends, and whether a sentence or clause ended just before it. */
export interface WordSpans {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  readonly opens: readonly boolean[]
}

const UNKNOWN = 0
const WORD = 1
const kinds = new Uint8Array(0x10000)
const BREAKS = '.!?;:\n'
/** Marks that belong to a word when letters stand on both sides: China's, COVID-19, U.S. */
const JOINERS = "'.-,"

function isWordUnit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  const known = kinds[unit]
  if (known !== UNKNOWN) return known === WORD
  const isSurrogate = unit >= 0xd800 && unit <= 0xdfff
  const isWord = isSurrogate || /[\p{L}\p{N}\p{M}]/u.test(text.charAt(at))
  kinds[unit] = isWord ? WORD : 2
  return isWord
}

const isDigit = (text: string, at: number) => text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57

function isJoined(text: string, at: number): boolean {
  const mark = text.charAt(at)
  if (!JOINERS.includes(mark) || at + 1 >= text.length || !isWordUnit(text, at + 1)) return false
  return mark !== ',' || (isDigit(text, at - 1) && isDigit(text, at + 1))
}

/** Whether a sentence or clause ends here: not in 19:53, nor behind the letters of an abbreviation (U.S.). */
function isBreak(text: string, at: number): boolean {
  const mark = text.charAt(at)
  if (mark === '\n') return true
  if (!BREAKS.includes(mark) || (at + 1 < text.length && isWordUnit(text, at + 1))) return false
  return mark !== '.' || !isInitial(text, at - 1)
}

/** A single capital letter with a full stop or nothing before it. */
function isInitial(text: string, at: number): boolean {
  if (at < 0 || !/[A-Z]/.test(text.charAt(at))) return false
  return at === 0 || text.charAt(at - 1) === '.' || !isWordUnit(text, at - 1)
}

/**
 * Finds the words of a text with folded marks: runs of letters and digits and what joins them.
 *
 * Edge: the first `most` words alone.
 * Unit: UTF-16 offsets, half-open. Never throws.
 */
export function scanWords(text: string, most = Number.POSITIVE_INFINITY): WordSpans {
  const [starts, ends, opens]: [number[], number[], boolean[]] = [[], [], []]
  let isOpen = true
  let at = 0
  while (at < text.length && starts.length < most) {
    if (!isWordUnit(text, at)) {
      if (isBreak(text, at)) isOpen = true
      at += 1
      continue
    }
    const start = at
    while (at < text.length && (isWordUnit(text, at) || isJoined(text, at))) at += 1
    starts.push(start)
    ends.push(at)
    opens.push(isOpen)
    isOpen = false
  }
  return { starts, ends, opens }
}

/** A word as it is counted: in lower case, but an acronym stays (`US` is not `us`). */
export function foldWord(word: string): string {
  const isAcronym = word.length > 1 && word === word.toUpperCase() && /[A-Z]/.test(word)
  return isAcronym ? word : word.toLowerCase()
}

/** Words with numbers of their own, from 0. */
export interface Vocabulary {
  readonly idOf: (word: string) => number
  /** The folded words by number. */
  readonly words: readonly string[]
}

/** Starts an empty vocabulary. */
export function createVocabulary(): Vocabulary {
  const words: string[] = []
  const idByForm = new Map<string, number>()
  const idByWord = new Map<string, number>()
  const idOf = (form: string): number => {
    const known = idByForm.get(form)
    if (known !== undefined) return known
    const word = foldWord(form)
    const id = idByWord.get(word) ?? words.length
    if (id === words.length) words.push(word)
    idByWord.set(word, id)
    idByForm.set(form, id)
    return id
  }
  return { idOf, words }
}

/** What stands in a list of word numbers where a sentence or clause ends. */
export const BREAK = -1

/** Many texts as numbered words, end to end, with a break wherever a sentence, a clause or a text ends. */
export interface WordSequences {
  readonly tokens: Int32Array
  /** The words of text `i` are `tokens[starts[i] … starts[i + 1])`. */
  readonly starts: Int32Array
}

/** A text ready for `scanWords`: quotes and dashes folded, line ends kept, offsets as they were. */
export function foldForWords(text: string): string {
  return foldMarksInLines(text)
}

/** Some of many texts, in the given order. */
export function selectTexts({ tokens, starts }: WordSequences, texts: readonly number[]): WordSequences {
  const lengths = texts.map((text) => (starts[text + 1] ?? 0) - (starts[text] ?? 0))
  const selected = new Int32Array(lengths.reduce((sum, length) => sum + length, 0))
  const selectedStarts = new Int32Array(texts.length + 1)
  let at = 0
  for (const [i, text] of texts.entries()) {
    selected.set(tokens.subarray(starts[text], starts[text + 1]), at)
    at += lengths[i] ?? 0
    selectedStarts[i + 1] = at
  }
  return { tokens: selected, starts: selectedStarts }
}

/** Collects texts into numbered words, one text after the other. */
export function createWordSequences(vocabulary: Vocabulary): {
  readonly add: (text: string) => void
  readonly finish: () => WordSequences
} {
  let tokens = new Int32Array(1 << 16)
  let length = 0
  const starts = [0]
  const push = (token: number) => {
    if (length === tokens.length) {
      const larger = new Int32Array(tokens.length * 2)
      larger.set(tokens)
      tokens = larger
    }
    tokens[length++] = token
  }
  const add = (text: string) => {
    const folded = foldForWords(text)
    const spans = scanWords(folded)
    for (const [i, start] of spans.starts.entries()) {
      if (i > 0 && spans.opens[i]) push(BREAK)
      push(vocabulary.idOf(folded.slice(start, spans.ends[i])))
    }
    push(BREAK)
    starts.push(length)
  }
  return { add, finish: () => ({ tokens: tokens.slice(0, length), starts: Int32Array.from(starts) }) }
}
