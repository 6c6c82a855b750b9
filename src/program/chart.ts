import type { Command } from 'commander'
import type { ChartFlags } from '../commands/chart.js'
import type { SetCode } from './set-code.js'

/** Declares `standpoint chart`. */
export function addChart(program: Command, setCode: SetCode): void {
  program
    .command('chart')
    .description('draw one chart of a run, ready for an article')
    .argument('[output]', 'output folder of the run (default: output)')
    .option('-t, --topic <ids>', 'one or several topics: taiwan,ukraine (default: all exchanges)')
    .option('-m, --measure <name>', 'share, stance, level or reply (default: share)')
    .option('--by <period>', 'day, week, month, quarter or year (default: month)')
    .option('--holder <iso3>', 'whose press conferences, where a run has several holders')
    .option('--to <file>', 'a .svg, .png or .csv file (default: a .svg in OUTPUT/charts)')
    .action(async (output: string | undefined, flags: ChartFlags) => {
      const { chartCommand } = await import('../commands/chart.js')
      setCode(await chartCommand(output, flags))
    })
}
