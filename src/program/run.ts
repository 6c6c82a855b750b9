import type { Command } from 'commander'
import type { RunFlags } from '../commands/run/options.js'
import type { SetCode } from './set-code.js'

/** Declares `standpoint run`. */
export function addRun(program: Command, setCode: SetCode): void {
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
    .option('--codebook <file>', 'topics to code, or none for no codebook (default: that of the pipeline)')
    .option('--gazetteer <file>', 'names of your own, in one YAML file')
    .option('--topics <number>', 'group exchanges that no codebook topic fits into this many topics, or auto')
    .option('--model <file>', 'give such exchanges the topics of a model that `standpoint topics fit` wrote')
    .option('--split-parts', 'make a row of each part where one turn asks several questions with separate replies')
    .option('--include <kind...>', 'count announcements too: --include announcement')
    .option('--format <list>', 'any of csv, json, parquet, xlsx (default: csv,json,xlsx)')
    .option('--csv-separator <char>', 'comma, semicolon (numbers then have a decimal comma), tab or bar (default: ,)')
    .option('--no-report', 'leave out report.html')
    .option('-j, --jobs <number>', 'worker threads (default: by cores)')
    .option('--cache <folder>', 'where results are stored for the next run (default: inside the output folder)')
    .option('--no-cache', 'store nothing, and take nothing from an earlier run')
    .option('--log-json', 'tell the progress as JSON lines on standard error')
    .option('-q, --quiet', 'print nothing but errors')
    .action(async (pipeline: string | undefined, flags: RunFlags) => {
      const { runCommand } = await import('../commands/run.js')
      setCode(await runCommand(pipeline, flags))
    })
}
