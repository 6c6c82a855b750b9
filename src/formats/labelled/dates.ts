/** A date as a line states it. */
export interface StatedDate {
  /** ISO date; with `0000` for a year that is left out. */
  readonly date: string
  readonly hasYear: boolean
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const MONTH_FIRST = new RegExp(
  `(?<![a-z])${MONTH}\\s*(\\d{1,2})(?!\\d)(?:st|nd|rd|th)?(?:\\s*,?\\s*(\\d{4}))?(?!\\d)`,
  'i',
)
const DAY_FIRST = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\s*(?:of\\s+)?${MONTH}\\s*,?\\s*(?:(\\d{4})(?!\\d))?(?![a-z])`,
  'i',
)
const YEAR_FIRST = new RegExp(`(?<!\\d)(\\d{4}),?\\s+${MONTH}\\s*(\\d{1,2})(?!\\d)`, 'i')
const ISO = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/
const NUMERIC = /(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/
const HAN = /(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日/

/** A line that is a time of posting: year, month, day, and the time of day where it has one. */
export const STAMP = /^(?:\w+\s*:\s*)?(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:\s+(\d{2}:\d{2})(?::\d{2})?)?$/

/** The date that a line states; undefined where it states none. */
export function dateIn(line: string): StatedDate | undefined {
  return (
    yearFirst(line) ??
    written(line) ??
    fromParts(ISO.exec(line)?.slice(1)) ??
    fromParts(HAN.exec(line)?.slice(1)) ??
    numeric(line)
  )
}

function yearFirst(line: string): StatedDate | undefined {
  const [, year, month, day] = YEAR_FIRST.exec(line) ?? []
  return month ? fromParts([year, String(monthOf(month)), day]) : undefined
}

function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

function written(line: string): StatedDate | undefined {
  const monthFirst = MONTH_FIRST.exec(line)
  const dayFirst = DAY_FIRST.exec(line)
  const isDayFirst =
    dayFirst &&
    (!monthFirst || (dayFirst[3] && !monthFirst[3]) || (dayFirst.index < monthFirst.index && !monthFirst[3]))
  const [month, day, year] = isDayFirst ? [dayFirst[2], dayFirst[1], dayFirst[3]] : (monthFirst?.slice(1) ?? [])
  if (!month || !day) return undefined
  return fromParts([year, String(monthOf(month)), day])
}

function numeric(line: string): StatedDate | undefined {
  const match = NUMERIC.exec(line)
  if (!match) return undefined
  const [, first = '', mark, second = '', year] = match
  const isMonthFirst = mark === '/' && Number(first) <= 12
  return fromParts(isMonthFirst ? [year, first, second] : [year, second, first])
}

function fromParts(parts: readonly (string | undefined)[] | undefined): StatedDate | undefined {
  const [year, month, day] = parts ?? []
  if (!month || !day || !isDay(Number(year ?? LEAP_YEAR), { month: Number(month), day: Number(day) })) return undefined
  return { date: `${year ?? '0000'}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, hasYear: year !== undefined }
}

const LEAP_YEAR = 2000

function isDay(year: number, { month, day }: { readonly month: number; readonly day: number }): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

const COMPACT = /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/

/** The day that a file's name gives, as ISO date; empty where it gives none, or a day without its year. */
export function dateOfName(name: string): string {
  const spaced = name.replace(/[_+-]+|%20/g, ' ')
  const found = [
    fromParts(ISO.exec(name)?.slice(1)),
    fromParts(COMPACT.exec(name)?.slice(1)),
    dateIn(spaced),
    dateIn(name),
  ]
  return found.find((stated) => stated?.hasYear)?.date ?? ''
}

const DAY_MS = 86_400_000

/** Days from one ISO date to another, negative where the other comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}
