import type { RunTotals } from './counts.js'

const TOP_TOPICS = 5

/** What a run did, in a few lines for a reader. */
export function summarise(
  totals: RunTotals,
  { folder, isUnchanged }: { readonly folder: string; readonly isUnchanged: boolean },
): string {
  const topics = totals.topics.slice(0, TOP_TOPICS).map(([id, exchanges]) => `${id} ${exchanges}`)
  const lines = [
    `${amount(totals.transcripts, 'transcript')}, ${amount(totals.exchanges, 'exchange')}, ${amount(totals.announcements, 'announcement')}`,
    ...(totals.duplicates > 0 ? [`left out as duplicates: ${totals.duplicates}`] : []),
    ...(totals.skipped > 0 ? [`could not be read: ${totals.skipped} (see issues.csv)`] : []),
    `top topics: ${topics.join(' · ') || 'none'}`,
    `issues: ${amount(totals.errors, 'error')}, ${amount(totals.warnings, 'warning')}`,
    `tables: ${folder}${isUnchanged ? ' (nothing has changed since the last run)' : ''}`,
  ]
  return `${lines.join('\n')}\n`
}

function amount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
