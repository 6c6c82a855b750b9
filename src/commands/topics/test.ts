import { didYouMean } from '../../adapters/natural.js'
import { annotatePair } from '../../coder/pair.js'
import { SetupError } from '../../model/issue.js'
import { surface } from '../../model/span.js'
import { readVersion } from '../../paths.js'
import { assignTopics } from '../../stages/topics/assign.js'
import { readTopicTexts } from '../../stages/topics/text.js'
import { openSavedRun, type SavedRow } from '../saved-run.js'
import { checkLimit, oneLine } from './limit.js'
import { openTopicWorkshop, type TopicWorkshop } from './workshop.js'

/** Flags of `standpoint topics test`. */
export interface TestFlags {
  readonly codebook?: string
  readonly output?: string
  readonly limit?: string
}

interface Tried {
  readonly id: string
  readonly question: string
  /** The topics given, primary first. */
  readonly given: readonly string[]
  readonly score: number
  readonly weight: number
  /** The topic's cues that fired, as printed in the text. */
  readonly pieces: readonly string[]
  readonly cues: readonly string[]
}

const TEXT_CHARS = 160
const MANY = 20

/** `standpoint topics test`: which exchanges of a run a topic catches, nearly catches, and how often each cue fired. Throws SetupError. */
export function testCommand(topic: string, flags: TestFlags): number {
  const limit = checkLimit(flags.limit, MANY)
  const tools = openTopicWorkshop(flags)
  const ids = tools.knowledge.compiled.topics.map(({ id }) => id)
  if (!ids.includes(topic)) throw unknownTopic(topic, { ids, path: tools.path })
  const rows = openSavedRun(flags.output ?? 'output', readVersion()).table('exchanges')
  const tried = rows.map((row) => tryTopic(topic, { row, tools }))
  const hits = tried.filter(({ given }) => given.includes(topic)).sort((a, b) => b.weight - a.weight)
  const near = tried.filter(({ given, score }) => !given.includes(topic) && score > 0).sort((a, b) => b.score - a.score)
  const isCalibrated = tools.knowledge.weights?.topics.includes(topic) ?? false
  process.stdout.write(`${topic}: ${hits.length} of ${rows.length} exchanges${isCalibrated ? '' : ' (uncalibrated)'}\n`)
  for (const one of hits.slice(0, limit)) process.stdout.write(describe(one, one.weight.toFixed(2)))
  process.stdout.write(`\nnear misses: ${near.length} more have a cue of it\n`)
  for (const one of near.slice(0, limit))
    process.stdout.write(describe(one, `${one.given.join('; ')}; cues ${one.score.toFixed(1)}`))
  process.stdout.write(`\ncues\n${countCues(topic, { tried, tools })}`)
  return 0
}

function tryTopic(topic: string, { row, tools }: { readonly row: SavedRow; readonly tools: TopicWorkshop }): Tried {
  const [id = '', date = '', holder = '', question = '', answer = ''] = [
    'exchange_id',
    'date',
    'holder',
    'question',
    'answer',
  ].map((name) => String(row[name] ?? ''))
  const { doc } = annotatePair({ id, date, holder, question, answer }, tools.stages)
  const [text] = readTopicTexts(doc)
  const at = tools.knowledge.compiled.topics.findIndex((known) => known.id === topic)
  if (!text) return { id, question, given: [], score: 0, weight: 0, pieces: [], cues: [] }
  const { assignments, hits } = assignTopics(text, 0, tools.knowledge)
  const mine = hits.filter((hit) => hit.topic === at)
  return {
    ...{ id, question: question || answer },
    given: assignments.map((assignment) => assignment.topic),
    score: mine.reduce((sum, { weight }) => sum + weight, 0),
    weight: assignments.find((assignment) => assignment.topic === topic)?.weight ?? 0,
    pieces: [...new Set(mine.map((hit) => surface(doc.transcript.text, hit)))],
    cues: mine.map(({ entry }) => entry.entry),
  }
}

function describe({ id, question, pieces }: Tried, what: string): string {
  return `  ${id}  ${what}  [${pieces.slice(0, 5).join(', ')}]\n      ${oneLine(question, TEXT_CHARS)}\n`
}

function countCues(
  topic: string,
  { tried, tools }: { readonly tried: readonly Tried[]; readonly tools: TopicWorkshop },
): string {
  const counts = new Map<string, number>()
  for (const { entry } of tools.knowledge.compiled.entries) if (entry.startsWith(`${topic}: `)) counts.set(entry, 0)
  for (const { cues } of tried) for (const cue of cues) counts.set(cue, (counts.get(cue) ?? 0) + 1)
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([cue, count]) => `  ${String(count).padStart(6)}  ${cue.slice(topic.length + 2)}\n`)
    .join('')
}

function unknownTopic(
  topic: string,
  { ids, path }: { readonly ids: readonly string[]; readonly path: string },
): SetupError {
  return new SetupError({
    code: 'unknown-topic',
    place: path,
    message: `the codebook has no topic "${topic}"`,
    hint: didYouMean(topic, ids),
  })
}
