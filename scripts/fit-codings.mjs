#!/usr/bin/env node
// Learns pipelines/weights/codings.json: event stance, level, acts and reply, from coded exchanges.
//   node scripts/fit-codings.mjs --coded FILE.jsonl [--coded FILE.jsonl …] [--all] [--write] [--to FILE]
// Rows: id, date, holder, question, answer, event_stance, level, acts, reply. Rows marked "held" are left out without
// --all. The first file is the reference, the others are added to it. Prints cross-validated figures, folds by press
// conference; --write replaces the weights of the default pipeline; --quick takes temperatures and thresholds from them.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openWorkshop } from '../dist/coder/setup.js'
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

/** Settings by cross-validation; its figures are printed and kept. */
function validate(name, task) {
  const scores = crossScores(task, cases, FOLDS)
  const settings = settingsOf(task, { cases, scores })
  const figure = figureOf(task, { scores, settings })
  training[`${name}_cross_validated`] = figure
  print(name.padEnd(6), figure, JSON.stringify(settings))
  return settings
}

/** Share of exchanges with the right label, or micro F1 of acts, in per cent. */
function figureOf(task, { scores, settings }) {
  let hit = 0
  let given = 0
  let wanted = 0
  cases.forEach(({ row }, i) => {
    const labels = labelsAt(task, { scores: scores[i], ...settings })
    hit += labels.filter((label) => task.of(row).includes(label)).length
    given += labels.length
    wanted += task.of(row).length
  })
  return ((200 * hit) / (given + wanted)).toFixed(1)
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
    version: 2,
    source: sourceLine(),
    changes: [
      { date: '2026-11-25', change: 'First version.' },
      { date: '2026-11-25', change: 'More exchanges; statements, forms of questions and answers, pairs of words.' },
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
