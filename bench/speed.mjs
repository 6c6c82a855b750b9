#!/usr/bin/env node
// How long the program takes, as ratios: `--version` to bare Node, the seeds, and a batch on one worker to bare wink-nlp
// (`readDoc`, all pipes) on each paragraph of the same files; two workers to one; a second run to the first.
//   node bench/speed.mjs [FILES] [--long]   (100 White House transcripts beside the project, or copies of the seeds;
//   --long adds one run over ten times as many, for how time and memory grow)
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const CLI = join(ROOT, 'dist/cli.js')
const CORPUS = join(ROOT, '../shared/corpus/whitehouse')
const { values, positionals } = parseArgs({ options: { long: { type: 'boolean' } }, allowPositionals: true })
const FILES = Number(positionals[0] ?? 100)
const folder = mkdtempSync(join(tmpdir(), 'standpoint-speed-'))
const isReal = existsSync(CORPUS)
const source = isReal ? CORPUS : join(ROOT, 'seeds')
const names = readdirSync(source)

/** A folder of so many transcripts: all there are, then the same with other years. */
function fill(name, files) {
  const into = join(folder, name)
  mkdirSync(into)
  for (let i = 0; i < files; i++) {
    const from = names[i % names.length]
    if (i < names.length) cpSync(join(source, from), join(into, from))
    else
      writeFileSync(
        join(into, `${i}-${from}`),
        readFileSync(join(source, from), 'utf8').replaceAll(/\b20\d\d\b/g, String(1900 + ((i / names.length) | 0))),
      )
  }
  return into
}
const input = fill('in', FILES)

const WINK = `
const winkNLP = require('wink-nlp'); const nlp = winkNLP(require('wink-eng-lite-web-model'))
const fs = require('node:fs'); for (const f of fs.readdirSync(process.argv[1])) {
  for (const p of fs.readFileSync(process.argv[1] + '/' + f, 'utf8').split(/\\n\\s*\\n/)) nlp.readDoc(p)
}`

/** CPU and wall seconds and peak memory of one run of a command. */
function measure(args) {
  const ran = spawnSync('/usr/bin/time', ['-f', '%U %S %e %M', 'node', ...args], { encoding: 'utf8', cwd: ROOT })
  const [user, system, wall, kilobytes] = ran.stderr.trim().split('\n').at(-1).split(' ').map(Number)
  return { cpu: user + system, wall, megabytes: kilobytes / 1024 }
}
const median = (args, runs) => {
  const all = Array.from({ length: runs }, () => measure(args)).sort((a, b) => a.wall - b.wall)
  return all[Math.floor(runs / 2)]
}
const show = ({ cpu, wall, megabytes }) => `${cpu.toFixed(2)} s CPU, ${wall.toFixed(2)} s, ${megabytes.toFixed(0)} MB`
const run = (more) => [CLI, 'run', '--quiet', '--format', 'csv', '--no-report', ...more]

const bare = median(['-e', '0'], 9)
const version = median([CLI, '--version'], 9)
console.log(`--version to bare Node: ${(version.wall / bare.wall).toFixed(2)} (wall ${version.wall} to ${bare.wall} s)`)
console.log(`seeds: ${show(median(run(['--no-cache', '--output', join(folder, 'seeds')]), 3))}`)
const wink = measure(['-e', WINK, input])
const batch = ['--input', input]
const one = measure(run([...batch, '--jobs', '1', '--no-cache', '--output', join(folder, 'one')]))
const two = measure(run([...batch, '--jobs', '2', '--no-cache', '--output', join(folder, 'two')]))
const first = measure(run([...batch, '--output', join(folder, 'stored')]))
const again = measure(run([...batch, '--output', join(folder, 'stored')]))
console.log(`${FILES} ${isReal ? 'White House transcripts' : 'copies of the seeds'}`)
console.log(`  bare wink-nlp: ${show(wink)}`)
console.log(`  one worker: ${show(one)}; CPU to wink-nlp ${(one.cpu / wink.cpu).toFixed(2)}`)
console.log(`  two workers: ${show(two)}; throughput to one ${(one.wall / two.wall).toFixed(2)}`)
console.log(
  `  first run with cache: ${show(first)}; again: ${show(again)}; ${(first.wall / again.wall).toFixed(1)} times faster`,
)
if (values.long) {
  const ten = measure(
    run(['--input', fill('long', 10 * FILES), '--jobs', '1', '--no-cache', '--output', join(folder, 'ten')]),
  )
  const times = `${(ten.cpu / one.cpu).toFixed(2)} times the CPU time, ${(ten.wall / one.wall).toFixed(2)} times the time`
  console.log(
    `  ten times as many: ${show(ten)}; ${times}, ${(ten.megabytes / one.megabytes).toFixed(2)} times the memory`,
  )
}
