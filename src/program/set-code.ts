/** Where a subcommand leaves the exit code of what it did. */
export type SetCode = (code: number) => void
