import type { TableDefinition } from '../model/table.js'

/** The data dictionary of a list of tables as Markdown: a heading, a sentence and the columns of each. */
export function writeDictionary(tables: readonly TableDefinition<never>[]): string {
  return tables.map(writeTable).join('\n')
}

function writeTable({ name, about, columns }: TableDefinition<never>): string {
  const rows = columns.map(
    ({ name: column, type, unit, meaning, missing, only }) =>
      `| \`${column}\` | ${type}${unit ? ` (${unit})` : ''} | ${meaning}${only ? ' (JSON only)' : ''} | ${missing} |`,
  )
  return [
    `### \`${name}\``,
    '',
    about,
    '',
    '| column | type | meaning | empty means |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
