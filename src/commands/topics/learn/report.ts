import type { Learned } from './learn.js'

/** What cross-validation found, for reading: totals, one line a topic, and how far probabilities can be believed. */
export function reportFigures({ weights, figures }: Learned): string {
  const totals = [
    `coded exchanges            ${figures.exchanges} of ${figures.groups} press conferences`,
    `primary topic right        ${percent(figures.primaryAccuracy)} %`,
    `topics micro-F1            ${percent(figures.topicsMicroF1)} %`,
    'cross-validated: every exchange was coded by weights that had not seen its press conference',
  ]
  const topics = figures.topics.map(({ id, coded, given, f1, f1Low, f1High }) => {
    const interval = coded + given === 0 ? '' : `${percent(f1)} [${percent(f1Low)}, ${percent(f1High)}]`
    const note = weights.topics.includes(id) ? '' : '  uncalibrated: too few coded'
    return `  ${id.padEnd(22)} ${String(coded).padStart(5)} ${String(given).padStart(5)}  ${interval}${note}`
  })
  const bands = figures.reliability.map(
    ({ low, high, claims, meanProbability, right, rightLow, rightHigh }) =>
      `  ${low.toFixed(1)}-${high.toFixed(1)} ${String(claims).padStart(6)}     ${meanProbability.toFixed(2)}   ${right.toFixed(2)} [${rightLow.toFixed(2)}, ${rightHigh.toFixed(2)}]`,
  )
  return [
    ...totals,
    '',
    `  ${'topic'.padEnd(22)} coded given  F1 [95 %, drawing press conferences]`,
    ...topics,
    '',
    '  weight  given promised  came true',
    ...bands,
    '',
  ].join('\n')
}

function percent(share: number): string {
  return (100 * share).toFixed(1)
}
