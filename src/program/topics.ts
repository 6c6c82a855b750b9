import type { Command } from 'commander'
import type { DiffFlags } from '../commands/topics/diff.js'
import type { FitFlags } from '../commands/topics/fit.js'
import type { LearnFlags } from '../commands/topics/learn-command.js'
import type { TestFlags } from '../commands/topics/test.js'
import type { SetCode } from './set-code.js'

/** Declares `standpoint topics` with its subcommands. */
export function addTopics(program: Command, setCode: SetCode): void {
  const topics = program.command('topics').description('make, try, compare and train codebooks of topics')
  topics
    .command('init')
    .description('write a small commented codebook to start from')
    .argument('[file]', 'where to write it (default: codebook.yaml)')
    .action(async (file: string | undefined) => {
      const { initCommand } = await import('../commands/topics/init.js')
      setCode(initCommand(file))
    })
  topics
    .command('test')
    .description('list which exchanges of a run a topic catches, nearly catches, and by which cues')
    .argument('<topic>', 'id of the topic')
    .option('--codebook <file>', 'codebook (default: that of the briefings pipeline)')
    .option('-o, --output <folder>', 'output folder of a run (default: output)')
    .option('--limit <number>', 'how many exchanges to list of each kind (default: 20)')
    .action(async (topic: string, flags: TestFlags) => {
      const { testCommand } = await import('../commands/topics/test.js')
      setCode(testCommand(topic, flags))
    })
  topics
    .command('diff')
    .description('list the exchanges whose topics differ between two runs')
    .argument('<old>', 'output folder of the run before')
    .argument('<new>', 'output folder of the run after')
    .option('--limit <number>', 'how many exchanges to list (default: all)')
    .action(async (before: string, after: string, flags: DiffFlags) => {
      const { diffCommand } = await import('../commands/topics/diff.js')
      setCode(diffCommand({ before, after }, flags))
    })
  topics
    .command('fit')
    .description('group exchanges that no codebook topic fits, and write the topics as a model for later runs')
    .requiredOption('--to <file>', 'where the model goes; topics of a model that stands there keep their ids')
    .option('-i, --input <path...>', 'files, folders or globs (default: the three seeds)')
    .option('--topics <number>', 'how many topics (default: auto)')
    .option('--model <file>', 'model whose topics keep their ids, instead of the one at --to')
    .option('--codebook <file>', 'codebook, or none to group every exchange')
    .option('--holder <iso3>', 'government whose stance is read')
    .option('-j, --jobs <number>', 'worker threads (default: by cores)')
    .option('-q, --quiet', 'tell no progress')
    .action(async (flags: FitFlags) => {
      const { fitCommand } = await import('../commands/topics/fit.js')
      setCode(await fitCommand(flags))
    })
  topics
    .command('learn')
    .description('learn weights for the topics of a codebook from coded exchanges, and say how well they do')
    .requiredOption(
      '--coded <file...>',
      'coded exchanges: CSV or JSON lines with question, answer, topics (primary first)',
    )
    .option('--codebook <file>', 'codebook (default: that of the briefings pipeline)')
    .option('--texts <path...>', 'transcripts nobody has coded, to learn the words around the cues from')
    .option('--to <file>', 'where the weights go (default: beside --codebook, as <name>.weights.json)')
    .option('--source <text>', 'what the exchanges are and under which licence, for the file of weights')
    .option('--with-held', 'learn from rows marked held too')
    .action(async (flags: LearnFlags) => {
      const { learnCommand } = await import('../commands/topics/learn-command.js')
      setCode(await learnCommand(flags))
    })
}
