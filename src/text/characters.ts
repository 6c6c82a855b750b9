/** What kind of character a code unit is: a letter or digit, a mark that belongs to one, a blank, anything else. */
export const CHARACTER = { letter: 1, mark: 2, blank: 3, other: 4 } as const

const kinds = new Uint8Array(0x10000)

/** The kind of the character at a place, by `CHARACTER`; half of a surrogate pair counts as the whole of it. */
export function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if (unit >= 0xd800 && unit < 0xe000) return kindOf(wholeAt(text, at))
  return kinds[unit] || remember(unit)
}

function remember(unit: number): number {
  const kind = kindOf(String.fromCharCode(unit))
  kinds[unit] = kind
  return kind
}

/** The character that a code unit is part of. */
function wholeAt(text: string, at: number): string {
  const isSecond = (text.codePointAt(at - 1) ?? 0) > 0xffff
  return String.fromCodePoint(text.codePointAt(isSecond ? at - 1 : at) ?? 0)
}

function kindOf(character: string): number {
  if (/[\p{L}\p{N}]/u.test(character)) return CHARACTER.letter
  if (/\p{M}/u.test(character)) return CHARACTER.mark
  return /\s/.test(character) ? CHARACTER.blank : CHARACTER.other
}
