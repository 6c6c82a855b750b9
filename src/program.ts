import { Command, CommanderError } from 'commander'
import { SetupError } from './model/issue.js'
import { readVersion } from './paths.js'
import { addCache } from './program/cache.js'
import { addChart } from './program/chart.js'
import { addCompare } from './program/compare.js'
import { addExplain } from './program/explain.js'
import { addKwic } from './program/kwic.js'
import { addPlan } from './program/plan.js'
import { addRun } from './program/run.js'
import { addTopics } from './program/topics.js'
import { addWho } from './program/who.js'
import { withoutControls } from './text/mark.js'

const NOT_STARTED = 2

/** Every subcommand, in the order of the help page. */
const subcommands = [addRun, addPlan, addCompare, addExplain, addKwic, addTopics, addChart, addWho, addCache]

/** Parses the command line and runs what it names. Returns the exit code. */
export async function runProgram(argv: readonly string[]): Promise<number> {
  let code = 0
  const program = new Command('standpoint')
    .description(
      'Reads press-conference transcripts and writes tables: who asked what, about which topic, and where the spokesperson stood.',
    )
    .version(readVersion())
    .exitOverride()
  for (const add of subcommands) {
    add(program, (exit) => {
      code = exit
    })
  }
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : NOT_STARTED
    if (!(error instanceof SetupError)) throw error
    process.stderr.write(withoutControls(`${error.place}: ${error.message}\n  hint: ${error.hint}\n`))
    return NOT_STARTED
  }
}
