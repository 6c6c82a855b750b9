import type { Command } from 'commander'
import type { SetCode } from './set-code.js'

/** Declares `standpoint plan`. */
export function addPlan(program: Command, setCode: SetCode): void {
  program
    .command('plan')
    .description('check a pipeline and its knowledge files without running it')
    .argument('[pipeline]', 'pipeline file (default: the briefings pipeline)')
    .option('-i, --input <path...>', 'also say which knowledge entries never fire on this input')
    .action(async (pipeline: string | undefined, flags: { readonly input?: readonly string[] }) => {
      const { planCommand } = await import('../commands/plan.js')
      setCode(await planCommand(pipeline, flags))
    })
}
