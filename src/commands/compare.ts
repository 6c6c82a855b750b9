import { type CellRow, cellsOf, type TableDefinition } from '../model/table.js'
import { readVersion } from '../paths.js'
import { changePoints, findChanges } from '../reports/compare/change-points.js'
import { checkComparability, comparability } from '../reports/compare/comparability.js'
import { contrastGroups, contrasts, correctContrasts } from '../reports/compare/contrasts.js'
import type { Comparison, Corpus } from '../reports/compare/corpus.js'
import { createFeatureTable } from '../reports/compare/features.js'
import { findDrift, formulaDrift } from '../reports/compare/formula-drift.js'
import { findFormulas, formulas } from '../reports/compare/formulas.js'
import { findKeywords, keyness, strongestKeywords } from '../reports/compare/keyness.js'
import { findRepeats, repeats } from '../reports/compare/repeats.js'
import { createSeries } from '../reports/compare/series.js'
import { createTerms } from '../reports/compare/terms.js'
import { findTrends, trends } from '../reports/compare/trends.js'
import { selectGroups } from './compare/groups.js'
import { loadCorpus } from './compare/load.js'
import { type CompareFlags, type CompareOptions, checkCompareFlags } from './compare/options.js'
import { type ComparisonResult, summariseComparison } from './compare/summary.js'
import { writeTables } from './compare/write.js'
import { openSavedRun } from './saved-run.js'

const SEED = 1
/** With more comparisons than this, keywords are looked for in all topics together alone. */
const MAX_BY_TOPIC = 3

/** `standpoint compare`: holds two groups of a run's exchanges side by side. Returns the exit code; throws SetupError. */
export async function compareCommand(folders: readonly string[], flags: CompareFlags): Promise<number> {
  const options = checkCompareFlags(folders, flags)
  const runs = folders.map((folder) => openSavedRun(folder, readVersion()))
  const includeAnnouncements =
    options.includeAnnouncements || runs.some(({ manifest }) => manifest.configuration.includeAnnouncements)
  const corpus = loadCorpus(runs, { includeAnnouncements })
  const { comparisons, notes } = selectGroups(corpus, options)
  const result = { corpus, notes, ...compareGroups(corpus, comparisons, options) }
  writeTables(options.to, {
    tables: tablesOf(result),
    formats: options.formats,
    csvSeparator: runs[0]?.manifest.configuration.csvSeparator ?? ',',
  })
  if (!options.isQuiet) process.stdout.write(summariseComparison(result, options))
  return 0
}

function compareGroups(corpus: Corpus, comparisons: readonly Comparison[], options: CompareOptions) {
  const table = createFeatureTable(corpus)
  const topics = ['', ...(comparisons.length <= MAX_BY_TOPIC ? corpus.topicLabels.keys() : [])]
  const terms = createTerms(corpus)
  const series = createSeries(corpus, options.by)
  const phrases = findFormulas(corpus)
  const found = comparisons.flatMap((comparison) => contrastGroups(corpus, comparison, { seed: SEED, table }))
  return {
    comparisons,
    comparability: comparisons.flatMap((comparison) => checkComparability(corpus, comparison)),
    contrasts: correctContrasts(found, options.correction),
    keywords: strongestKeywords(
      comparisons.flatMap((comparison) => findKeywords(comparison, { corpus, terms, topics })),
    ),
    changes: series.flatMap(findChanges),
    trends: findTrends(series),
    formulas: phrases,
    drift: findDrift(comparisons, { corpus, formulas: phrases, topics }),
    repeats: findRepeats(corpus, SEED),
  }
}

/** A table with its rows as cells. */
export interface FilledTable {
  readonly definition: TableDefinition<never>
  readonly rows: readonly CellRow[]
}

function fill<R>(definition: TableDefinition<R>, rows: readonly R[]): FilledTable {
  return { definition, rows: rows.map((row) => cellsOf(definition.columns, row)) }
}

function tablesOf(result: ComparisonResult): readonly FilledTable[] {
  return [
    fill(comparability, result.comparability),
    fill(contrasts, result.contrasts),
    fill(keyness, result.keywords),
    fill(changePoints, result.changes),
    fill(trends, result.trends),
    fill(formulas, result.formulas),
    fill(formulaDrift, result.drift),
    fill(repeats, result.repeats),
  ]
}
