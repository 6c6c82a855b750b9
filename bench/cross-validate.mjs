// Cross-validation by press conference: refits what is learned without one fold, codes that fold's transcripts with the
// program as a user would, and hands all folds together to the scorer.
//
//   node bench/cross-validate.mjs topics [--texts] [--also FILE] [--folds 10]
//   node bench/cross-validate.mjs codings [--also FILE] [--folds 10]
//
// With --also (or --more), exchanges coded elsewhere are learned from besides, but for those of a date that a fold is tested on.
// Rows of the gold that are marked held are in no fold; at the end they are coded by what all other rows teach.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SHARED = process.env['STANDPOINT_SHARED'] ?? join(ROOT, '..', 'shared')
const GOLD = join(SHARED, 'gold', 'gold.jsonl')
const SCORER = join(SHARED, 'score', 'score-coding.mjs')
const TABLES = ['exchanges', 'topics', 'stances', 'mentions', 'statements']

/** What can be cross-validated: how it is learned from rows, and the flags with which a run takes it. */
const KINDS = {
  topics: (flags) => topicLearner(flags),
  codings: () => codingLearner(),
}

const [kind, ...flags] = process.argv.slice(2)
if (!Object.hasOwn(KINDS, kind ?? '')) fail(`say what to cross-validate: ${Object.keys(KINDS).join(', ')}`)
if (!existsSync(GOLD))
  fail(`the coded exchanges are not there (${join('..', 'shared', 'gold')}): nothing to validate on`)

const folds = Number(flags[flags.indexOf('--folds') + 1] ?? 10) || 10
const gold = readLines(GOLD)
const work = mkdtempSync(join(tmpdir(), 'standpoint-cross-'))
const learner = await KINDS[kind](flags)
const open = gold.filter((row) => !row.held)
const alsoAt = flags.findIndex((flag) => flag === '--also' || flag === '--more')
const also = alsoAt >= 0 ? readLines(flags[alsoAt + 1]) : []
const foldOf = assignFolds(open.map((row) => groupOf(row)))

const merged = join(work, 'merged')
for (let fold = 0; fold < folds; fold++) {
  const test = open.filter((row) => foldOf.get(groupOf(row)) === fold)
  runFold(`fold-${fold}`, { train: open.filter((row) => foldOf.get(groupOf(row)) !== fold), test })
}
const openGold = join(work, 'open.jsonl')
writeFileSync(openGold, lines(open))
console.log(`cross-validated over ${folds} folds of press conferences, ${open.length} exchanges`)
score(openGold, merged)

rmSync(merged, { recursive: true, force: true })
const held = gold.filter((row) => row.held)
if (held.length > 0) {
  runFold('held', { train: open, test: held })
  const heldGold = join(work, 'held.jsonl')
  writeFileSync(heldGold, lines(held))
  console.log(`\nheld rows, by what the ${open.length} others teach, ${held.length} exchanges`)
  score(heldGold, merged)
}
rmSync(work, { recursive: true, force: true })

/** Learns from some rows, codes the transcripts of others, and adds the tables to those of the folds before. */
function runFold(name, { train, test }) {
  const folder = join(work, name)
  const input = join(folder, 'input')
  mkdirSync(input, { recursive: true })
  for (const { id } of test) cpSync(join(SHARED, 'gold', 'transcripts', `${id}.txt`), join(input, `${id}.txt`))
  const output = join(folder, 'output')
  standpoint(
    'run',
    '-q',
    '--no-cache',
    '--no-report',
    '--format',
    'csv',
    '-i',
    input,
    '-o',
    output,
    ...learner([...train, ...also.filter(isElsewhere(test))], folder),
  )
  mkdirSync(merged, { recursive: true })
  for (const table of TABLES) {
    const path = join(merged, `${table}.csv`)
    const text = readFileSync(join(output, `${table}.csv`), 'utf8')
    // Ids of transcripts may meet between folds: a mark before each keeps them apart.
    const rows = text.replace(/^[^\r\n]*\r?\n/, '').replaceAll(/(^|\r\n)(chn|usa|undated)-/g, `$1${name}-$2-`)
    writeFileSync(path, existsSync(path) ? readFileSync(path, 'utf8') + rows : text.match(/^[^\r\n]*\r?\n/)[0] + rows)
  }
}

