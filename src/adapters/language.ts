import { francAll } from 'franc-min'

/** Enough text to tell a language by; more takes time and changes nothing. */
const SAMPLE_CHARS = 4_000
/** Below this many characters a guess is worth less than the common case. */
const MIN_CHARS = 200
/** A language is believed only when it beats English by more than noise. */
const CLOSE_SCORE = 0.95

const ISO_639_1: Readonly<Record<string, string>> = {
  ...{ eng: 'en', cmn: 'zh', rus: 'ru', fra: 'fr', spa: 'es', arb: 'ar', deu: 'de', jpn: 'ja' },
  ...{ kor: 'ko', por: 'pt', ita: 'it', tur: 'tr', pes: 'fa', ukr: 'uk', pol: 'pl', hin: 'hi' },
}

/** ISO 639-1 code of the language a text is written in (639-3 where there is none); English where it is too short to tell. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARS)
  if (/\p{Script=Han}/u.test(sample) && share(sample, /\p{Script=Han}/gu) > 0.2) {
    return /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(sample) ? 'ja' : 'zh'
  }
  if (sample.length < MIN_CHARS) return 'en'
  const scores = francAll(sample)
  const english = scores.find(([code]) => code === 'eng')?.[1] ?? 0
  const [best] = scores
  if (!best || english >= CLOSE_SCORE * best[1]) return 'en'
  return ISO_639_1[best[0]] ?? best[0]
}

function share(text: string, pattern: RegExp): number {
  return (text.match(pattern)?.length ?? 0) / text.replace(/\s/g, '').length
}
