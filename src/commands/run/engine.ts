import { setFlagsFromString } from 'node:v8'

/** The first major version of V8 that no longer knows the budget: it compiles by counts of calls, and says so on stderr. */
const WITHOUT_BUDGET = 12

/**
 * How the engine spreads its own work over a batch: flags of V8, by its version.
 *
 * Hot functions are compiled again only when they have run long: by default a fifth of a run's CPU time goes into code
 * that is soon thrown away. Short-lived memory is swept by the thread that made it: the cores are busy with transcripts.
 * Memory that has become free is given back before the heap has doubled, so that it grows little with the batch.
 * None of it changes a result.
 */
export function engineFlags(version: string): readonly string[] {
  const budget = Number.parseInt(version, 10) < WITHOUT_BUDGET ? ['--interrupt-budget=4000000'] : []
  return [...budget, '--no-parallel-scavenge', '--heap-growing-percent=60']
}

/** Sets up the engine for a batch, for this thread and all workers. */
export function tuneEngine(): void {
  for (const flag of engineFlags(process.versions.v8)) setFlagsFromString(flag)
}
