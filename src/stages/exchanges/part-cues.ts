import { stemOf } from '../../adapters/natural.js'
import { entryKey, type KnowledgeEntry } from '../../engine/stage.js'
import type { PartsFile } from '../../knowledge/parts.js'
import { anyOf, escapeLiteral } from '../../text/literal.js'
import { foldMarks } from '../../text/normalise.js'

/** How a question sentence begins: with a number, with words that add a question, or with neither. */
export interface QuestionCue {
  /** From 0; undefined for added questions. */
  readonly number: number | undefined
  readonly cue: string
}

/** Which question a reply turns to, as its words say. */
export interface ReplyCue {
  /** By number (from 0), the last, the other one, by going on to the next, or by what it is about. */
  readonly kind: 'number' | 'last' | 'other' | 'turn' | 'about'
  readonly number: number
  /** What it says it is about, as printed, folded; empty where it says nothing. */
  readonly about: string
  readonly cue: string
}

/** The words that tell parts apart, ready for looking up. */
export interface PartCues {
  readonly questionCue: (sentence: string) => QuestionCue | undefined
  readonly replyCue: (sentence: string) => ReplyCue | undefined
  /** Whether a sentence asks, with or without its mark. */
  readonly asks: (sentence: string) => boolean
  /** Stems of the words that say what a text is about. */
  readonly contentOf: (text: string) => ReadonlySet<string>
  readonly entries: readonly KnowledgeEntry[]
  readonly keyOf: (cue: string) => string
}

/** Compiles the words of a file once. */
export function compilePartCues(
  file: PartsFile,
  { path, stopWords }: { readonly path: string; readonly stopWords: readonly string[] },
): PartCues {
  const open = String.raw`^[^\p{L}\p{N}]{0,6}(?:(?:${oneOf(file.openers)})[\s,.;:-]{1,4}){0,4}`
  const entries = entriesOf(file, path)
  const idle = new Set([...stopWords, ...file.generic].map((word) => stemOf(word.toLowerCase())))
  const asks = new RegExp(String.raw`\b(?:${oneOf(file.asks)})\b`, 'iu')
  return {
    questionCue: questionCues(file, open),
    replyCue: replyCues(file, open),
    asks: (sentence) => /[?？]/.test(sentence) || asks.test(foldMarks(sentence)),
    contentOf: (text) => new Set(stemsOf(text).filter((stem) => !idle.has(stem))),
    entries,
    keyOf: (cue) => entryKey({ file: path, entry: cue, kind: KIND }),
  }
}

const KIND = 'part cue'

function entriesOf(file: PartsFile, path: string): readonly KnowledgeEntry[] {
  const cues = [file.leads, file.shortLeads, file.turns, file.takes, file.additions, ...file.ordinals, ...file.numbers]
  const all = [...cues.flat(), ...file.lasts, ...file.others]
  return [...new Set(all.map(plain))].map((entry) => ({ file: path, entry, kind: KIND }))
}

function plain(words: string): string {
  return words.toLowerCase().replace(/\s+/g, ' ').trim()
}

/** Source of an expression for any of some words, whatever the blanks between them. */
function oneOf(words: readonly string[]): string {
  return anyOf(words, (word) => escapeLiteral(plain(word)).replace(/ /g, String.raw`\s+`))
}

