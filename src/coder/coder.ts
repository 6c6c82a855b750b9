import { detectLanguage } from '../adapters/language.js'
import { type AppliedDoc, applyStages, type Recall } from '../engine/apply.js'
import type { PlannedStage } from '../engine/plan.js'
import { stopWordsSchema } from '../knowledge/stop-words.js'
import type { TranscriptFacts } from '../model/facts.js'
import { SourceError } from '../model/issue.js'
import type { LayerName } from '../model/layers.js'
import { surface } from '../model/span.js'
import { factsOf } from '../reports/facts.js'
import type { IssueRow } from '../reports/issues.js'
import type { Sample } from '../stages/emergent/fit.js'
import { readWords } from '../stages/emergent/terms.js'
import { openExchanges, STOP_WORDS } from '../stages/emergent.js'
import { foldText } from '../text/normalise.js'
import { once, onceFor } from '../text/once.js'
import { openCache } from './cache.js'
import { isDiskFull } from './disk.js'
import { type Chunk, encodeDoc } from './encode.js'
import { type Claim, hashFolded } from './identity.js'
import { createKeep, type Keep } from './keep.js'
import { codedKey, layersKey, scanKey } from './keys.js'
import { type Outline, outlineOf } from './outline.js'
import { isUnchanged, type OpenedFile, openFile, type ReadCarrier, readCarrier } from './reading.js'
import { type CoderSetup, openWorkshop, type Workshop } from './setup.js'
import { recallLayers } from './stored-layers.js'
import type { CodeTask, InputPath } from './task.js'

/** What the first pass finds in one member of a file. */
export interface ScannedMember extends Claim, InputPath {
  readonly member: string
}

/** What the first pass finds in one file. */
export interface ScannedFile extends InputPath {
  readonly sha256: string
  readonly members: readonly ScannedMember[]
  /** Trouble that keeps the file, or a member of it, from being read. */
  readonly failures: readonly IssueRow[]
}

/** One transcript coded: its part of every table as text, and what the counts need. */
export interface CodedTranscript {
  readonly failure?: undefined
  readonly source: string
  readonly format: string
  readonly chunks: readonly Chunk[]
  readonly facts: TranscriptFacts
  readonly issues: readonly IssueRow[]
  readonly uses: ReadonlyMap<string, number>
}

/** A transcript that could not be coded after all: its file has gone or changed, or the program is wrong about it. */
export interface FailedTranscript {
  readonly source: string
  readonly failure: IssueRow
}

/** Reads and codes transcripts; holds everything built, and rebuilds from its setup in any thread. */
export interface Coder {
  readonly workshop: Workshop
  readonly outline: Outline
  /** First pass: which transcripts a file holds, and what they claim to be. Never throws for bad input. */
  readonly scan: (input: InputPath) => Promise<ScannedFile>
  /** All layers of one transcript. Throws SourceError where the file has become unreadable since the first pass. */
  readonly annotate: (task: CodeTask) => Promise<AppliedDoc & { readonly format: string }>
  /** The exchanges of one transcript that no codebook topic fits, to fit a model on. Never throws: what fails here fails again where it is coded. */
  readonly sample: (task: CodeTask) => Promise<readonly Sample[]>
  /** Second pass: one transcript's part of the tables. Never throws. */
  readonly code: (task: CodeTask) => Promise<CodedTranscript | FailedTranscript>
}

