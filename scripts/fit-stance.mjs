#!/usr/bin/env node
// Learns pipelines/weights/stance.json: which actors an answer sides with or against, from coded exchanges.
//   node scripts/fit-stance.mjs RUN_FOLDER CODED.jsonl [--all] [--write]
// RUN_FOLDER is the output of `standpoint run` over one transcript per coded exchange, named by its id.
// Without --all, exchanges marked "held" are left out. Prints cross-validated figures, folds by press conference.
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parse } from 'yaml'
import { createCoder } from '../dist/coder/coder.js'
import { readManifest } from '../dist/commands/saved-run.js'
import { cuesSchema, framesSchema } from '../dist/knowledge/lexicon.js'
import { LEANINGS } from '../dist/knowledge/stance-weights.js'
import { readings } from '../dist/stages/statements/answer.js'
import { compileLexicon } from '../dist/stages/statements/lexicon.js'
import { fitLogistic, predictLogistic } from '../dist/statistics/logistic.js'

const print = (...words) => process.stdout.write(`${words.join(' ')}\n`)
const [runFolder, codedPath, ...flags] = process.argv.slice(2)
const FOLDS = 10
const MIN_CASES = Number(process.env.MIN ?? 3)
const L2 = Number(process.env.L2 ?? 15)
const pipelines = new URL('../pipelines/', import.meta.url)
const yaml = (path, schema) => schema.parse(parse(readFileSync(new URL(path, pipelines), 'utf8')))
const lexicon = compileLexicon({
  framesPath: 'lexicons/frames.yaml',
  frames: yaml('lexicons/frames.yaml', framesSchema),
  cues: yaml('lexicons/stance-cues.yaml', cuesSchema),
})
const coded = readFileSync(codedPath, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
const used = new Map(coded.filter(({ held }) => flags.includes('--all') || !held).map((row) => [row.id, row]))
const slug = (text) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

const manifest = readManifest(runFolder)
const { pipeline, holder } = manifest.configuration
const coder = createCoder({ pipeline, holder, formats: [], cache: '', programKey: '' })
const answers = []
for (const task of manifest.transcripts) {
  const row = used.get(basename(task.path).replace(/\.[^.]+$/, ''))
  if (!row) continue
  const { doc } = await coder.annotate(task)
  const [reading] = readings(doc, lexicon, new Map())
  answers.push({ row, group: row.date ?? row.id.replace(/-\d+$/, ''), candidates: reading?.candidates ?? [] })
}

function matches(actor, { id, name }) {
  return actor.id === id || [actor.id, actor.name].some((a) => [id, name].some((b) => slug(a) === slug(b)))
}
const leaningOf = (stance) => (stance === 'mixed' ? 'oppose' : stance > 0 ? 'support' : stance < 0 ? 'oppose' : 'even')
const cases = answers.flatMap(({ row, group, candidates }) =>
  candidates.map(({ target, features }) => {
    const actor = row.actors.find((one) => matches(one, target))
    return { group, row, target, features, label: LEANINGS.indexOf(actor ? leaningOf(actor.stance) : 'none') }
  }),
)

function columnsOf(train) {
  const counts = new Map()
  for (const { features } of train) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  const kept = [...counts]
    .filter(([, count]) => count >= MIN_CASES)
    .map(([feature]) => feature)
    .sort()
  return new Map(kept.map((feature, i) => [feature, i]))
}
function rowOf(features, columns) {
  const found = features
    .filter((f) => columns.has(f))
    .map((f) => [columns.get(f), 1])
    .sort((a, b) => a[0] - b[0])
  return { columns: Uint32Array.from(found, ([c]) => c), values: Float64Array.from(found, ([, v]) => v) }
}
function fitWeights(train) {
  const columns = columnsOf(train)
  const model = fitLogistic(
    train.map((c) => rowOf(c.features, columns)),
    train.map((c) => c.label),
    {
      classes: LEANINGS.length,
      features: columns.size,
      l2: L2,
    },
  )
  return { columns, model }
}
const groups = [...new Set(cases.map(({ group }) => group))].sort()
const foldOf = new Map(groups.map((group, i) => [group, i % FOLDS]))
let hit = 0,
  sign = 0,
  given = 0
const reachable = cases.filter(({ label }) => label > 0).length
const wanted = answers.reduce((sum, { row }) => sum + row.actors.length, 0)
// how much less likely than fitted "none" is taken to be: recall for precision
const BIAS = Number(process.env.BIAS ?? -0.8)
for (let fold = 0; fold < FOLDS; fold++) {
  const { columns, model } = fitWeights(cases.filter(({ group }) => foldOf.get(group) !== fold))
  for (const one of cases.filter(({ group }) => foldOf.get(group) === fold)) {
    const p = [...predictLogistic(model, rowOf(one.features, columns))]
    p[0] *= Math.exp(BIAS)
    const best = p.indexOf(Math.max(...p))
    const actor = one.row.actors.find((a) => matches(a, one.target))
    if (best === 0 && actor && flags.includes('--misses')) {
      const seen = one.features.filter((f) => /^(frame|asked|in-q|unm|no-st)/.test(f)).join(' ')
      print(
        'missed',
        one.row.id,
        one.target.id,
        actor.stance,
        '|',
        seen,
        '|',
        actor.evidence.slice(0, 110).replace(/\n/g, ' '),
      )
    }
    if (best === 0) continue
    given++
    if (actor) hit++
    if (actor && actor.stance !== 'mixed' && leaningOf(actor.stance) === LEANINGS[best]) sign++
    else if (flags.includes('--misses')) print(one.row.id, one.target.id, 'gold', actor?.stance, 'got', LEANINGS[best])
  }
}
const f1 = (x) => ((200 * x) / (given + wanted)).toFixed(1)
if (flags.includes('--misses')) {
  for (const { row, candidates } of answers) {
    for (const actor of row.actors) {
      if (!candidates.some(({ target }) => matches(actor, target))) {
        print('unreachable', row.id, actor.id, '|', candidates.map(({ target }) => target.id).join(', '))
      }
    }
  }
}
print(`answers ${answers.length}, candidates ${cases.length}, actors ${wanted} of which reachable ${reachable}`)
print(
  `cross-validated over ${FOLDS} folds of conferences: actor F1 ${f1(hit)}, with sign ${f1(sign)} (given ${given}, hit ${hit}, sign ${sign})`,
)

if (flags.includes('--write')) {
  const { columns, model } = fitWeights(cases)
  const round = (value) => Math.round(value * 1e4) / 1e4
  const features = Object.fromEntries(
    [...columns]
      .map(([feature, column]) => [feature, LEANINGS.map((_, c) => round(model.weights[c * model.features + column]))])
      .filter(([, weights]) => weights.some((weight) => Math.abs(weight) >= 0.01)),
  )
  const value = {
    about: 'Learned weights: which actors an answer sides with or against, by what its frames and words show.',
    version: 1,
    source: 'Fitted by scripts/fit-stance.mjs on model-coded exchanges; the weights carry no text of them.',
    changes: [{ date: '2026-11-25', change: 'first version' }],
    training: {
      answers: answers.length,
      candidates: cases.length,
      folds: FOLDS,
      l2: L2,
      actor_f1: f1(hit),
      stance_f1: f1(sign),
    },
    biases: LEANINGS.map((_, c) => round(model.biases[c] + (c === 0 ? BIAS : 0))),
    features,
  }
  const lines = Object.entries(features).map(([f, w]) => `    ${JSON.stringify(f)}: ${JSON.stringify(w)}`)
  const head = JSON.stringify({ ...value, features: {} }, null, 2).replace(
    /"features": \{\}/,
    `"features": {\n${lines.join(',\n')}\n  }`,
  )
  writeFileSync(new URL('weights/stance.json', pipelines), `${head}\n`)
  print(`wrote ${lines.length} features`)
}
