/** Whether an error says that no more can be written: no fault of the transcript at hand. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && /^(ENOSPC|EDQUOT)\b/.test(error.message)
}
