#!/usr/bin/env node
// Negative evaluation in UN Security Council speeches: sentences of `bench/unscon.dev.jsonl` fed as pairs with text and holder.
//   node bench/unscon.mjs [FILE] [--misses] [--rules] [--speech]
// Every sentence is a pair of its own; --speech lets pronouns look back in the speech; --rules leaves the weights out.
// A sentence counts as negative where a statement of the holder's own has position "oppose". Also: how often, among the
// sentences found whose coder names a country, that country is a target of such a statement.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { createLoader } from '../dist/knowledge/load.js'
import { entities } from '../dist/stages/entities.js'
import { statements } from '../dist/stages/statements.js'
import { tokens } from '../dist/stages/tokens.js'

const print = (...words) => process.stdout.write(`${words.join(' ')}\n`)
const words = process.argv.slice(2)
const [path = '../shared/bench/unscon.dev.jsonl'] = words.filter((a) => !a.startsWith('--'))
const flags = words.filter((a) => a.startsWith('--'))
if (!existsSync(path)) {
  print(`${path} is not here: this benchmark needs the UNSCon sentences, which the project does not carry`)
  process.exit(0)
}
const load = createLoader(fileURLToPath(new URL('../pipelines/', import.meta.url)))
const pipeline = parse(readFileSync(new URL('../pipelines/briefings.yaml', import.meta.url), 'utf8'))
const config = (name) => pipeline.stages.find((stage) => stage.use === name)?.with ?? {}
const rules = flags.includes('--rules') ? { weights: '' } : {}
const stages = [
  tokens.build(config('tokens'), load),
  entities.build(config('entities'), load),
  statements.build({ ...config('statements'), ...rules }, load),
]
const rows = readFileSync(path, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
const tidy = (text) => text.replace(/ +([.,;:?!)])/g, '$1').replace(/ {2,}/g, ' ')

/** One sentence as an announcement of its holder; a speech's sentences stand together, so that pronouns can look back. */
function annotate(speech) {
  let text = ''
  const spans = speech.map(({ sentence }) => {
    const start = text.length
    text += `${tidy(sentence)}\n`
    return { start, end: text.length - 1 }
  })
  const alone = !flags.includes('--speech')
  const exchanges = alone
    ? spans.map((span, i) => ({ id: `x${i}`, question: [], answer: [span], outlets: [] }))
    : [{ id: 'x', question: [], answer: spans, outlets: [] }]
  let doc = { transcript: { text }, header: { holder: speech[0].holder, date: '2014-01-01' }, exchanges }
  for (const stage of stages) doc = { ...doc, ...stage.apply(doc) }
  return speech.map((row, i) => {
    const inside = doc.statements.filter((s) => s.start >= spans[i].start && s.end <= spans[i].end)
    return { row, found: inside.filter((s) => s.voice === '' && s.position === 'oppose') }
  })
}

const speeches = [
  ...(Map.groupBy
    ? Map.groupBy(rows, (row) => row.speech).values()
    : rows.reduce((m, r) => m.set(r.speech, [...(m.get(r.speech) ?? []), r]), new Map()).values()),
]
let hit = 0,
  given = 0,
  wanted = 0,
  named = 0,
  right = 0,
  aimed = 0
for (const { row, found } of speeches.flatMap(annotate)) {
  const isNegative = row.evaluation !== 'none'
  const isFound = found.length > 0
  if (isNegative) wanted++
  if (isFound) given++
  if (isNegative && isFound) {
    hit++
    if (row.target_country) {
      named++
      if (found.some((s) => s.target?.type === 'country')) aimed++
      if (found.some((s) => s.target?.id === row.target_country)) right++
      else if (flags.includes('--misses'))
        print('target', row.target_country, found.map((s) => s.target?.id).join(','), '|', tidy(row.sentence))
    }
  } else if (flags.includes('--misses') && isNegative)
    print('missed', row.evaluation, row.holder, '|', tidy(row.sentence))
  else if (flags.includes('--misses') && isFound)
    print('extra', row.holder, found.map((s) => s.rule).join(','), '|', tidy(row.sentence))
}
const percent = (x) => (100 * x).toFixed(1)
const p = hit / given,
  r = hit / wanted
print(
  `negative sentences: F1 ${percent((2 * p * r) / (p + r))}  P ${percent(p)} R ${percent(r)} (${hit} of ${wanted}, ${given} given)`,
)
print(
  `right target country: ${percent(right / named)} of the sentences found (${right} of ${named}), ${percent(right / aimed)} of those with a country as target (${aimed})`,
)
