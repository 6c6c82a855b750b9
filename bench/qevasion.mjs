// Replies on US presidential interviews (QEvasion): three classes by clarity, each question–answer pair on its own.
//
//   node bench/qevasion.mjs [FILE] [--rules] [--misses]
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { annotatePair } from '../dist/coder/pair.js'
import { openWorkshop } from '../dist/coder/setup.js'
import { decideReply } from '../dist/knowledge/answers/decide.js'
import { answersConfig, openAnswerReader } from '../dist/knowledge/answers/reader.js'
import { replyClassOf } from '../dist/model/stance.js'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SHARED = process.env['STANDPOINT_SHARED'] ?? join(ROOT, '..', 'shared')
const flags = process.argv.slice(2)
const file = flags.find((flag) => !flag.startsWith('--')) ?? join(SHARED, 'bench', 'qevasion.dev.jsonl')
if (!existsSync(file)) {
  console.error('the question–answer pairs are not there (../shared/bench/qevasion.dev.jsonl): nothing to measure')
  process.exit(2)
}
const CLASSES = { 'Clear Reply': 'clear', Ambivalent: 'ambivalent', 'Clear Non-Reply': 'non-reply' }
const workshop = openWorkshop(join(ROOT, 'pipelines', 'briefings.yaml'))
const stages = workshop.stages.filter(({ stage }) => ['exchanges', 'tokens', 'entities'].includes(stage.name))
const reader = openAnswerReader(answersConfig.parse(flags.includes('--rules') ? { weights: '' } : {}), workshop.load)
const pairs = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
const coded = pairs.flatMap((pair) => {
  const gold = CLASSES[pair.clarity_majority]
  if (!gold) return []
  // Labels of the speaker and leftovers of the next heading are no part of what is said.
  const answer = pair.answer.replace(/^(The President|President \w+)\.\s*/, '')
  const { doc } = annotatePair({ id: pair.id, date: '', holder: 'USA', question: pair.question, answer }, stages)
  const reply = decideReply(reader.read(doc)[0], reader.weights?.reply)
  if (flags.includes('--misses') && replyClassOf(reply.value) !== gold) {
    console.log(
      pair.id,
      `gold ${pair.evasion_majority ?? gold} got ${reply.value} |`,
      pair.question.slice(0, 140),
      '|',
      answer.slice(0, 260).replaceAll('\n', ' '),
    )
  }
  return [[gold, replyClassOf(reply.value)]]
})
const f1 = (name) => {
  const hit = coded.filter(([gold, got]) => gold === name && got === name).length
  const all = coded.filter(([gold]) => gold === name).length + coded.filter(([, got]) => got === name).length
  return all === 0 ? 0 : (2 * hit) / all
}
const names = Object.values(CLASSES)
const per = names.map((name) => `${name} ${(100 * f1(name)).toFixed(1)}`).join(', ')
const macro = names.reduce((sum, name) => sum + f1(name), 0) / names.length
const right = coded.filter(([gold, got]) => gold === got).length / coded.length
console.log(
  `${coded.length} pairs: three-class macro-F1 ${(100 * macro).toFixed(1)} (${per}), accuracy ${(100 * right).toFixed(1)}`,
)
