// Parses the YAML below pipelines/ into dist/parsed/<sha256>.json, which is read in a hundredth of the time: part of npm run build.
// A file that was changed since has another checksum and is parsed when it is read.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { globSync } from 'tinyglobby'
import { parseYaml } from '../dist/knowledge/load.js'

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url))
const folder = path('dist/parsed')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const file of globSync('pipelines/**/*.yaml', { cwd: path('.'), absolute: true })) {
  const text = readFileSync(file, 'utf8')
  const value = parseYaml(text, file)
  const json = JSON.stringify(value)
  if (!isDeepStrictEqual(JSON.parse(json), value)) continue
  writeFileSync(`${folder}/${createHash('sha256').update(text).digest('hex')}.json`, json)
}
