export const PERIOD_LENGTHS = ['day', 'week', 'month', 'quarter', 'year'] as const
/** How long a period of comparison is. */
export type PeriodLength = (typeof PERIOD_LENGTHS)[number]

const DAY_MS = 86_400_000

/**
 * The period that an ISO date falls in: `2022-03-03`, `2022-W09`, `2022-03`, `2022-Q1`, `2022`.
 *
 * Edge: weeks are ISO 8601 weeks, so the first days of January may belong to the year before.
 */
export function periodOf(date: string, by: PeriodLength): string {
  if (by === 'day') return date
  if (by === 'week') return isoWeek(date)
  if (by === 'month') return date.slice(0, 7)
  if (by === 'quarter') return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`
  return date.slice(0, 4)
}

/** The first day of a period, as ISO date. */
export function periodStart(period: string): string {
  const week = /^(\d{4})-W(\d{2})$/.exec(period)
  if (week) {
    return isoDate(mondayOfFirstWeek(Number(week[1])) + (Number(week[2]) - 1) * 7 * DAY_MS)
  }
  const quarter = /^(\d{4})-Q(\d)$/.exec(period)
  if (quarter) return `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, '0')}-01`
  return `${period}-01-01`.slice(0, 10)
}

/** The last day of a period, as ISO date. */
export function periodEnd(period: string): string {
  return isoDate(Date.parse(nextStart(period, lengthOf(period))) - DAY_MS)
}

/** Every period from the first to the last, without a gap, in order. */
export function periodsBetween(first: string, last: string): readonly string[] {
  const by = lengthOf(first)
  const periods = [first]
  let current = first
  while (current < last) {
    current = periodOf(nextStart(current, by), by)
    periods.push(current)
  }
  return periods
}

/** How long a period is, from its spelling. */
export function lengthOf(period: string): PeriodLength {
  if (period.includes('W')) return 'week'
  if (period.includes('Q')) return 'quarter'
  return period.length === 10 ? 'day' : period.length === 7 ? 'month' : 'year'
}

function nextStart(period: string, by: PeriodLength): string {
  const start = periodStart(period)
  if (by === 'day') return isoDate(Date.parse(start) + DAY_MS)
  if (by === 'week') return isoDate(Date.parse(start) + 7 * DAY_MS)
  const months = by === 'month' ? 1 : by === 'quarter' ? 3 : 12
  return isoDate(Date.UTC(Number(start.slice(0, 4)), Number(start.slice(5, 7)) - 1 + months, 1))
}

function isoWeek(date: string): string {
  const day = Date.parse(date)
  const weekday = (new Date(day).getUTCDay() + 6) % 7
  const year = new Date(day + (3 - weekday) * DAY_MS).getUTCFullYear()
  const week = Math.floor((day - mondayOfFirstWeek(year)) / (7 * DAY_MS)) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

function mondayOfFirstWeek(year: number): number {
  const fourth = Date.UTC(year, 0, 4)
  return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS
}

function isoDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

/** Whether a text is a period as this program spells them: a real day, ISO week, month, quarter or year. */
export function isPeriod(text: string): boolean {
  if (!/^\d{4}(?:-(?:\d{2}(?:-\d{2})?|W\d{2}|Q[1-4]))?$/.test(text)) return false
  const start = periodStart(text)
  return !Number.isNaN(Date.parse(start)) && periodOf(start, lengthOf(text)) === text && isRealDay(start)
}

function isRealDay(date: string): boolean {
  return isoDate(Date.parse(date)) === date
}
