#!/usr/bin/env node
// How well exchanges are grouped without a codebook: normalised mutual information with the classes of two news
// collections, fed as ready pairs with `text`, the number of topics given. The collections stand beside the project;
// without them the script says so.  node bench/clusters.mjs
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const DATA = fileURLToPath(new URL('../../shared/bench/', import.meta.url))

const collections = [
  {
    name: 'AG News',
    file: 'agnews.csv',
    topics: 4,
    read: (text) =>
      parse(text, { relax_quotes: true }).map(([label, title, body]) => ({ label, text: `${title}. ${body}` })),
  },
  {
    name: 'R8',
    file: 'r8.jsonl',
    topics: 8,
    read: (text) =>
      text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
  },
]

/** Normalised mutual information of two labellings, by the mean of their entropies. */
function nmi(a, b) {
  const count = (keys) => keys.reduce((map, key) => map.set(key, (map.get(key) ?? 0) + 1), new Map())
  const n = a.length
  const entropy = (map) => -[...map.values()].reduce((sum, c) => sum + (c / n) * Math.log(c / n), 0)
  const [left, right, joint] = [count(a), count(b), count(a.map((x, i) => `${x}\u0000${b[i]}`))]
  return (entropy(left) + entropy(right) - entropy(joint)) / ((entropy(left) + entropy(right)) / 2)
}

for (const { name, file, topics, read } of collections) {
  if (!existsSync(join(DATA, file))) {
    console.log(`${name}: ${file} is not beside the project; left out`)
    continue
  }
  const rows = read(readFileSync(join(DATA, file), 'utf8'))
  const folder = mkdtempSync(join(tmpdir(), 'standpoint-clusters-'))
  const input = join(folder, 'pairs.jsonl')
  writeFileSync(input, rows.map(({ text }, i) => JSON.stringify({ id: String(i + 1), text })).join('\n'))
  const output = join(folder, 'out')
  const started = performance.now()
  const flags = [
    '--codebook',
    'none',
    '--topics',
    String(topics),
    '--format',
    'csv',
    '--no-report',
    '--no-cache',
    '--quiet',
  ]
  const ran = spawnSync('node', [CLI, 'run', '--input', input, '--output', output, ...flags], { encoding: 'utf8' })
  if (ran.status !== 0) throw new Error(ran.stderr)
  const table = (which) => parse(readFileSync(join(output, `${which}.csv`)), { bom: true, columns: true })
  const rowOf = new Map(table('exchanges').map((row) => [row.exchange_id, Number(row.source.split('#')[1])]))
  const given = new Array(rows.length).fill('')
  for (const row of table('topics')) given[(rowOf.get(row.exchange_id) ?? 0) - 1] = row.topic
  const score = nmi(
    rows.map(({ label }) => label),
    given,
  )
  const unclustered = given.filter((topic) => topic === '' || topic === 'other').length
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(
    `${name}: NMI ${score.toFixed(3)} with ${topics} topics, ${rows.length} texts, ${unclustered} unclustered, ${seconds} s`,
  )
  for (const row of table('topics_model'))
    console.log(`  ${row.topic}  ${row.exchanges}  ${row.terms.split('; ').slice(0, 6).join(', ')}`)
}
