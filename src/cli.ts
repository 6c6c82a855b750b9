#!/usr/bin/env node
import { readVersion } from './paths.js'

const HELP = 'run `standpoint --help` to see what it takes'

async function main(argv: readonly string[]): Promise<number> {
  const [first] = argv
  if (argv.length === 1 && (first === '--version' || first === '-V')) {
    process.stdout.write(`${readVersion()}\n`)
    return 0
  }
  const { runProgram } = await import('./program.js')
  return runProgram(argv)
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`standpoint: ${error instanceof Error ? error.stack : String(error)}\n  hint: ${HELP}\n`)
    process.exitCode = 2
  },
)
