// Compares 2019-05..2019-08 with 2020-02..2020-05 of the Chinese ministry, prints the table and the summary,
// then measures time and memory of a comparison over 30,000 exchanges (or as many as named: node bench/compare.mjs 100000).
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PROGRAM = new URL('../dist/program.js', import.meta.url).href
const CORPUS = fileURLToPath(new URL('../../shared/corpus/mfa-html', import.meta.url))
const WANTED = Number(process.argv[2] ?? 30_000)

if (!existsSync(CORPUS)) {
  console.log('bench/compare: ../shared is not here, so there is nothing to measure on')
  process.exit(0)
}

/** Runs the program in a process of its own; what it printed, its seconds and its largest memory. */
function run(...args) {
  const script = `const { runProgram } = await import(${JSON.stringify(PROGRAM)})
const code = await runProgram(${JSON.stringify(args)})
process.stderr.write('\\nMAXRSS ' + process.resourceUsage().maxRSS)
process.exitCode = code`
  const started = performance.now()
  const { stdout, stderr, status } = spawnSync('node', ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error(stderr)
  const megabytes = Math.round(Number(/MAXRSS (\d+)/.exec(stderr)?.[1]) / 1024)
  return { stdout, seconds: ((performance.now() - started) / 1000).toFixed(1), megabytes }
}

const folder = mkdtempSync(join(tmpdir(), 'standpoint-compare-'))
const output = join(folder, 'run')
run('run', '-i', CORPUS, '-o', output, '-q', '--format', 'json')
const real = run('compare', output, '--a', '2019-05..2019-08', '--b', '2020-02..2020-05')
const { rows } = JSON.parse(readFileSync(join(output, 'compare', 'contrasts.json'), 'utf8'))
console.log(`${new Date().toISOString().slice(0, 10)}, ${real.seconds} s, ${real.megabytes} MB\n`)
console.log(
  '| topic | 2019-05..08 | 2020-02..05 | difference a − b (95 % interval) | q | design effect |\n|---|---|---|---|---|---|',
)
const percent = (share) => `${(share * 100).toFixed(1)} %`
for (const row of rows.filter(({ measure }) => measure === 'topic').toSorted((a, b) => a.difference - b.difference)) {
  if (!row.significant) continue
  const side = (name) => `${row[`exchanges_${name}`]}/${row[`total_${name}`]} = ${percent(row[`share_${name}`])}`
  const range = `${percent(row.difference)} [${percent(row.difference_low)}, ${percent(row.difference_high)}]`
  console.log(`| ${row.label} | ${side('a')} | ${side('b')} | ${range} | ${row.q_value} | ${row.design_effect ?? ''} |`)
}
console.log(`\n${real.stdout.replaceAll(folder, '')}`)
const expected = { 'public-health': -1, 'hong-kong-macao': 1, 'trade-sanctions': 1 }
for (const [topic, sign] of Object.entries(expected)) {
  const row = rows.find((one) => one.topic === topic)
  const isFound = row?.significant && Math.sign(row.difference) === sign
  console.log(`${topic} ${sign > 0 ? 'down' : 'up'}: ${isFound ? 'found' : 'NOT FOUND'}`)
}

/** A larger run with the words and labels of the real one: answers drawn word by word from what follows what. */
function enlarge(wanted) {
  const read = (table) => JSON.parse(readFileSync(join(output, `${table}.json`), 'utf8'))
  const [transcripts, exchanges, mentions, stances] = ['transcripts', 'exchanges', 'mentions', 'stances'].map(read)
  let state = 12345
  const below = (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 4294967296) * n)
  }
  const next = new Map()
  for (const { answer } of exchanges.rows) {
    const words = (answer ?? '').split(/\s+/)
    for (let i = 0; i + 1 < words.length; i++) {
      const followers = next.get(words[i]) ?? []
      next.set(words[i], followers)
      followers.push(words[i + 1])
    }
  }
  const starts = [...next.keys()]
  const invent = (length) => {
    const words = [starts[below(starts.length)]]
    while (words.length < length) {
      const followers = next.get(words.at(-1))
      words.push(followers ? followers[below(followers.length)] : starts[below(starts.length)])
    }
    return words.join(' ')
  }
  const copies = Math.ceil(wanted / exchanges.rows.length)
  const shift = (date, copy) => date && `${Number(date.slice(0, 4)) - 3 * copy}${date.slice(4)}`
  const rename = (id, copy) => id.replace(/\d{4}-/, (year) => `${Number(year.slice(0, 4)) - 3 * copy}-`)
  const grow = (table, change) => {
    const rows = []
    for (let copy = 0; copy < copies; copy++) for (const row of table.rows) rows.push(change(row, copy))
    return { ...table, rows }
  }
  const write = (name, { rows: many, ...head }) => {
    const file = openSync(join(output, `${name}.json`), 'w')
    writeSync(file, `${JSON.stringify(head).slice(0, -1)},"rows":[\n`)
    for (const [i, row] of many.entries()) writeSync(file, `${i > 0 ? ',\n' : ''}${JSON.stringify(row)}`)
    writeSync(file, '\n]}\n')
    closeSync(file)
  }
  write(
    'transcripts',
    grow(transcripts, (row, copy) => ({
      ...row,
      transcript_id: rename(row.transcript_id, copy),
      date: shift(row.date, copy),
    })),
  )
  write(
    'exchanges',
    grow(exchanges, (row, copy) => ({
      ...row,
      exchange_id: rename(row.exchange_id, copy),
      transcript_id: rename(row.transcript_id, copy),
      date: shift(row.date, copy),
      answer: copy === 0 ? row.answer : invent(row.answer_words + 5),
    })),
  )
  for (const [name, table] of [
    ['mentions', mentions],
    ['stances', stances],
  ]) {
    write(
      name,
      grow(table, (row, copy) => ({ ...row, exchange_id: rename(row.exchange_id, copy), date: shift(row.date, copy) })),
    )
  }
  return copies * exchanges.rows.length
}

const size = enlarge(WANTED)
const large = run('compare', output, '--a', '2010..2014', '--b', '2015..2020', '-q')
const formulas = JSON.parse(readFileSync(join(output, 'compare', 'formulas.json'), 'utf8')).rows.length
console.log(
  `\n${size} exchanges and announcements compared in ${large.seconds} s, ${large.megabytes} MB, ${formulas} stock phrases`,
)
if (!process.env['KEEP']) rmSync(folder, { recursive: true })
else console.log(folder)
