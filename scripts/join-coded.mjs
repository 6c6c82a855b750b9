#!/usr/bin/env node
// Joins the labels of scripts/coded/press-briefings.csv with the texts of runs over the same pages:
//   node scripts/join-coded.mjs OUT... > coded.jsonl
// OUT are output folders with exchanges.json. Prints one coded exchange a line, and to stderr how many labels found none.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

const SHEET = new URL('coded/press-briefings.csv', import.meta.url)

/** First twelve hexadecimal digits of the SHA-256 of the letters and digits of question and answer, in lower case. */
function textHash({ question, answer }) {
  const letters = `${question ?? ''} ${answer}`.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  return createHash('sha256').update(letters).digest('hex').slice(0, 12)
}

const keyOf = (transcript, hash) => `${transcript}\t${hash}`
const texts = new Map()
for (const folder of process.argv.slice(2)) {
  for (const row of JSON.parse(readFileSync(join(folder, 'exchanges.json'), 'utf8')).rows) {
    texts.set(keyOf(row.transcript_id, textHash(row)), row)
  }
}
let missing = 0
for (const row of parse(readFileSync(SHEET), { bom: true, columns: true })) {
  const found = texts.get(keyOf(row.transcript_id, row.text_hash))
  if (!found) {
    missing += 1
    continue
  }
  const { exchange_id: id, date, speaker, outlet, holder, question, answer } = found
  const { topics, acts, actors, event_stance, reply } = row
  const labels = { topics: topics.split(';'), acts: acts.split(';'), actors: JSON.parse(actors), event_stance, reply }
  const coded = { id, date, speaker, outlet, holder, question, answer, ...labels, level: Number(row.level) }
  process.stdout.write(`${JSON.stringify(coded)}\n`)
}
process.stderr.write(`${missing} coded exchanges are not in these runs\n`)
