// How the weights of actors and sides are learned from coded exchanges; see fit-stance.mjs.
import { annotatePair } from '../dist/coder/pair.js'
import { gazetteerSchema } from '../dist/knowledge/gazetteer.js'
import { cuesSchema, framesSchema } from '../dist/knowledge/lexicon.js'
import { LEANINGS } from '../dist/knowledge/stance-weights.js'
import { sumUp } from '../dist/stages/stances.js'
import { readings } from '../dist/stages/statements/answer.js'
import { compileLexicon } from '../dist/stages/statements/lexicon.js'
import { settleStatements } from '../dist/stages/statements/settle.js'
import { fitLogistic } from '../dist/statistics/logistic.js'
import { groupOf } from './coding-model.mjs'

const LAYERS = ['exchanges', 'tokens', 'entities']
const LEAST_WEIGHT = 0.01
export const MIN_CASES = 5
export const L2 = 8
/** How much likelier than fitted a side is taken to be than none, as a logarithm: recall for precision. */
export const BIAS = -1
/** How strongly each kind of feature may speak; the kind is what stands before the colon. */
const SCALES = { t: 1, s: 1, f: 1, g: 1, x: 0.7, r: 0.7, w: 0.5 }

/** Reads every coded exchange by rules, with everybody it may take a side on. */
export function readCases(rows, workshop) {
  const { load } = workshop
  const framesPath = 'lexicons/frames.yaml'
  const lexicon = compileLexicon({
    framesPath,
    frames: load.yaml(framesPath, framesSchema),
    cues: load.yaml('lexicons/stance-cues.yaml', cuesSchema),
    countries: load
      .yaml('gazetteers/countries.yaml', gazetteerSchema)
      .countries.map(({ id, name }) => ({ id, name, type: 'country' })),
  })
  const stages = workshop.stages.filter(({ stage }) => LAYERS.includes(stage.name))
  return rows.map((row) => {
    const { id, date, holder, question, answer } = row
    const { doc } = annotatePair({ id, date: date ?? '', holder, question, answer }, stages)
    return { row, group: groupOf(row), reading: readings(doc, lexicon, new Map())[0] }
  })
}

const slug = (text = '') =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/[^a-z0-9]+/g, '')

/** Whether a coded actor is a target, by id or name. */
export function isSame(actor, { id, name }) {
  return actor.id === id || [actor.id, actor.name].some((a) => a && [id, name].some((b) => slug(a) === slug(b)))
}

const leaningOf = (stance) => (stance === 'mixed' ? 'oppose' : stance > 0 ? 'support' : stance < 0 ? 'oppose' : 'even')

/** Learns weights from cases, in the shape in which they are stored. */
export function learn(cases) {
  const candidates = cases.flatMap(({ row, reading }) =>
    reading.candidates.map(({ target, features }) => {
      const actor = row.actors.find((one) => isSame(one, target))
      return { features, label: LEANINGS.indexOf(actor ? leaningOf(actor.stance) : 'none') }
    }),
  )
  const columns = columnsOf(candidates)
  const model = fitLogistic(
    candidates.map(({ features }) => rowOf(features, columns)),
    candidates.map(({ label }) => label),
    { classes: LEANINGS.length, features: columns.size, l2: L2 },
  )
  const round = (value) => Math.round(value * 1e4) / 1e4 + 0
  const weightsOf = (feature, column) =>
    LEANINGS.map((_, c) => round(scaleOf(feature) * model.weights[c * model.features + column]))
  const features = [...columns]
    .map(([feature, column]) => [feature, weightsOf(feature, column)])
    .filter(([, weights]) => weights.some((weight) => Math.abs(weight) >= LEAST_WEIGHT))
  return {
    candidates: candidates.length,
    biases: LEANINGS.map((_, c) => round(model.biases[c] + (c === 0 ? BIAS : 0))),
    features: Object.fromEntries(features),
  }
}

const scaleOf = (feature) => SCALES[feature.split(':')[0]] ?? 0

function columnsOf(candidates) {
  const counts = new Map()
  for (const { features } of candidates) {
    for (const feature of features) if (scaleOf(feature) > 0) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  }
  const kept = [...counts].filter(([, count]) => count >= MIN_CASES).map(([feature]) => feature)
  return new Map(kept.sort().map((feature, i) => [feature, i]))
}

function rowOf(features, columns) {
  const found = features
    .filter((feature) => columns.has(feature))
    .map((feature) => [columns.get(feature), scaleOf(feature)])
    .sort((a, b) => a[0] - b[0])
  return { columns: Uint32Array.from(found, ([c]) => c), values: Float64Array.from(found, ([, v]) => v) }
}

/** The stances that weights lead to. */
export function stancesOf({ reading }, weights) {
  return sumUp(settleStatements(reading.statements, { ...reading, weights }))
}

/** Every case with the stances that the cases of other press conferences teach. */
export function crossValidate(cases, folds) {
  const groups = [...new Set(cases.map(({ group }) => group))].sort()
  const foldOf = new Map(groups.map((group, i) => [group, i % folds]))
  return Array.from({ length: folds }, (_, fold) => {
    const weights = learn(cases.filter(({ group }) => foldOf.get(group) !== fold))
    return cases
      .filter(({ group }) => foldOf.get(group) === fold)
      .map((one) => ({ ...one, stances: stancesOf(one, weights) }))
  }).flat()
}

const signOf = ({ stance, isMixed }) => (isMixed || stance === 'mixed' ? 'mixed' : Math.sign(stance))

/** F1 of actors, and of actors with the sign of their stance, in per cent. */
export function figuresOf(coded) {
  let hit = 0
  let sign = 0
  let given = 0
  let wanted = 0
  for (const { row, stances } of coded) {
    given += stances.length
    wanted += row.actors.length
    const left = [...stances]
    for (const actor of row.actors) {
      const at = left.findIndex(({ target }) => isSame(actor, target))
      if (at < 0) continue
      const [found] = left.splice(at, 1)
      hit++
      if (signOf(found) === signOf(actor)) sign++
    }
  }
  const f1 = (count) => ((200 * count) / (given + wanted)).toFixed(1)
  return { actors: f1(hit), signs: f1(sign), given, wanted, hit }
}
