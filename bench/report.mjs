// How large the page and the workbook of 30,000 exchanges are, how long they take to write, and how long the page
// takes to open: node bench/report.mjs [exchanges]
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeReportFile } from '../dist/commands/publish/report.js'
import { writeWorkbookFile } from '../dist/commands/publish/workbook.js'
import { runTables } from '../dist/registry.js'

const wanted = Number(process.argv[2] ?? 30_000)
const PER_CONFERENCE = 20
const CORPUS = new URL('../../shared/corpus/mfa-html.expected.jsonl', import.meta.url)
const SEEDS = new URL('../seeds/', import.meta.url)
const TOPICS = [
  'taiwan',
  'ukraine',
  'china-us',
  'trade-sanctions',
  'human-rights',
  'technology',
  'middle-east',
  'other',
]
const COUNTRIES = ['USA', 'RUS', 'UKR', 'JPN', 'KOR', 'FRA', 'DEU', 'IND', 'GBR', 'AUS', 'CAN', 'PAK', 'IRN', 'ISR']
const OUTLETS = Array.from({ length: 60 }, (_, i) => `Outlet ${i + 1}`)

/** Real texts where the corpora lie beside the project, else the seeds' lines. */
function readTexts() {
  if (existsSync(CORPUS)) {
    console.log('texts: the corpora beside the project')
    return readFileSync(CORPUS, 'utf8')
      .trim()
      .split('\n')
      .flatMap((line) => JSON.parse(line).exchanges)
      .map(({ question, answer }) => [question ?? '', answer ?? ''])
      .filter(([question, answer]) => question && answer)
  }
  console.log('texts: the seeds (the corpora are not beside the project)')
  const lines = ['000_588d315d58019133', '003_32323ef4823c7adf', '004_b21a5134dce58030']
    .flatMap((name) => readFileSync(new URL(`${name}.txt`, SEEDS), 'utf8').split('\n'))
    .filter((line) => line.length > 200)
  return lines.map((line, i) => [line, `${lines[(i + 1) % lines.length]}\n\n${lines[(i + 2) % lines.length]}`])
}

const pick = (items, n) => items[n % items.length]

/** Every capitalised word as a name, every second sentence as a statement. */
function exchangeOf(id, n, [question, answer]) {
  const names = COUNTRIES.slice(n % 7, (n % 7) + 5).map((code) => [code, `Country ${code}`, 'country', 'gazetteer'])
  const marks = []
  for (const [side, text] of [question, answer].entries()) {
    for (const { index, 0: word } of [...text.matchAll(/\b[A-Z][a-z]+/g)].slice(0, 14)) {
      marks.push([side, index, index + word.length, 'name', index % names.length])
    }
  }
  const sentences = [...answer.matchAll(/[^.]{20,200}\./g)].filter((_, i) => i % 2 === 0).slice(0, 5)
  for (const [i, { index, 0: words }] of sentences.entries())
    marks.push([1, index, index + words.length, 'statement', i])
  const statements = sentences.map((_, i) => ({
    ...{
      act: 'oppose',
      position: pick(['oppose', 'support', 'neutral'], n + i),
      strength: i % 4,
      target: 'United States',
    },
    ...{ level: (n + i) % 6, rule: 'frame-of-some-name', voice: '', isNegated: false, isQuoted: false },
    chain: [
      'holder: we',
      'quotation: none',
      'frame: firmly oppose',
      'target: the US side',
      'negation: none',
      'strength: firmly +1',
    ],
  }))
  return {
    ...{
      id,
      sequence: (n % PER_CONFERENCE) + 1,
      kind: 'question',
      outletLabel: pick(OUTLETS, n),
      speakers: ['A Spokesperson'],
    },
    outlets: [[pick(OUTLETS, n * 7).toLowerCase(), pick(OUTLETS, n * 7), 'GBR']],
    ...{ followUpOf: '', question, answer },
    topics: [n, n * 3 + 1].map((i) => [pick(TOPICS, i), pick(TOPICS, i), 0.8, '', 'codebook']),
    ...{ event: [pick(['oppose', 'neutral', 'support'], n), 0.8, 'rule'], level: [String(n % 6), 0.7, 'rule'] },
    ...{
      reply: ['explicit', 0.9, 'rule'],
      replyClass: pick(['clear', 'ambivalent', 'non-reply'], n),
      acts: ['oppose', 'demand'],
    },
    stances: [[pick(COUNTRIES, n), `Country ${pick(COUNTRIES, n)}`, 'country', (n % 5) - 2]],
    ...{ statements, names, countries: names.map(([code, name]) => [code, name]), marks },
    ...{ confidence: 0.7, review: n % 9 === 0 ? ['topic'] : [] },
  }
}

