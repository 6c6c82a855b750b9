/** The `source` of one row of a table: `c.csv#17`, whichever row of it the transcript is named by. */
export function rowSource(path: string, row: number): string {
  return `${path.replace(/#\d+$/, '')}#${row}`
}
