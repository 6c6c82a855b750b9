/** A day as a table's cell states it. */
export interface CellDate {
  /** ISO date; empty where the cell states none. */
  readonly date: string
  /** Whether day and month could be the other way round. */
  readonly isAmbiguous: boolean
}

/** Which number of `03/04/2022` is the day. */
export type DateOrder = 'day-first' | 'month-first' | 'unknown'

const NUMERIC = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const MONTH_FIRST = /^(?:[a-z]+,?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/i
const DAY_FIRST = /^(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?([a-z]{3,9})\.?,?[\s-]+(\d{4})(?!\d)/i
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const NONE: CellDate = { date: '', isAmbiguous: false }

/** Works out from a whole column whether its numeric dates begin with the day. */
export function dateOrderOf(cells: Iterable<string>): DateOrder {
  for (const cell of cells) {
    const [, first = '', second = ''] = NUMERIC.exec(cell.trim()) ?? []
    if (Number(first) > 12) return 'day-first'
    if (Number(second) > 12) return 'month-first'
  }
  return 'unknown'
}

/** The day that a cell states, as text, as a number of days (spreadsheets) or of seconds (Unix). */
export function parseCellDate(cell: string, order: DateOrder): CellDate {
  const text = cell.trim()
  const iso = ISO.exec(text) ?? COMPACT.exec(text)
  if (iso) return sure(iso[1], iso[2], iso[3])
  const named = MONTH_FIRST.exec(text)
  if (named) return sure(named[3], monthNumber(named[1]), named[2])
  const dayFirst = DAY_FIRST.exec(text)
  if (dayFirst) return sure(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1])
  return numericDate(text, order) ?? serialDate(text)
}

function numericDate(text: string, order: DateOrder): CellDate | undefined {
  const [, first = '', second = '', year = ''] = NUMERIC.exec(text) ?? []
  if (!year) return undefined
  const isDayFirst = order === 'day-first' || (order === 'unknown' && text.includes('.'))
  const { date } = isDayFirst ? sure(year, second, first) : sure(year, first, second)
  return { date, isAmbiguous: order === 'unknown' && first !== second && date !== '' }
}

const DAY_MS = 86_400_000
/** 1970-01-01 in the day count of spreadsheets. */
const SERIAL_OF_EPOCH = 25_569
/** Day counts of 1954 to 2119: other numbers of that size are no dates. */
const SERIALS = { min: 20_000, max: 80_000 }
/** Seconds of 1973 to 2096, and the same in milliseconds. */
const SECONDS = { min: 1e8, max: 4e9 }

function serialDate(text: string): CellDate {
  if (!/^\d+(?:\.\d+)?$/.test(text)) return NONE
  const number = Number(text)
  if (number >= SERIALS.min && number <= SERIALS.max) return dayOf((Math.floor(number) - SERIAL_OF_EPOCH) * DAY_MS)
  if (number >= SECONDS.min && number <= SECONDS.max) return dayOf(number * 1000)
  if (number >= SECONDS.min * 1000 && number <= SECONDS.max * 1000) return dayOf(number)
  return NONE
}

function dayOf(elapsedMs: number): CellDate {
  return { date: new Date(elapsedMs).toISOString().slice(0, 10), isAmbiguous: false }
}

function monthNumber(name = ''): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1)
}

/** An ISO date from its numbers; none where the calendar has no such day. */
function sure(year = '', month = '', day = ''): CellDate {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day))
  return Number(year) >= 1900 && dayOf(ms).date === date ? { date, isAmbiguous: false } : NONE
}

/** The day that the cells of year, month and day state together. */
export function joinDate(year: string, month: string, day: string): CellDate {
  return /^\d{4}(\.0)?$/.test(year) ? sure(year.slice(0, 4), whole(month), whole(day)) : NONE
}

function whole(cell: string): string {
  return cell.replace(/\.0$/, '')
}