/** A coder for a pipeline. Throws SetupError where the pipeline or its knowledge does not fit. */
export function createCoder(setup: CoderSetup): Coder {
  const workshop = openWorkshop(setup.pipeline, setup)
  const outline = outlineOf(workshop, setup.programKey)
  const cache = openCache(setup.cache)
  const stopWords = once(() => new Set(workshop.load.yaml(STOP_WORDS, stopWordsSchema).words))
  const open = rememberRecent((path) => openFile(path, workshop.tables))
  const keep = createKeep<FileReading>(MAX_KEPT_CHARS)
  const sampledStages = untilTopics(workshop.stages)
  const annotate = async (task: CodeTask, stages = workshop.stages) => {
    const { file, read } = (await recallReading(task, keep)) ?? (await readAgain(task, { open, workshop }))
    const { text } = read.carrier
    const layers = recallLayers({ cache, outline, key: layersKey(task, { setup, outline }), text })
    const applied = annotateCarrier({ task, file, read, workshop, stages, holder: setup.holder, recall: layers.recall })
    layers.keep(applied)
    return { ...applied, format: read.format }
  }
  return {
    workshop,
    outline,
    annotate,
    scan: async (input) => {
      const scanned = await scanFile(input, { open, workshop, keep, holder: setup.holder })
      if (scanned.sha256 !== '') cache.write('scan', scanKey(scanned, { setup, outline }), scanned)
      return scanned
    },
    sample: async (task) => {
      try {
        const { doc } = await annotate(task, sampledStages)
        const words = readWords(doc, stopWords.get())
        return openExchanges(doc).map((i) => ({ id: doc.exchanges[i]?.id ?? '', words: words[i] ?? '' }))
      } catch {
        return []
      }
    },
    code: async (task) => {
      try {
        const { doc, uses, format } = await annotate(task)
        const { chunks, issues } = encodeDoc(doc, setup)
        const coded = { source: doc.transcript.source.path, format, chunks, facts: factsOf(doc), issues, uses }
        cache.write('coded', codedKey(task, { setup, outline }), coded)
        return coded
      } catch (error) {
        if (isDiskFull(error)) throw error
        return { source: task.source, failure: failureOf(error, task.source) }
      }
    },
  }
}

const SAMPLED_LAYERS: readonly LayerName[] = ['exchanges', 'sentences', 'tokens', 'topics']

/** The stages up to the last that gives anything a topic model is fitted on. */
function untilTopics(stages: readonly PlannedStage[]): readonly PlannedStage[] {
  return stages.slice(0, stages.findLastIndex(({ stage }) => stage.gives.some(isSampled)) + 1)
}

function isSampled(layer: LayerName): boolean {
  return SAMPLED_LAYERS.includes(layer)
}

/** A carrier as it was read, and the file that it came from. */
interface FileReading {
  readonly file: OpenedFile
  readonly read: ReadCarrier
}

/** What the first pass has read is kept for the second, up to so many characters: a hundred press conferences. */
const MAX_KEPT_CHARS = 4_000_000

async function recallReading(
  { path, member, sha256 }: CodeTask,
  keep: Keep<FileReading>,
): Promise<FileReading | undefined> {
  const kept = keep.take(keyOf(path, member))
  return kept && kept.file.sha256 === sha256 && (await isUnchanged(path, kept.file)) ? kept : undefined
}

function keyOf(path: string, member: string): string {
  return `${path}\u0000${member}`
}

/** The carriers of a file by member: a table of pairs has one a day. */
const carriersOf = onceFor(({ carriers }: OpenedFile) => new Map(carriers.map((carrier) => [carrier.member, carrier])))

async function readAgain(
  { path, member, sha256 }: CodeTask,
  { open, workshop }: Pick<ScanContext, 'open' | 'workshop'>,
): Promise<FileReading> {
  const file = await open(path)
  const carrier = carriersOf(file).get(member)
  if (!carrier || file.sha256 !== sha256) throw changed()
  return { file, read: readCarrier(carrier, workshop) }
}

const MAX_OPEN_FILES = 4

/** Keeps the files used last open: the transcripts of archives and tables are coded by date, some here, some there. */
function rememberRecent(open: (path: string) => Promise<OpenedFile>): (path: string) => Promise<OpenedFile> {
  const recent = new Map<string, Promise<OpenedFile>>()
  return (path) => {
    const file = recent.get(path) ?? open(path)
    recent.delete(path)
    recent.set(path, file)
    for (const [oldest] of recent) if (recent.size > MAX_OPEN_FILES) recent.delete(oldest)
    return file
  }
}

interface ScanContext {
  readonly open: (path: string) => Promise<OpenedFile>
  readonly workshop: Workshop
  readonly keep: Keep<FileReading>
  readonly holder: string
}

