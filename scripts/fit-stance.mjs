#!/usr/bin/env node
// Learns pipelines/weights/stance.json: which actors an answer sides with or against, from coded exchanges.
//   node scripts/fit-stance.mjs --coded FILE.jsonl [--coded FILE.jsonl …] [--all] [--write]
// Rows: id, date, holder, question, answer, actors. Rows marked "held" are left out without --all. Prints figures
// cross-validated over press conferences, for all rows, for each file and for the White House.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openWorkshop } from '../dist/coder/setup.js'
import { crossValidate, figuresOf, isSame, L2, learn, readCases } from './stance-model.mjs'

const FOLDS = 10
const { values } = parseArgs({
  options: {
    coded: { type: 'string', multiple: true, default: [] },
    all: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
const print = (...words) => process.stdout.write(`${words.join(' ')}\n`)
if (values.coded.length === 0) {
  process.stderr.write('give the coded exchanges: --coded FILE.jsonl\n')
  process.exit(2)
}
const rowsOf = (path, file) =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => ({ ...JSON.parse(line), file }))
    .filter(({ held }) => values.all || !held)
const pipelines = new URL('../pipelines/', import.meta.url)
const workshop = openWorkshop(fileURLToPath(new URL('briefings.yaml', pipelines)))
const cases = readCases(values.coded.flatMap(rowsOf), workshop)
const wanted = cases.reduce((sum, { row }) => sum + row.actors.length, 0)
const reachable = cases.reduce(
  (sum, { row, reading }) =>
    sum + row.actors.filter((actor) => reading.candidates.some(({ target }) => isSame(actor, target))).length,
  0,
)
print(`answers ${cases.length}, actors ${wanted} of which ${reachable} are named or pointed to`)
const read = crossValidate(cases, FOLDS)
const overall = report('all', read)
for (const file of values.coded.keys()) {
  const of = read.filter(({ row }) => row.file === file)
  report(`file ${file + 1}`, of)
}
report(
  'holder USA',
  read.filter(({ row }) => row.holder === 'USA'),
)

function report(name, coded) {
  const { actors, signs, given, wanted, hit } = figuresOf(coded)
  print(`${name.padEnd(10)} actors F1 ${actors}, with sign ${signs} (given ${given}, coded ${wanted}, hit ${hit})`)
  return { actors, signs }
}

if (values.write) {
  const { candidates, biases, features } = learn(cases)
  const [reference, ...others] = values.coded.map((_, file) => cases.filter(({ row }) => row.file === file).length)
  const more = others.reduce((sum, count) => sum + count, 0)
  const head = {
    about: 'Learned weights: which actors an answer sides with or against, by what its frames and places show.',
    version: 3,
    source: `Fitted by scripts/fit-stance.mjs on a model-coded reference (${reference} exchanges)${more > 0 ? ` and ${more} public exchanges coded by language models after the codebook for this project` : ''}; the weights carry no text of them.`,
    changes: [
      { date: '2026-11-25', change: 'first version' },
      { date: '2026-11-25', change: 'features of places and of the question, four times the exchanges' },
      { date: '2026-11-25', change: 'words of the clause; pronouns bound in their sentence' },
    ],
    training: {
      answers: cases.length,
      candidates,
      folds: FOLDS,
      l2: L2,
      actor_f1: overall.actors,
      stance_f1: overall.signs,
    },
    biases,
    features: {},
  }
  const lines = Object.entries(features).map(([f, w]) => `    ${JSON.stringify(f)}: ${JSON.stringify(w)}`)
  const text = JSON.stringify(head, null, 2).replace(/"features": \{\}/, `"features": {\n${lines.join(',\n')}\n  }`)
  writeFileSync(new URL('weights/stance.json', pipelines), `${text}\n`)
  print(`wrote ${lines.length} features`)
}
