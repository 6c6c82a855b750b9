import { z } from 'zod'

/** Rows of numbers by name: what was learned of each feature. */
export type NumberRows = Record<string, number[]>

/**
 * The schema of rows of numbers, of `width` each where it is given.
 *
 * Edge: checked by a plain loop and taken as it is: there are hundreds of thousands of numbers, and each start reads them.
 */
export function numberRows(width?: number): z.ZodType<NumberRows> {
  return z.custom<NumberRows>(isRecord, 'must be rows of numbers by name').superRefine((rows, context) => {
    for (const [name, row] of Object.entries(rows)) {
      if (isNumberRow(row, width)) continue
      const message = width === undefined ? 'must be a row of numbers' : `must be a row of ${width} numbers`
      context.addIssue({ code: 'custom', message, path: [name] })
      return
    }
  })
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isNumberRow(row: unknown, width: number | undefined): boolean {
  return Array.isArray(row) && (width === undefined || row.length === width) && row.every(Number.isFinite)
}
