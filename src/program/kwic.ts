import type { Command } from 'commander'
import type { KwicFlags } from '../commands/kwic.js'
import type { SetCode } from './set-code.js'

/** Declares `standpoint kwic`. */
export function addKwic(program: Command, setCode: SetCode): void {
  program
    .command('kwic')
    .description('find a word or phrase with its context')
    .argument('<pattern>', 'words, with * for the rest of a word: "so-called *"')
    .argument('[output]', 'output folder of the run (default: output)')
    .option('--side <side>', 'question or answer (default: both)')
    .option('--topic <id>', 'only exchanges with this topic')
    .option('--sort <by>', 'date, left, right or keyword (default: date)')
    .option('--width <characters>', 'context on each side (default: 60)')
    .option('--case', 'capitals matter')
    .option('--to <folder>', 'where the table goes (default: OUTPUT/kwic)')
    .option('--format <list>', 'csv, json or both (default: csv,json)')
    .option('-q, --quiet', 'print nothing but errors')
    .action(async (pattern: string, output: string | undefined, flags: KwicFlags) => {
      const { kwicCommand } = await import('../commands/kwic.js')
      setCode(await kwicCommand(pattern, output, flags))
    })
}
