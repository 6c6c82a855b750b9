// Writes docs/tables.md, the data dictionary, from the column lists in the code: npm run docs
import { writeFileSync } from 'node:fs'
import { tablesDocument } from '../dist/registry.js'

writeFileSync(new URL('../docs/tables.md', import.meta.url), tablesDocument())
