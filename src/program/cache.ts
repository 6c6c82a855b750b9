import type { Command } from 'commander'
import type { SetCode } from './set-code.js'

/** Declares `standpoint cache clear`. */
export function addCache(program: Command, setCode: SetCode): void {
  program
    .command('cache')
    .description('look after the stored results that make a second run quick')
    .command('clear')
    .description('forget every stored result')
    .option('-o, --output <folder>', 'output folder of the runs (default: output)')
    .option('--cache <folder>', 'the cache folder, where the runs were given one')
    .action(async (flags: { readonly output?: string; readonly cache?: string }) => {
      const { clearCacheCommand } = await import('../commands/cache.js')
      setCode(clearCacheCommand(flags))
    })
}
