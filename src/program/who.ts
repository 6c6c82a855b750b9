import type { Command } from 'commander'
import type { SetCode } from './set-code.js'

/** Declares `standpoint who`. */
export function addWho(program: Command, setCode: SetCode): void {
  program
    .command('who')
    .description('say what a name, or every name in a sentence, is taken for and why')
    .argument('<name>', 'a name, such as Washington, or a sentence in quotation marks')
    .option('--pipeline <file>', 'pipeline file (default: the briefings pipeline)')
    .option('--gazetteer <file>', 'names of your own, in one YAML file')
    .option('--holder <iso3>', 'government whose press conference it is (default: none)')
    .option('--date <day>', 'day to look up offices on, as 2023-07-13 (default: none)')
    .action(async (name: string, flags: Readonly<Record<string, string>>) => {
      const { whoCommand } = await import('../commands/who.js')
      setCode(await whoCommand(name, flags))
    })
}
