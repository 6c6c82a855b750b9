import type { Command } from 'commander'
import type { CompareFlags } from '../commands/compare/options.js'
import type { SetCode } from './set-code.js'

/** Declares `standpoint compare`. */
export function addCompare(program: Command, setCode: SetCode): void {
  program
    .command('compare')
    .description('say what changed between two periods, folders or groups, and whether it is more than noise')
    .argument('<output>', 'output folder of a run')
    .argument('[output2]', 'output folder of another run, to compare the two')
    .option('--a <periods>', 'first period: 2019, 2019-Q1, 2019-05..2019-08')
    .option('--b <periods>', 'second period, spelled likewise')
    .option(
      '--by-group <column>',
      'compare by outlet, outlet_country, outlet_kind, speaker, kind, institution or holder',
    )
    .option('--where <column=value...>', 'only such exchanges: topic=taiwan, holder=CHN, date=2019')
    .option('--by <period>', 'day, week, month, quarter or year for change points and trends (default: month)')
    .option('--to <folder>', 'where the tables go (default: OUTPUT/compare)')
    .option('--include <kind...>', 'count announcements too: --include announcement')
    .option('--format <list>', 'csv, json or both (default: csv,json)')
    .option('--correction <name>', 'bh (Benjamini-Hochberg) or holm (default: bh)')
    .option('-q, --quiet', 'print nothing but errors')
    .action(async (output: string, output2: string | undefined, flags: CompareFlags) => {
      const { compareCommand } = await import('../commands/compare.js')
      setCode(await compareCommand(output2 === undefined ? [output] : [output, output2], flags))
    })
}
