import { join, resolve } from 'node:path'
import { didYouMean } from '../../adapters/natural.js'
import { PAGE_FORMAT } from '../../coder/encode.js'
import { programKey } from '../../coder/program-key.js'
import { type CoderSetup, ownKnowledge } from '../../coder/setup.js'
import { SetupError } from '../../model/issue.js'
import { PACKAGE_FOLDER } from '../../paths.js'
import { sinks } from '../../registry.js'
import { CSV_SEPARATORS, type CsvSeparator } from '../../sinks/csv.js'
import { PERIOD_LENGTHS, type PeriodLength } from '../../statistics/period.js'
import { WORK_FOLDER } from './output.js'
import type { ProgressMode } from './progress.js'

/** What `standpoint run` was asked to do, as commander hands it over. */
export interface RunFlags {
  readonly input?: readonly string[]
  readonly output?: string
  readonly holder?: string
  readonly by?: string
  /** A codebook's path, or `none`. */
  readonly codebook?: string
  /** Path of a file of the user's own names. */
  readonly gazetteer?: string
  /** A number of emergent topics to fit, or `auto`. */
  readonly topics?: string
  /** A fitted model of emergent topics. */
  readonly model?: string
  readonly splitParts?: boolean
  readonly include?: readonly string[]
  readonly format?: string
  readonly csvSeparator?: string
  /** False to leave out report.html. */
  readonly report?: boolean
  readonly jobs?: string
  readonly quiet?: boolean
  /** A folder, or false for none. */
  readonly cache?: string | boolean
  readonly logJson?: boolean
}

/** What a run does, checked. */
export interface RunOptions {
  readonly pipeline: string
  readonly inputs: readonly string[]
  readonly output: string
  /** ISO 3166-1 alpha-3; empty to take what the transcripts say. */
  readonly holder: string
  readonly by: PeriodLength
  /** Codebook instead of the pipeline's; absent to take that. */
  readonly codebook?: string
  /** The user's own names, an absolute path; absent for none. */
  readonly gazetteer?: string
  /** Emergent topics to fit; absent for none. */
  readonly topics?: number | 'auto'
  /** Model of emergent topics, an absolute path; absent for none. */
  readonly topicModel?: string
  readonly splitParts: boolean
  readonly includeAnnouncements: boolean
  /** Formats of the tables. */
  readonly formats: readonly string[]
  readonly csvSeparator: CsvSeparator
  /** Whether all tables are also written as one workbook. */
  readonly hasWorkbook: boolean
  /** Whether report.html is written. */
  readonly hasReport: boolean
  /** Worker threads; 0 to choose by cores and batch. */
  readonly jobs: number
  readonly isQuiet: boolean
  /** Where results are stored; empty to store none. */
  readonly cache: string
  readonly progress: ProgressMode
}

export const DEFAULT_PIPELINE = join(PACKAGE_FOLDER, 'pipelines', 'briefings.yaml')
export const DEFAULT_OUTPUT = 'output'
/** Name of the workbook among the formats. */
const WORKBOOK_FORMAT = 'xlsx'
/** Name of the cache inside the work folder. */
export const CACHE_FOLDER = 'cache'

/** Checks the flags of a run and fills in the defaults. Throws SetupError. */
export function checkRunFlags(pipeline: string | undefined, flags: RunFlags): RunOptions {
  return {
    pipeline: pipeline ?? DEFAULT_PIPELINE,
    inputs: flags.input ?? [join(PACKAGE_FOLDER, 'seeds')],
    output: flags.output ?? DEFAULT_OUTPUT,
    holder: checkHolder(flags.holder ?? ''),
    by: oneOf(flags.by ?? 'month', { flag: '--by', known: PERIOD_LENGTHS }),
    includeAnnouncements:
      (flags.include ?? []).map((kind) => oneOf(kind, { flag: '--include', known: ['announcement'] as const })).length >
      0,
    ...(flags.codebook === undefined ? {} : { codebook: flags.codebook }),
    ...(flags.gazetteer === undefined ? {} : { gazetteer: resolve(flags.gazetteer) }),
    ...checkTopics(flags),
    splitParts: flags.splitParts ?? false,
    ...checkFormats(flags.format ?? 'csv,json,xlsx'),
    csvSeparator: checkSeparator(flags.csvSeparator ?? ','),
    hasReport: flags.report ?? true,
    jobs: checkJobs(flags.jobs),
    isQuiet: flags.quiet ?? false,
    cache: cacheFolder(flags),
    progress: progressMode(flags),
  }
}

