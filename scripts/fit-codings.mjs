#!/usr/bin/env node
// Learns pipelines/weights/codings.json: event stance, level, acts and reply, from coded exchanges.
//   node scripts/fit-codings.mjs --coded FILE.jsonl [--coded FILE.jsonl …] [--all] [--write] [--to FILE]
// Rows: id, date, holder, question, answer, event_stance, level, acts, reply. Rows marked "held" are left out without
// --all. The first file is the reference, the others are added to it. Prints figures cross-validated by press conference, for
// each file and for the White House; --write replaces the weights of the default pipeline; --quick takes temperatures and thresholds from them.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openWorkshop } from '../dist/coder/setup.js'
import { FIGURES } from './coding-figures.mjs'
import { crossScores, labelsAt, learnTask, readCases, settingsOf, TASKS } from './coding-model.mjs'

const FOLDS = 5
const { values } = parseArgs({
  options: {
    coded: { type: 'string', multiple: true },
    all: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    to: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
})
const print = (...words) => process.stdout.write(`${words.join(' ')}\n`)
if (!values.coded) {
  process.stderr.write('give the coded exchanges: --coded FILE.jsonl\n')
  process.exit(2)
}
const shipped = fileURLToPath(new URL('../pipelines/weights/codings.json', import.meta.url))
const files = values.coded.map((file) => readRows(file).filter(({ held }) => values.all || !held))
const workshop = openWorkshop(fileURLToPath(new URL('../pipelines/briefings.yaml', import.meta.url)))
const cases = readCases(files.flat(), workshop)
const known = values.quick ? JSON.parse(readFileSync(shipped, 'utf8')) : {}
const training = { exchanges: cases.length, folds: FOLDS }
const learned = {}
for (const [name, task] of Object.entries(TASKS)) {
  const settings = values.quick ? settingsIn(known[name]) : validate(name, task)
  learned[name] = learnTask(task, cases).stored(settings)
}
const target = values.to ?? (values.write ? shipped : '')
if (target) writeFileSync(target, serialise(learned))

function readRows(file) {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

function settingsIn({ temperature, threshold, ambivalent }) {
  return { temperature, threshold, ...(ambivalent ? { ambivalent } : {}) }
}

/** Settings by cross-validation; its figures are printed for each file and for the White House, and kept for all. */
function validate(name, task) {
  const scores = crossScores(task, cases, FOLDS)
  const settings = settingsOf(task, { cases, scores })
  const pairs = cases.map(({ row }, i) => [task.of(row), labelsAt(task, { scores: scores[i], ...settings })])
  const show = (part, isIn) => {
    const some = pairs.filter((_, i) => isIn(cases[i]))
    if (some.length > 0) print(name.padEnd(6), part.padEnd(10), FIGURES[name](some))
  }
  training[`${name}_cross_validated`] = FIGURES[name](pairs)
  show('all', () => true)
  for (const [i, rows] of files.entries()) show(`file ${i + 1}`, ({ row }) => rows.includes(row))
  show('holder USA', ({ row }) => row.holder === 'USA')
  return settings
}

function sourceLine() {
  const [reference, ...others] = files.map(({ length }) => length)
  const more = others.reduce((a, b) => a + b, 0)
  const added =
    more > 0 ? ` and ${more} public exchanges coded by language models after the codebook for this project` : ''
  return `Fitted by scripts/fit-codings.mjs on a model-coded reference (${reference} exchanges)${added}; features seen in at least five exchanges, no sentence.`
}

function serialise(tasks) {
  const head = {
    about: 'Learned weights: event stance, wording level, acts and reply, by formulas, words and shape of an exchange.',
    version: 3,
    source: sourceLine(),
    changes: [
      { date: '2026-11-25', change: 'First version.' },
      { date: '2026-11-25', change: 'More exchanges; statements, forms of questions and answers, pairs of words.' },
      { date: '2026-11-25', change: 'More exchanges, half of the added ones of the White House.' },
    ],
    training,
  }
  const parts = Object.entries(tasks).map(([name, { features, ...rest }]) => {
    const lines = Object.entries(features).map(
      ([feature, weights]) => `${JSON.stringify(feature)}:${JSON.stringify(weights)}`,
    )
    return `${JSON.stringify(name)}:${JSON.stringify(rest).slice(0, -1)},"features":{\n${lines.join(',\n')}\n}}`
  })
  return `${JSON.stringify(head, null, 1).slice(0, -2)},\n${parts.join(',\n')}\n}\n`
}
