import { Command, CommanderError } from 'commander'
import type { RunFlags } from './commands/run/options.js'
import { SetupError } from './model/issue.js'
import { readVersion } from './paths.js'

const NOT_STARTED = 2

/** Parses the command line and runs what it names. Returns the exit code. */
export async function runProgram(argv: readonly string[]): Promise<number> {
  let code = 0
  const program = new Command('standpoint')
    .description(
      'Reads press-conference transcripts and writes tables: who asked what, about which topic, and where the spokesperson stood.',
    )
    .version(readVersion())
    .exitOverride()
  addRun(program, (exit) => {
    code = exit
  })
  addPlan(program, (exit) => {
    code = exit
  })
  addExplain(program, (exit) => {
    code = exit
  })
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : NOT_STARTED
    if (!(error instanceof SetupError)) throw error
    process.stderr.write(`${error.place}: ${error.message}\n  hint: ${error.hint}\n`)
    return NOT_STARTED
  }
}

type SetCode = (code: number) => void

function addRun(program: Command, setCode: SetCode): void {
  program
    .command('run')
    .description('read transcripts and write the tables')
    .argument('[pipeline]', 'pipeline file (default: the briefings pipeline)')
    .option(
      '-i, --input <path...>',
      'files, folders (read with all below them) or quoted globs (default: the three seeds)',
    )
    .option('-o, --output <folder>', 'where the tables go (default: output)')
    .option('--holder <iso3>', 'government whose stance is read, where the transcripts do not say or say it wrong')
    .option('--by <period>', 'day, week, month, quarter or year (default: month)')
    .option('--include <kind...>', 'count announcements too: --include announcement')
    .option('--format <list>', 'csv, json or both (default: csv,json)')
    .option('-j, --jobs <number>', 'worker threads (default: by cores)')
    .option('-q, --quiet', 'print nothing but errors')
    .action(async (pipeline: string | undefined, flags: RunFlags) => {
      const { runCommand } = await import('./commands/run.js')
      setCode(await runCommand(pipeline, flags))
    })
}

function addPlan(program: Command, setCode: SetCode): void {
  program
    .command('plan')
    .description('check a pipeline and its knowledge files without running it')
    .argument('[pipeline]', 'pipeline file (default: the briefings pipeline)')
    .option('-i, --input <path...>', 'also say which knowledge entries never fire on this input')
    .action(async (pipeline: string | undefined, flags: { readonly input?: readonly string[] }) => {
      const { planCommand } = await import('./commands/plan.js')
      setCode(await planCommand(pipeline, flags))
    })
}

function addExplain(program: Command, setCode: SetCode): void {
  program
    .command('explain')
    .description('print one exchange with the evidence behind each label')
    .argument('<exchange>', 'id of an exchange, such as chn-mfa-2022-03-03/x01')
    .option('-o, --output <folder>', 'output folder of the run (default: output)')
    .action(async (exchange: string, flags: { readonly output?: string }) => {
      const { explainCommand } = await import('./commands/explain.js')
      setCode(await explainCommand(exchange, flags))
    })
}