/** Whether an exchange coded elsewhere is of no press conference that these rows are of. */
function isElsewhere(rows) {
  const groups = new Set(rows.map((row) => groupOf(row)))
  return (row) => !groups.has(groupOf(row))
}

async function topicLearner(given) {
  const dist = (path) => import(new URL(`../dist/${path}`, import.meta.url).href)
  const { openTopicWorkshop } = await dist('commands/topics/workshop.js')
  const { readCodedSheet } = await dist('commands/topics/learn/coded-sheet.js')
  const { readUncodedTexts } = await dist('commands/topics/learn/read-texts.js')
  const { cueText, learnTopics } = await dist('commands/topics/learn/learn.js')
  const { writeWeights } = await dist('commands/topics/learn-command.js')
  const tools = openTopicWorkshop({})
  const codebook = join(ROOT, 'pipelines', tools.path)
  const corpora = ['mfa-html', 'whitehouse'].map((name) => join(SHARED, 'corpus', name))
  const texts = given.includes('--texts') ? await readUncodedTexts(corpora, tools) : []
  const uncoded = texts.map((text) => cueText(text, tools.knowledge.compiled))
  return (train, folder) => {
    const sheet = join(folder, 'coded.jsonl')
    writeFileSync(sheet, lines(train))
    const { compiled } = tools.knowledge
    const material = { coded: readCodedSheet(sheet), uncoded, compiled, stages: tools.stages, folds: 2 }
    const own = join(folder, 'codebook.yaml')
    cpSync(codebook, own)
    writeFileSync(
      join(folder, 'codebook.weights.json'),
      writeWeights(learnTopics(material), { codebook: own, texts: 0 }),
    )
    return ['--codebook', own]
  }
}

/** Event stance, level, acts and reply: a copy of the pipeline with weights of its own. */
function codingLearner() {
  return (train, folder) => {
    const sheet = join(folder, 'coded.jsonl')
    writeFileSync(sheet, lines(train))
    cpSync(join(ROOT, 'pipelines'), join(folder, 'pipelines'), { recursive: true })
    const to = join(folder, 'pipelines', 'weights', 'codings.json')
    const script = join(ROOT, 'scripts', 'fit-codings.mjs')
    const { status, stderr } = spawnSync('node', [script, '--coded', sheet, '--quick', '--to', to], {
      encoding: 'utf8',
    })
    if (status !== 0) fail(`fit-codings\n${stderr}`)
    return [join(folder, 'pipelines', 'briefings.yaml')]
  }
}

function groupOf({ id, date }) {
  return date ?? id.replace(/-[^-]*$/, '')
}

function assignFolds(groups) {
  return new Map([...new Set(groups)].sort().map((group, i) => [group, i % folds]))
}

function standpoint(...args) {
  const { status, stderr } = spawnSync('node', [join(ROOT, 'dist', 'cli.js'), ...args], { encoding: 'utf8' })
  if (status !== 0 && status !== 1) fail(`standpoint ${args.join(' ')}\n${stderr}`)
}

function score(rows, output) {
  const { stdout } = spawnSync('node', [SCORER, rows, output], { encoding: 'utf8' })
  const wanted = { topics: /^(exchanges|topic)/, codings: /^(exchanges|event|acts|level|reply)/ }[kind]
  console.log(
    stdout
      .split('\n')
      .filter((line) => wanted.test(line))
      .join('\n'),
  )
}

function readLines(path) {
  const text = readFileSync(path, 'utf8').trim()
  return text.split('\n').map((line) => JSON.parse(line))
}

function lines(rows) {
  return `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`
}

function fail(message) {
  console.error(message)
  process.exit(2)
}
