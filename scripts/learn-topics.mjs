// Rebuilds the learned weights of the codebook that ships:
//
//   npm run build && node scripts/learn-topics.mjs --coded FILE... [--texts FOLDER...] [--with-held]
//
// The files hold coded exchanges (CSV or JSON lines: question, answer, topics, date, holder), such as those that
// join-coded.mjs prints; the folders hold transcripts that nobody has coded. The same input gives the same bytes.
import { runProgram } from '../dist/program.js'

const TO = new URL('../pipelines/codebooks/press-briefings.weights.json', import.meta.url).pathname
const SOURCE =
  'Learned for Standpoint from a model-coded reference of press-briefing exchanges (277), from public exchanges coded by language models after the codebook for this project (6,290), and from the words around cues in uncoded briefings of governments (public records). Weights of stems and pairs of stems in at least five exchanges; no sentence.'

process.exitCode = await runProgram(['topics', 'learn', '--to', TO, '--source', SOURCE, ...process.argv.slice(2)])