async function scanFile(input: InputPath, context: ScanContext): Promise<ScannedFile> {
  const failures: IssueRow[] = []
  try {
    const file = await context.open(input.path)
    const members = file.carriers.flatMap((carrier): ScannedMember[] => {
      try {
        const read = readCarrier(carrier, context.workshop)
        context.keep.put(keyOf(input.path, carrier.member), { file, read }, carrier.text.length)
        return [claimOf(read, { input, holder: context.holder })]
      } catch (error) {
        failures.push(failureOf(error, input.source + carrier.member))
        return []
      }
    })
    return { ...input, sha256: file.sha256, members, failures }
  } catch (error) {
    return { ...input, sha256: '', members: [], failures: [failureOf(error, input.source)] }
  }
}

function claimOf(
  { carrier, reading }: ReadCarrier,
  { input, holder }: { readonly input: InputPath; readonly holder: string },
): ScannedMember {
  const { header, turns } = reading
  const said = turns.flatMap(({ paragraphs }) => paragraphs.map((span) => surface(carrier.text, span)))
  return {
    path: input.path,
    source: input.source + carrier.member,
    member: carrier.member,
    institutionId: header.institutionId || (holder || header.holder).toLowerCase(),
    date: header.date,
    textHash: hashFolded(foldText(said.join(' '))),
  }
}

/** An error as a row: a source that cannot be read, or, so that one file never costs the batch, a fault of the program. */
function failureOf(error: unknown, source: string): IssueRow {
  const place = { source, line: 0, severity: 'error' } as const
  if (error instanceof SourceError) return { ...place, code: error.code, message: error.message, hint: error.hint }
  const [message = '', where = ''] = (error instanceof Error ? (error.stack ?? error.message) : String(error)).split(
    '\n',
  )
  return {
    ...place,
    code: 'internal-error',
    message: withoutFolders(`the program failed on this transcript: ${message} ${where.trim()}`.trim()),
    hint: 'please report it with the file; the other files are done',
  }
}

/** A message with the names of files, but not of the folders of this machine that they lie in. */
export function withoutFolders(message: string): string {
  return message.replace(/(?<![\p{L}\p{N}_.-])(?:file:\/\/)?(?:[A-Za-z]:)?[\\/](?:[^\s:'"()\\/]+[\\/])+/gu, '')
}

interface AnnotateContext {
  readonly task: CodeTask
  readonly file: OpenedFile
  readonly read: ReadCarrier
  readonly workshop: Workshop
  readonly stages: Workshop['stages']
  readonly holder: string
  readonly recall: Recall
}

function annotateCarrier({ task, file, read, workshop, stages, holder, recall }: AnnotateContext): AppliedDoc {
  const { carrier, reading, format } = read
  const language = detectLanguage(
    reading.turns
      .flatMap((turn) => turn.paragraphs)
      .map((span) => surface(carrier.text, span))
      .join('\n'),
  )
  const isSupported = workshop.pipeline.languages.includes(language)
  const source = { path: task.source, sha256: file.sha256, bytes: file.bytes, encoding: carrier.encoding }
  const unsupported = {
    severity: 'warning',
    code: 'language-unsupported',
    message: `the text is in "${language}"; labels are given only for ${workshop.pipeline.languages.join(', ')}`,
    hint: 'its exchanges are listed without labels; use the translation that the ministry publishes',
  } as const
  return applyStages(
    {
      transcript: { id: task.id, text: carrier.text, source, language },
      header: holder ? { ...reading.header, holder } : reading.header,
      issues: [...carrier.issues, ...reading.issues, ...(isSupported ? [] : [unsupported])],
      confidence: reading.confidence,
      format,
      turns: reading.turns,
      blocks: reading.blocks,
    },
    { stages: isSupported ? stages : stages.filter(needsNoWords), recall },
  )
}

const WORDLESS_LAYERS: readonly LayerName[] = ['turns', 'blocks']

/** Whether a stage reads the layout alone, in whatever language. */
function needsNoWords({ stage }: PlannedStage): boolean {
  return stage.needs.every((layer) => WORDLESS_LAYERS.includes(layer))
}

function changed(): SourceError {
  return new SourceError({
    code: 'changed-during-run',
    message: 'the file changed between the first and the second pass',
    hint: 'run again when nothing writes to the input folder',
  })
}