/** What of the options decides the bytes of the output. */
export function resultOptions(options: RunOptions): object {
  const {
    jobs: _jobs,
    isQuiet: _quiet,
    cache: _cache,
    progress: _progress,
    inputs: _inputs,
    output: _output,
    ...rest
  } = options
  return rest
}

/** What the coder of a run is built from. */
export function setupOf(options: RunOptions): CoderSetup {
  const { pipeline, holder, formats, csvSeparator, hasReport, cache } = options
  const written = hasReport ? [...formats, PAGE_FORMAT] : formats
  const own = ownKnowledge(options)
  return { ...own, pipeline, holder, formats: written, csvSeparator, cache, programKey: cache ? programKey() : '' }
}

function checkTopics({ topics, model }: RunFlags): Pick<RunOptions, 'topics' | 'topicModel'> {
  if (topics !== undefined && model !== undefined) {
    throw usage(
      '--topics and --model exclude each other',
      'fit topics with --topics, or take those of a model with --model',
    )
  }
  if (model !== undefined) return { topicModel: resolve(model) }
  if (topics === undefined) return {}
  if (topics === 'auto') return { topics }
  if (/^[1-9]\d{0,2}$/.test(topics)) return { topics: Number(topics) }
  throw usage(`--topics does not take "${topics}"`, 'give a number of topics, 1 or more, or auto')
}

function checkFormats(list: string): Pick<RunOptions, 'formats' | 'hasWorkbook'> {
  const known = [...sinks.map((sink) => sink.name), WORKBOOK_FORMAT]
  const names = list.split(',').map((name) => oneOf(name.trim(), { flag: '--format', known }))
  const formats = names.filter((name) => name !== WORKBOOK_FORMAT)
  const hasWorkbook = formats.length < names.length
  if (hasWorkbook && !formats.includes('csv') && !formats.includes('json')) {
    throw usage('--format xlsx needs csv or json beside it', 'the workbook is made of those tables: --format csv,xlsx')
  }
  return { formats, hasWorkbook }
}

function checkSeparator(value: string): CsvSeparator {
  return oneOf(value === 'tab' || value === '\\t' ? '\t' : value, { flag: '--csv-separator', known: CSV_SEPARATORS })
}

function cacheFolder({ cache, output }: RunFlags): string {
  if (cache === false) return ''
  return typeof cache === 'string' ? cache : join(output ?? DEFAULT_OUTPUT, WORK_FOLDER, CACHE_FOLDER)
}

function progressMode({ quiet, logJson }: RunFlags): ProgressMode {
  if (logJson) return 'json'
  if (quiet) return 'none'
  return process.stderr.isTTY ? 'line' : 'plain'
}

/** The known word that a flag's value is. Throws SetupError with the nearest. */
export function oneOf<T extends string>(value: string, { flag, known }: { flag: string; known: readonly T[] }): T {
  const found = known.find((candidate) => candidate === value)
  if (found !== undefined) return found
  throw usage(`${flag} does not take "${value}"`, didYouMean(value, known))
}

function checkHolder(value: string): string {
  if (value === '' || /^[A-Z]{3}$/.test(value)) return value
  throw usage(`--holder does not take "${value}"`, 'give an ISO 3166-1 alpha-3 code in capitals, such as CHN')
}

function checkJobs(value: string | undefined): number {
  if (value === undefined) return 0
  if (/^[1-9]\d{0,2}$/.test(value)) return Number(value)
  throw usage(`--jobs does not take "${value}"`, 'give the number of worker threads, 1 or more')
}

/** A mistake on the command line. */
export function usage(message: string, hint: string): SetupError {
  return new SetupError({ code: 'usage', place: 'command line', message, hint })
}
