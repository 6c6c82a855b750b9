/** Pixels that the label of a period needs. */
const LABEL_WIDTHS: Readonly<Record<number, number>> = { 1: 14, 4: 34, 7: 54, 8: 60, 10: 72 }

/** The periods that are named on an axis: as many as fit, evenly, the first among them. */
export function tickPeriods(periods: readonly string[], width: number): readonly string[] {
  const needed = LABEL_WIDTHS[periods[0]?.length ?? 7] ?? 60
  const every = Math.max(1, Math.ceil((periods.length * needed) / Math.max(1, width)))
  const step = niceStep(every, periods[0] ?? '')
  const anchor = step >= 12 ? periods.findIndex((period) => /-01$/.test(period)) : 0
  return periods.filter((_, i) => (i - Math.max(0, anchor)) % step === 0 && i >= anchor)
}

/** Months step by whole quarters and years. */
function niceStep(every: number, period: string): number {
  if (!/^\d{4}-\d{2}$/.test(period)) return every
  return [1, 2, 3, 6, 12, 24, 36, 60, 120].find((step) => step >= every) ?? every
}

/** A share as the text of an axis or a cell. */
export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`
}

/** An axis that ends at a round number just above the highest value. */
export function niceTop(highest: number): number {
  return [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1].find((top) => top >= highest) ?? 1
}
