// How the weights of event stance, level, acts and reply are learned from coded exchanges; see fit-codings.mjs.
import { annotatePair } from '../dist/coder/pair.js'
import { openBook } from '../dist/knowledge/answers/names.js'
import { answersConfig, openAnswerReader } from '../dist/knowledge/answers/reader.js'
import { ACTS, REPLIES, replyClassOf } from '../dist/model/stance.js'
import { namedFeatures } from '../dist/statistics/features.js'
import { fitLogistic, predictLogistic } from '../dist/statistics/logistic.js'

const LAYERS = ['exchanges', 'tokens', 'entities', 'statements']
const MIN_EXCHANGES = 5
const MAX_ITERATIONS = 60
const LEAST_WEIGHT = 0.05
const EVENT_STANCES = ['support', 'oppose', 'neutral', 'mixed', 'unstated']
const CLASSES = ['clear', 'ambivalent', 'non-reply']
const LEVELS = ['0', '1', '2', '3', '4', '5', '6', '7', '8']

/** How strongly each kind of feature may speak: the smaller, the more cases it takes. Kinds left out are not used. */
const FORMULAS = { f: 0.7, p: 0.35, act: 1, lvl: 1, ev: 1, rep: 1, only: 0.7, short: 0.7, m: 1, st: 0.7, x: 0.3 }
const PLACES = { 'f:first': 0.7, 'act:first': 0.7, 'ev:first': 0.7, 'rep:first': 0.7, 'f:ask': 0.7, 'rep:last': 0.5 }
const WORDS = { 'w:a': 0.3, 'w:a1': 0.3, 'w:q': 0.3, 'w:qa': 0.15, 'b:a': 0.1, 'b:a1': 0.2, 'b:q': 0.15 }
const ALL = { ...FORMULAS, ...PLACES, ...WORDS }

/** The four things that are learned. `prior` is the weight that a feature has before any case is seen. */
export const TASKS = {
  event: { labels: EVENT_STANCES, choose: 'one', scales: ALL, l2: 2, of: (row) => [row.event_stance] },
  // Nothing that others say, and nothing that reads it, may raise the level.
  level: {
    labels: LEVELS,
    choose: 'one',
    scales: { ...ALL, rule: 1, 'f:foreign': 0 },
    l2: 3,
    of: (row) => [String(row.level)],
    prior: (name, label) => (name === `rule:level=${label}` ? 5 : 0),
  },
  reply: {
    labels: [...REPLIES],
    choose: 'one',
    scales: ALL,
    l2: 2,
    of: (row) => [row.reply],
    prior: (name, label) => (name === `short:rep:${label}` ? 2 : 0),
  },
  acts: {
    labels: [...ACTS],
    choose: 'any',
    scales: ALL,
    l2: 1,
    of: (row) => row.acts,
    prior: (name, label) => (name === `act:${label}` ? 3 : 0),
  },
}

/** Reads every coded exchange with the stages of a workshop. */
export function readCases(rows, workshop) {
  const stages = workshop.stages.filter(({ stage }) => LAYERS.includes(stage.name))
  const reader = openAnswerReader(answersConfig.parse({ weights: '' }), workshop.load, openBook())
  return rows.map((row) => {
    const { id, date, holder, question, answer } = row
    const { doc } = annotatePair({ id, date: date ?? '', holder, question, answer }, stages)
    return { row, group: groupOf(row), features: namedFeatures(reader.read(doc)[0].features) }
  })
}

/** The press conference of a coded exchange: rows of one are never in two folds. */
export function groupOf({ id, date }) {
  return date ?? id.replace(/-[^-]*$/, '')
}

const PLACED = new Set(['first', 'last', 'foreign', 'ask'])

function kindOf(name) {
  const [kind, second] = name.split(':')
  return kind === 'w' || kind === 'b' || PLACED.has(second) ? `${kind}:${second}` : kind
}

