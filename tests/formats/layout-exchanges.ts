import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { formats } from '../../src/formats/index.js'
import { createLoader } from '../../src/knowledge/load.js'
import { createTableBook, tablesSchema } from '../../src/knowledge/tables.js'
import type { Carrier } from '../../src/model/carrier.js'
import { type Span, surface } from '../../src/model/span.js'
import { docxReader } from '../../src/readers/docx.js'
import { htmlReader } from '../../src/readers/html.js'
import { markdownReader } from '../../src/readers/markdown.js'
import { pdfReader } from '../../src/readers/pdf.js'
import { textReader } from '../../src/readers/text.js'
import { exchanges } from '../../src/stages/exchanges.js'
import { type ExpectedExchange, fold } from './layout-fixtures.js'

const load = createLoader(join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'pipelines'))
const paths = { outlets: 'gazetteers/outlets.yaml', institutions: 'gazetteers/institutions.yaml' }
const built = formats.map((format) => format.build(load, paths))
const stage = exchanges.build({}, load)
const tables = createTableBook(load.yaml('gazetteers/tables.yaml', tablesSchema))
const readers = { txt: textReader, md: markdownReader, html: htmlReader, docx: docxReader, pdf: pdfReader }

/** What a reader makes of a file. */
export async function readFile(kind: keyof typeof readers, bytes: Uint8Array): Promise<Carrier> {
  const [read] = await readers[kind].read({ name: `a.${kind}`, bytes, tables })
  if (!read) throw new Error('nothing was read')
  return read
}

/** The reading of the layout that fits best. */
export function read(carrier: Carrier) {
  const scored = built.map((format) => ({ format, score: format.detect(carrier) }))
  const best = scored.reduce((found, other) => (other.score > found.score ? other : found))
  return best.format.read(carrier)
}

/** The exchanges of a text, as the stage of exchanges gives them. */
export function exchangesOf(carrier: Carrier): readonly ExpectedExchange[] {
  const { text } = carrier
  const { header, turns, blocks, confidence } = read(carrier)
  const transcript = { id: 't', text, source: { path: 'a', sha256: '', bytes: 0, encoding: 'utf-8' }, language: 'en' }
  const doc = { transcript, header, issues: [], confidence, format: 'labelled', turns, blocks }
  const given = stage.apply(doc as unknown as Parameters<typeof stage.apply>[0])
  const said = (spans: readonly Span[]) => spans.map((span) => fold(surface(text, span)))
  return given.exchanges.map(({ kind, outletLabel, question, answer, speakers }) => ({
    ...{ kind, label: fold(outletLabel), question: said(question), answer: said(answer), speakers },
  }))
}
