// How often labels that were given agree with labels that were coded, in per cent; see fit-codings.mjs.
import { replyClassOf } from '../dist/model/stance.js'

const percent = (value) => (100 * value).toFixed(1)
const share = (pairs, isRight) => percent(pairs.filter(isRight).length / pairs.length)
const isExact = ([coded, given]) => coded[0] === given[0]

/** Mean F1 of single labels that are coded at least once, in per cent. */
function macroF1(pairs, labels) {
  const scores = labels.flatMap((label) => {
    const coded = pairs.filter(([one]) => one === label).length
    const hit = pairs.filter(([one, two]) => one === label && two === label).length
    return coded > 0 ? [(2 * hit) / (coded + pairs.filter(([, two]) => two === label).length)] : []
  })
  return percent(scores.reduce((sum, score) => sum + score, 0) / scores.length)
}

/** F1 over every label of every exchange together, in per cent. */
function microF1(pairs) {
  const hit = pairs.reduce((sum, [coded, given]) => sum + given.filter((label) => coded.includes(label)).length, 0)
  return percent((2 * hit) / pairs.reduce((sum, [coded, given]) => sum + coded.length + given.length, 0))
}

const first = (pairs) => pairs.map(([coded, given]) => [coded[0], given[0]])
const classes = (pairs) => first(pairs).map((pair) => pair.map(replyClassOf))

/** Figures of each task by its pairs of coded and given labels, as one line of words. */
export const FIGURES = {
  event: (pairs) =>
    `macro-F1 of four ${macroF1(first(pairs), ['support', 'oppose', 'neutral', 'unstated'])}, accuracy ${share(pairs, isExact)}`,
  level: (pairs) =>
    `exact ${share(pairs, isExact)}, within one ${share(first(pairs), ([coded, given]) => Math.abs(coded - given) <= 1)}`,
  reply: (pairs) =>
    `three classes macro-F1 ${macroF1(classes(pairs), ['clear', 'ambivalent', 'non-reply'])}, nine values ${share(pairs, isExact)}`,
  acts: (pairs) => `micro-F1 ${microF1(pairs)}`,
}
