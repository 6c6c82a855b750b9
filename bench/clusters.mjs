#!/usr/bin/env node
// How well exchanges are grouped without a codebook: normalised mutual information with the classes of two news
// collections, fed as ready pairs with `text`, the number of topics given. The collections stand beside the project;
// without them the script says so.  node bench/clusters.mjs
//
// How time and memory grow:  node bench/clusters.mjs --grow [N...]  groups that many made exchanges of 20 subjects.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

/** Numbers below `size`, the same each time. */
function createDraws() {
  let state = 1
  return (size) => {
    state = (state * 48271) % 2147483647
    return state % size
  }
}

/** Made exchanges: a few dozen words of one of 20 subjects, among words that every subject has; Zipf-like. */
async function writeMade(path, count) {
  const draw = createDraws()
  const syllables = ['ba', 'de', 'fi', 'go', 'lu', 'ma', 'ne', 'pi', 'ro', 'tu', 'va', 'se', 'ki', 'zo', 'hu', 'wa']
  const word = (number) => [number, number >> 4, number >> 8, 5].map((n) => syllables[n & 15]).join('')
  const rare = (size) => Math.floor(size * (draw(10_000) / 10_000) ** 3)
  const out = createWriteStream(path)
  for (let i = 0; i < count; i++) {
    const subject = i % 20
    const words = Array.from({ length: 60 }, (_, w) =>
      w % 3 === 0 ? word(2000 + subject * 80 + rare(80)) : word(rare(2000)),
    )
    const sentences = [0, 20, 40].map((from) => `The ${words.slice(from, from + 20).join(' ')}.`)
    const day = new Date(Date.UTC(2000, 0, 1 + (i % 5000))).toISOString().slice(0, 10)
    if (!out.write(`${JSON.stringify({ date: day, text: sentences.join(' ') })}\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

/** The most memory a process held, in MB, looked up while it runs. */
function watchMemory(pid) {
  let most = 0
  const timer = setInterval(() => {
    try {
      most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0))
    } catch {
      clearInterval(timer)
    }
  }, 200)
  return () => {
    clearInterval(timer)
    return Math.round(most / 1024)
  }
}

async function grow(counts) {
  for (const count of counts) {
    const folder = mkdtempSync(join(tmpdir(), 'standpoint-clusters-'))
    const input = join(folder, 'made.jsonl')
    await writeMade(input, count)
    for (const topics of [[], ['--topics', '20']]) {
      const flags = ['--codebook', 'none', ...topics, '--format', 'csv', '--no-report', '--no-cache', '--quiet']
      const started = performance.now()
      const child = spawn('node', [CLI, 'run', '--input', input, '--output', join(folder, 'out'), ...flags], {
        stdio: 'inherit',
      })
      const most = watchMemory(child.pid)
      await once(child, 'exit')
      const seconds = ((performance.now() - started) / 1000).toFixed(0)
      console.log(
        `${count} exchanges${topics.length > 0 ? ', 20 topics' : ', not grouped'}: ${seconds} s, ${most()} MB`,
      )
    }
    rmSync(folder, { recursive: true, force: true })
  }
}

const asked = process.argv.slice(3).map(Number).filter(Boolean)
if (process.argv[2] === '--grow') {
  await grow(asked.length > 0 ? asked : [25_000, 50_000, 100_000])
  process.exit(0)
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
