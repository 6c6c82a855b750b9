#!/usr/bin/env node
// How well exchanges, dates, speakers and printed labels come out of two corpora of pages with expected exchanges, and
// which labels of all corpora name a medium.
//   node bench/parsing.mjs [--labels]     --labels lists every distinct label with what it stands for
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createLoader } from '../dist/knowledge/load.js'
import { createOutletBook, outletsSchema } from '../dist/knowledge/outlets.js'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SHARED = join(ROOT, '..', 'shared')
const EXPECTED = ['mfa-html', 'whitehouse']
const OTHERS = ['mfa-pages', 'formats']
const SCORER = join(SHARED, 'score', 'score-parsing.mjs')

if (!existsSync(SCORER)) {
  console.log('The corpora are not beside the project (../shared): nothing is measured.')
  process.exit(0)
}

const folder = mkdtempSync(join(tmpdir(), 'standpoint-parsing-'))
const outlets = createOutletBook(createLoader(join(ROOT, 'pipelines')).yaml('gazetteers/outlets.yaml', outletsSchema))
const labels = new Map()

for (const name of [...EXPECTED, ...OTHERS].filter((each) => existsSync(join(SHARED, 'corpus', each)))) {
  const output = join(folder, name)
  const flags = ['--format', 'csv,json', '--no-report', '--no-cache', '--quiet']
  const run = ['run', '--input', join(SHARED, 'corpus', name), '--output', output, ...flags]
  try {
    execFileSync(process.execPath, [join(ROOT, 'dist', 'cli.js'), ...run], { stdio: 'inherit' })
  } catch {
    // Some of the openings hold no dialogue: an issue row says so, and the exit code is 1.
  }
  collectLabels(rowsOf(output, 'exchanges'))
  console.log(`\n${name}`)
  if (EXPECTED.includes(name)) console.log(score(name, output))
  console.log(describe(output))
}
console.log(`\n${describeLabels()}`)
rmSync(folder, { recursive: true })

function rowsOf(output, table) {
  return JSON.parse(readFileSync(join(output, `${table}.json`), 'utf8')).rows
}

function score(name, output) {
  const expected = join(SHARED, 'corpus', `${name}.expected.jsonl`)
  const printed = execFileSync(process.execPath, [SCORER, expected, output], { encoding: 'utf8' })
  return printed
    .split('\n')
    .filter((line) => line && !line.startsWith('  '))
    .join('\n')
}

/** How many exchanges, parts and doubts a run has, and its issues by code. */
function describe(output) {
  const exchanges = rowsOf(output, 'exchanges')
  const parted = exchanges.filter(({ parts }) => parts)
  const doubtful = exchanges.filter(({ review_reason: reasons }) => reasons?.includes('layout'))
  const codes = new Map()
  for (const { code } of rowsOf(output, 'issues')) codes.set(code, (codes.get(code) ?? 0) + 1)
  const issues = [...codes].map(([code, count]) => `${code} ${count}`).join(', ')
  return `exchanges ${exchanges.length}, with parts ${parted.length}, layout in doubt ${doubtful.length}\nissues: ${issues || 'none'}`
}

function collectLabels(exchanges) {
  for (const { outlet_label: printed, outlet, outlet_id: id } of exchanges) {
    const single = printed?.split('; ') ?? []
    for (const label of single) {
      const isKnown = single.length === 1 && id ? outlet : outlets.find(label)?.name
      labels.set(label, isKnown ?? (isGeneric(label) ? '' : undefined))
    }
  }
}

/** Whether a label names a questioner without a medium, by itself or with a verb: `Journalist adds`. */
function isGeneric(label) {
  const words = label.replace(/^the /i, '').split(' ')
  return words.some((_, i) => outlets.isGeneric(words.slice(0, i + 1).join(' ')))
}

function describeLabels() {
  const all = [...labels].sort(([a], [b]) => (a < b ? -1 : 1))
  const unknown = all.filter(([, name]) => name === undefined)
  const generic = all.filter(([, name]) => name === '')
  const head = `distinct labels ${all.length}: a medium ${all.length - unknown.length - generic.length}, generic ${generic.length}, unknown ${unknown.length}`
  const list = process.argv.includes('--labels') ? all : unknown
  return [
    head,
    ...list.map(([label, name]) => `  ${label}: ${name === undefined ? 'unknown' : name || 'generic'}`),
  ].join('\n')
}
