#!/usr/bin/env node
// Whether every letter and digit of the corpora stands in exactly one turn or one named block, and in which blocks.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { formats } from '../dist/formats/index.js'
import { createLoader } from '../dist/knowledge/load.js'
import { createTableBook, tablesSchema } from '../dist/knowledge/tables.js'
import { readers } from '../dist/readers/index.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const folders = [
  'corpus/mfa-html',
  'corpus/mfa-pages',
  'corpus/whitehouse',
  'corpus/formats',
  'gold/transcripts',
  'seeds',
]
const present = folders.map((name) => join(root, '..', 'shared', name)).filter((path) => existsSync(path))
if (present.length === 0) {
  console.log('The corpora in ../shared are absent: nothing is measured.')
  process.exit(0)
}
const load = createLoader(join(root, 'pipelines'))
const paths = { outlets: 'gazetteers/outlets.yaml', institutions: 'gazetteers/institutions.yaml' }
const built = formats.map((format) => format.build(load, paths))
const tables = createTableBook(load.yaml('gazetteers/tables.yaml', tablesSchema))

/** Pieces of a text that are in no turn and no block, or in two. */
function misplaced({ text, asides = [] }, { turns, blocks }) {
  const spans = turns.flatMap(({ label, paragraphs }) => [...(label ? [label] : []), ...paragraphs])
  const all = [...spans, ...blocks, ...asides, { start: text.length, end: text.length }].sort(
    (a, b) => a.start - b.start,
  )
  let at = 0
  return all.flatMap(({ start, end }) => {
    const piece = start < at ? `twice: ${text.slice(start, at)}` : text.slice(at, start)
    at = Math.max(at, end)
    return /[\p{L}\p{N}]/u.test(piece) ? [piece.trim().slice(0, 120)] : []
  })
}

for (const folder of present) {
  const kinds = new Map()
  let [texts, wrong] = [0, 0]
  for (const name of readdirSync(folder).sort()) {
    const reader = readers.find(({ extensions }) => extensions.includes(extname(name)))
    if (!reader) continue
    for (const carrier of await reader.read({ name, bytes: readFileSync(join(folder, name)), tables })) {
      const best = built
        .map((format) => ({ format, score: format.detect(carrier) }))
        .sort((a, b) => b.score - a.score)[0]
      const reading = best.format.read(carrier)
      const pieces = misplaced(carrier, reading)
      texts++
      if (pieces.length > 0 && wrong++ < 5) console.log(`  ${name}: ${JSON.stringify(pieces[0])}`)
      for (const { kind } of reading.blocks) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    }
  }
  const blocks = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => `${kind} ${count}`)
  console.log(
    `${folder.split('shared/')[1]}: ${texts - wrong} of ${texts} texts covered once; blocks: ${blocks.join(', ')}`,
  )
}
