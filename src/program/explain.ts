import type { Command } from 'commander'
import type { SetCode } from './set-code.js'

/** Declares `standpoint explain`. */
export function addExplain(program: Command, setCode: SetCode): void {
  program
    .command('explain')
    .description('print one exchange with the evidence behind each label')
    .argument('<exchange>', 'id of an exchange, such as chn-mfa-2022-03-03/x01')
    .option('-o, --output <folder>', 'output folder of the run (default: output)')
    .action(async (exchange: string, flags: { readonly output?: string }) => {
      const { explainCommand } = await import('../commands/explain.js')
      setCode(await explainCommand(exchange, flags))
    })
}
