import { SetupError } from '../../model/issue.js'

/** A limit given on the command line, or the default. Throws SetupError where it is no whole number. */
export function checkLimit(value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise
  if (/^\d{1,9}$/.test(value)) return Number(value)
  throw new SetupError({
    code: 'usage',
    place: 'command line',
    message: `--limit does not take "${value}"`,
    hint: 'give a whole number',
  })
}

/** A text on one line, cut where it is longer than `maxChars`. */
export function oneLine(text: string, maxChars: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > maxChars ? `${line.slice(0, maxChars - 1)}…` : line
}