function columnsOf(cases, { scales, labels, prior }) {
  const counts = new Map()
  for (const { features } of cases) {
    for (const [name] of features) if (scales[kindOf(name)]) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const isExpected = (name) => labels.some((label) => prior?.(name, label))
  const kept = [...counts].filter(([name, count]) => count >= MIN_EXCHANGES || isExpected(name)).map(([name]) => name)
  return new Map(kept.sort().map((name, i) => [name, i]))
}

function rowOf(features, { columns, scales }) {
  const found = features.filter(([name]) => columns.has(name))
  const pairs = found
    .map(([name, value]) => [columns.get(name), value * scales[kindOf(name)]])
    .sort((a, b) => a[0] - b[0])
  return { columns: Uint32Array.from(pairs, ([c]) => c), values: Float64Array.from(pairs, ([, v]) => v) }
}

/** Learns one task: a function from features to scores, and the weights as they are stored. */
export function learnTask(task, cases) {
  const space = { columns: columnsOf(cases, task), scales: task.scales }
  const rows = cases.map(({ features }) => rowOf(features, space))
  const parts =
    task.choose === 'one' ? [learnOne(task, { cases, rows, space })] : learnEach(task, { cases, rows, space })
  const scores = (features) => {
    const row = rowOf(features, space)
    return parts.flatMap((part) => scoresOf(part, row))
  }
  return { scores, stored: (settings) => stored(task, { parts, space, settings }) }
}

function learnOne(task, { cases, rows, space }) {
  const labels = cases.map(({ row }) => task.labels.indexOf(task.of(row)[0]))
  return regress(task, { rows, labels, space, names: task.labels })
}

function learnEach(task, { cases, rows, space }) {
  return task.labels.map((label) => {
    const labels = cases.map(({ row }) => (task.of(row).includes(label) ? 1 : 0))
    return regress(task, { rows, labels, space, names: ['', label] })
  })
}

function regress(task, { rows, labels, space, names }) {
  const features = space.columns.size
  const prior = new Float64Array(names.length * features)
  for (const [name, column] of task.prior ? space.columns : []) {
    names.forEach((label, c) => {
      const weight = label ? task.prior(name, label) : 0
      prior[c * features + column] = weight / task.scales[kindOf(name)]
    })
  }
  return fitLogistic(rows, labels, {
    classes: names.length,
    features,
    l2: task.l2,
    prior,
    maxIterations: MAX_ITERATIONS,
  })
}

function scoresOf(model, row) {
  const probabilities = predictLogistic(model, row)
  const logs = Array.from(probabilities, (p) => Math.log(Math.max(p, 1e-12)))
  return model.isBinary || model.classes === 2 ? [logs[1] - logs[0]] : logs
}

function stored(task, { parts, space, settings }) {
  const round = (value) => Math.round(value * 1e3) / 1e3 + 0
  const weightAt = (model, c, column) => model.weights[c * model.features + column]
  const row = (name, column) => {
    const scale = task.scales[kindOf(name)]
    const raw = parts.flatMap((model) =>
      task.choose === 'any'
        ? [weightAt(model, 1, column) - weightAt(model, 0, column)]
        : Array.from({ length: model.classes }, (_, c) => weightAt(model, c, column)),
    )
    return raw.map((weight) => round(weight * scale))
  }
  const biases = parts.flatMap((model) =>
    task.choose === 'any' ? [model.biases[1] - model.biases[0]] : Array.from(model.biases),
  )
  const features = [...space.columns]
    .map(([name, column]) => [name, row(name, column)])
    .filter(([, weights]) => weights.some((weight) => Math.abs(weight) >= LEAST_WEIGHT))
  return {
    labels: task.labels,
    choose: task.choose,
    biases: biases.map(round),
    ...settings,
    features: Object.fromEntries(features),
  }
}

/** Scores of every case by what the cases of other press conferences teach. */
export function crossScores(task, cases, folds) {
  const groups = [...new Set(cases.map(({ group }) => group))].sort()
  const foldOf = new Map(groups.map((group, i) => [group, i % folds]))
  const scores = new Array(cases.length)
  for (let fold = 0; fold < folds; fold++) {
    const isIn = ({ group }) => foldOf.get(group) === fold
    const model = learnTask(
      task,
      cases.filter((one) => !isIn(one)),
    )
    cases.forEach((one, i) => {
      if (isIn(one)) scores[i] = model.scores(one.features)
    })
  }
  return scores
}

/** The temperature at which cross-validated probabilities lose least, and for `any` the threshold of the best F1. */
export function settingsOf(task, { cases, scores }) {
  const grid = Array.from({ length: 40 }, (_, i) => 0.4 + i * 0.1)
  const loss = (temperature) =>
    cases.reduce((sum, { row }, i) => {
      const p = probabilities(task, scores[i], temperature)
      const given = task.of(row)
      if (task.choose === 'one') return sum - Math.log(Math.max(p[task.labels.indexOf(given[0])], 1e-9))
      return task.labels.reduce(
        (s, label, c) => s - Math.log(Math.max(given.includes(label) ? p[c] : 1 - p[c], 1e-9)),
        sum,
      )
    }, 0)
  const best = grid.reduce((a, b) => (loss(b) < loss(a) ? b : a))
  const temperature = Math.round(best * 10) / 10
  if (task === TASKS.reply) return { temperature, threshold: 0, ambivalent: bestFactor(cases, { scores, temperature }) }
  if (task.choose === 'one') return { temperature, threshold: 0 }
  const thresholds = Array.from({ length: 15 }, (_, i) => 0.25 + i * 0.025)
  const f1 = (threshold) => {
    let hit = 0
    let all = 0
    cases.forEach(({ row }, i) => {
      const given = labelsAt(task, { scores: scores[i], temperature, threshold })
      hit += given.filter((label) => task.of(row).includes(label)).length
      all += given.length + task.of(row).length
    })
    return (2 * hit) / all
  }
  return { temperature, threshold: thresholds.reduce((a, b) => (f1(b) > f1(a) ? b : a)) }
}

/** By how much the ambivalent class is favoured so that class and value together are most often right. */
function bestFactor(cases, { scores, temperature }) {
  const worth = (ambivalent) => {
    const given = cases.map(
      (_, i) => labelsAt(TASKS.reply, { scores: scores[i], temperature, threshold: 0, ambivalent })[0],
    )
    const pairs = cases.map(({ row }, i) => [row.reply, given[i]])
    const right = pairs.filter(([a, b]) => a === b).length / pairs.length
    const f1 = (group) => {
      const is = (reply) => replyClassOf(reply) === group
      const hit = pairs.filter(([a, b]) => is(a) && is(b)).length
      return (2 * hit) / (pairs.filter(([a]) => is(a)).length + pairs.filter(([, b]) => is(b)).length)
    }
    return right + CLASSES.reduce((sum, group) => sum + f1(group), 0) / CLASSES.length
  }
  return [1, 1.1, 1.2, 1.3, 1.4, 1.5].reduce((a, b) => (worth(b) > worth(a) ? b : a))
}

function likeliestClass(task, p, ambivalent) {
  const shares = CLASSES.map((group) => {
    const sum = p.reduce((s, value, c) => (replyClassOf(task.labels[c]) === group ? s + value : s), 0)
    return group === 'ambivalent' ? sum * ambivalent : sum
  })
  return CLASSES[shares.indexOf(Math.max(...shares))]
}

export function probabilities(task, scores, temperature) {
  const tempered = scores.map((score) => score / temperature)
  if (task.choose === 'any') return tempered.map((score) => 1 / (1 + Math.exp(-score)))
  const highest = Math.max(...tempered)
  const powers = tempered.map((score) => Math.exp(score - highest))
  const total = powers.reduce((a, b) => a + b, 0)
  return powers.map((power) => power / total)
}

/** The labels that scores come to. */
export function labelsAt(task, { scores, temperature, threshold, ambivalent }) {
  const p = probabilities(task, scores, temperature)
  if (task.choose === 'any') return task.labels.filter((_, c) => p[c] >= threshold)
  const group = ambivalent ? likeliestClass(task, p, ambivalent) : undefined
  const open = p.map((value, c) => (!group || replyClassOf(task.labels[c]) === group ? value : 0))
  return [task.labels[open.indexOf(Math.max(...open))]]
}