function writeLines(path) {
  const texts = readTexts()
  const lines = []
  for (let n = 0; n < wanted; n += PER_CONFERENCE) {
    const date = new Date(Date.UTC(2005, 0, 1 + Math.floor((n / wanted) * 7300))).toISOString().slice(0, 10)
    const id = `chn-mfa-${date}-${n}`
    const exchanges = Array.from({ length: Math.min(PER_CONFERENCE, wanted - n) }, (_, i) =>
      exchangeOf(`${id}/x${String(i + 1).padStart(2, '0')}`, n + i, pick(texts, n + i)),
    )
    lines.push(
      JSON.stringify({
        ...{ id, date, title: `Press conference of ${date}`, holder: 'CHN', institution: 'Ministry' },
        ...{ source: `${id}.html`, isDateInferred: false, exchanges },
      }),
    )
  }
  writeFileSync(path, `${lines.join('\n')}\n`)
}

/** Tables with as many rows as such a run has, each cell of its column's type. */
function writeTables(folder) {
  const rows = {
    exchanges: wanted,
    mentions: wanted * 12,
    statements: wanted * 4,
    stances: wanted * 1.5,
    topics: wanted * 2,
    transcripts: wanted / PER_CONFERENCE,
  }
  const value = ({ name, type }, i) => {
    if (type === 'integer') return i % 1000
    if (type === 'number') return (i % 100) / 100
    if (type === 'boolean') return i % 2 === 0
    if (type === 'date') return '2022-03-03'
    if (type === 'list') return ['taiwan', 'china-us']
    return name.endsWith('_id')
      ? `chn-mfa-2022-03-03/x${i}`
      : /question|answer/.test(name)
        ? 'A sentence of an answer that goes on for a while. '.repeat(14)
        : `some words ${i % 500}`
  }
  for (const table of runTables) {
    const lines = Array.from({ length: Math.round(rows[table.name] ?? 500) }, (_, i) =>
      JSON.stringify(
        Object.fromEntries(table.columns.filter(({ only }) => !only).map((column) => [column.name, value(column, i)])),
      ),
    )
    writeFileSync(join(folder, `${table.name}.json`), `{"table":"${table.name}","rows":[\n${lines.join(',\n')}\n]}\n`)
  }
}

async function timeOf(label, work) {
  const [cpu, start] = [process.cpuUsage(), performance.now()]
  await work()
  const used = process.cpuUsage(cpu)
  console.log(
    `${label}: ${((performance.now() - start) / 1000).toFixed(1)} s, CPU ${((used.user + used.system) / 1e6).toFixed(1)} s`,
  )
}

async function openInBrowser(path) {
  const { chromium } = await import('playwright-core')
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--headless', '--disable-gpu'],
  })
  for (let round = 1; round <= 3; round++) {
    const page = await browser.newPage()
    const start = performance.now()
    await page.goto(`file://${path}`)
    await page.waitForSelector('html[data-ready]')
    console.log(`open, until the list stands (round ${round}): ${((performance.now() - start) / 1000).toFixed(2)} s`)
    const search = performance.now()
    await page.fill('[name="q"]', 'sovereignty')
    await page.locator(`#count[data-count]:not([data-count="${wanted}"])`).waitFor()
    console.log(`first search through every text: ${((performance.now() - search) / 1000).toFixed(2)} s`)
    await page.close()
  }
  await browser.close()
}

const folder = mkdtempSync(join(tmpdir(), 'standpoint-bench-'))
const lines = join(folder, 'pages.jsonl')
const report = join(folder, 'report.html')
const workbook = join(folder, 'standpoint.xlsx')
const size = (path) => `${(statSync(path).size / 1e6).toFixed(1)} MB`
writeLines(lines)
console.log(`${wanted} exchanges, ${size(lines)} of texts, marks and reasons`)
await timeOf('report.html written', () =>
  writeReportFile(report, { lines, tables: new Map(), options: { by: 'month', includeAnnouncements: false } }),
)
console.log(`report.html: ${size(report)}`)
writeTables(folder)
await timeOf('standpoint.xlsx written', () =>
  writeWorkbookFile(workbook, { folder, csvSeparator: ',', byPeriod: 'month' }),
)
console.log(`standpoint.xlsx: ${size(workbook)}; most memory ${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB`)
if (existsSync('/usr/bin/chromium')) await openInBrowser(report)
else console.log('no Chromium at /usr/bin/chromium: not opened')
rmSync(folder, { recursive: true })
