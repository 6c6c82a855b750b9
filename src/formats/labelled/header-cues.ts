import type { HeaderWords } from '../../knowledge/institutions.js'
import { anyOf } from '../../text/literal.js'

/** The words by which the top of a transcript is read, as expressions. */
export interface HeaderCues {
  /** Finds a word of a title. */
  readonly title: RegExp
  /** Finds a word of the title of a conference. */
  readonly conference: RegExp
  /** Fits a line that begins with words for the time of posting. */
  readonly posting: RegExp
  /** Finds names behind an office. */
  readonly office: RegExp
  /** Finds names behind an office with its field. */
  readonly fieldOffice: RegExp
  /** Finds names that an office follows. */
  readonly officeBehind: RegExp
  /** Words that no name holds, in lower case. */
  readonly notNames: ReadonlySet<string>
}

/** Compiles the words of a knowledge file once. */
export function prepareHeaderCues(words: HeaderWords): HeaderCues {
  const offices = anyOf(words.offices)
  const forms = String.raw`(?:(?:${anyOf(words.forms)})\s+)?`
  const after = String.raw`\s+(?:${anyOf(words.after)})\b`
  const name = String.raw`((?:[A-Z][\p{L}'’-]*\.?\s){0,3}[A-Z][\p{L}'’-]+)`
  const field = String.raw`(?: (?:and )?[A-Z]\p{L}+){1,3}`
  return {
    title: new RegExp(anyOf(words.titles), 'i'),
    conference: new RegExp(anyOf(words.conferences), 'i'),
    posting: new RegExp(String.raw`^(?:${anyOf(words.postings)})\b`, 'i'),
    office: new RegExp(String.raw`(?:${offices})\s*,?\s+${forms}${name}(?='s\b|${after}|\s*[,(]|\s*$)`, 'gu'),
    fieldOffice: new RegExp(
      String.raw`(?:${anyOf(words.fieldOffices)}) (?:of|for)(?: the)?${field} ?${forms}\b([A-Z][\p{L}-]+ (?:[A-Z]\. )?[A-Z][\p{L}'-]+?)(?=[,;]|'s|$|${after})`,
      'gu',
    ),
    officeBehind: new RegExp(
      String.raw`(?:\b[Bb]y\s+|\b[Ww]ith\s+|^)${forms}${name},\s+(?:the\s+)?(?:[A-Z][\p{L}-]+\s){0,3}(?:${offices})\b`,
      'gu',
    ),
    notNames: new Set(words.notNames.map((word) => word.toLowerCase())),
  }
}