function stemsOf(text: string): readonly string[] {
  const words = foldMarks(text).match(/\p{L}[\p{L}\p{N}]*(?:'\p{L}+)?/gu) ?? []
  return words.map((word) => stemOf(word.replace(/'s$/i, '').toLowerCase()))
}

/** Finds the list that holds a word; -1 where none does. */
function placesOf(lists: readonly (readonly string[])[]): (word: string) => number {
  const places = new Map(lists.flatMap((list, place) => list.map((form) => [plain(form), place] as const)).reverse())
  return (word) => places.get(plain(word)) ?? -1
}

const HEAD_CHARS = 220

function questionCues(file: PartsFile, open: string): PartCues['questionCue'] {
  const noun = oneOf([...file.questions, ...file.nouns])
  const named = new RegExp(
    String.raw`${open}(?:(?:${oneOf([...file.mine, ...file.determiners])})\s+)?(${oneOf(file.ordinals.flat())})\s+(?:${noun})\b`,
    'iu',
  )
  const numbered = new RegExp(String.raw`${open}(?:(${oneOf(file.numbers.flat())})(?=\s*[,:;-])|(\p{L}+ly)\b)`, 'iu')
  const added = new RegExp(String.raw`${open}(${oneOf(file.additions)})\b`, 'iu')
  const [ordinalOf, numberOf] = [placesOf(file.ordinals), placesOf(file.numbers)]
  return (sentence) => {
    const head = foldMarks(sentence.slice(0, HEAD_CHARS))
    const ordinal = named.exec(head)?.[1]
    if (ordinal) return { number: ordinalOf(ordinal), cue: plain(ordinal) }
    const [, word, adverb] = numbered.exec(head) ?? []
    const number = numberOf(word ?? adverb ?? '')
    if (number >= 0) return { number, cue: plain(word ?? adverb ?? '') }
    const addition = added.exec(head)?.[1]
    return addition ? { number: undefined, cue: plain(addition) } : undefined
  }
}

const VOCATIVE = /^[^\p{L}\p{N}]{0,6}(?:(?:\p{Lu}[\p{L}.'-]{1,20}\s?){1,3},\s+)(?=\p{Ll}|On\b|As\b)/u
const MAX_SHORT_WORDS = 8

function replyCues(file: PartsFile, open: string): PartCues['replyCue'] {
  const lead = oneOf([...file.leads, ...file.shortLeads, ...file.ordinalLeads, ...file.turns, ...file.takes])
  const numbering = String.raw`(?:(?:${oneOf(file.numbers.flat())})[\s,:-]{1,3})?`
  const which = oneOf([...file.ordinals.flat(), ...file.lasts, ...file.others])
  const pointing = new RegExp(
    String.raw`${open}${numbering}(?:(${lead})\s+)?(?:(${oneOf(file.yours)})|${oneOf(file.determiners)})\s+(${which})(?:\s+(?:(${oneOf(file.questions)})|${oneOf(file.nouns)})\b|(?=\s*[,.:;-]))(.{0,160})`,
    'iu',
  )
  const turning = new RegExp(String.raw`${open}${numbering}(${oneOf(file.turns)})\s+(.{1,160})`, 'iu')
  const about = new RegExp(String.raw`${open}${numbering}(${oneOf(file.leads)})\s+(.{1,160})`, 'iu')
  const short = new RegExp(String.raw`${open}${numbering}(${oneOf(file.shortLeads)})\s+([^,;:.]{2,70}),`, 'iu')
  const question = new RegExp(String.raw`\b(?:${oneOf(file.questions)})\b`, 'iu')
  const [ordinalOf, lastOf] = [placesOf(file.ordinals), placesOf([file.lasts])]
  const pointed = (word: string): Pick<ReplyCue, 'kind' | 'number'> => {
    const number = ordinalOf(word)
    if (number >= 0) return { kind: 'number', number }
    return { kind: lastOf(word) >= 0 ? 'last' : 'other', number: -1 }
  }
  const find = (head: string): ReplyCue | undefined => {
    const [, led, yours, word, asked, rest = ''] = pointing.exec(head) ?? []
    if (word && (led || yours || asked)) return { ...pointed(word), about: aboutOf(rest), cue: plain(word) }
    const turned = turning.exec(head)
    if (turned?.[1]) {
      const about = aboutOf(turned[2] ?? '')
      return { kind: question.test(about) ? 'turn' : 'about', number: -1, about, cue: plain(turned[1]) }
    }
    const told = about.exec(head)
    if (told?.[1]) return { kind: 'about', number: -1, about: aboutOf(told[2] ?? ''), cue: plain(told[1]) }
    const briefly = short.exec(head)
    if (briefly?.[1] && (briefly[2] ?? '').split(/\s+/).length <= MAX_SHORT_WORDS)
      return { kind: 'about', number: -1, about: briefly[2] ?? '', cue: plain(briefly[1]) }
    return undefined
  }
  return (sentence) => {
    const head = foldMarks(sentence.slice(0, HEAD_CHARS))
    return find(head) ?? (VOCATIVE.test(head) ? find(head.replace(VOCATIVE, '')) : undefined)
  }
}

const MAX_ABOUT_WORDS = 16

/** What a reply says it is about: up to the next comma, or so many words. */
function aboutOf(rest: string): string {
  const [phrase = ''] = rest.split(/[,;:]|\s-\s/)
  return phrase.split(/\s+/).slice(0, MAX_ABOUT_WORDS).join(' ')
}
