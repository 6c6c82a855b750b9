const FOLDS: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': "'",
  '\u201b': "'",
  '\u02bc': "'",
  '\u0060': "'",
  '\u00b4': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u00ab': '"',
  '\u00bb': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u00a0': ' ',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u2007': ' ',
  '\u2009': ' ',
  '\u200a': ' ',
  '\u202f': ' ',
  '\u3000': ' ',
  '\t': ' ',
  '\n': ' ',
  '\r': ' ',
}

const FOLDABLE = new RegExp(`[${Object.keys(FOLDS).join('')}]`, 'g')

/**
 * Folds quotes, dashes and blanks to their plain ASCII forms, one character for one, so that offsets stay as they are.
 */
export function foldMarks(text: string): string {
  return text.replace(FOLDABLE, (mark) => FOLDS[mark] ?? mark)
}

const FOLDABLE_IN_LINES = new RegExp(`[${Object.keys(FOLDS).join('').replace('\n', '')}\u2029]`, 'g')

/** As `foldMarks`, but line ends stay, and a paragraph separator is one. */
export function foldMarksInLines(text: string): string {
  return text.replace(FOLDABLE_IN_LINES, (mark) => (mark === '\u2029' ? '\n' : (FOLDS[mark] ?? mark)))
}

/** One spelling for texts that differ only in blanks, quotes, dashes or case. For comparing whole texts, not for offsets. */
export function foldText(text: string): string {
  return foldMarks(text.normalize('NFKC')).replace(/\s+/g, ' ').trim().toLowerCase()
}

/** A stable lower-case slug: letters and digits of the name, joined with hyphens. */
export function slugify(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['\u2019.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
}
