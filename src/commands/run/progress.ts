import cliProgress from 'cli-progress'

/** How a run tells how far it is. */
export type ProgressMode = 'line' | 'plain' | 'json' | 'none'

/** What a run has done so far. */
export interface Progress {
  /** A phase begins: `reading` or `coding`. */
  readonly begin: (phase: string, total: number) => void
  /** One more is done; `issues` is what it added. */
  readonly step: (issues: number) => void
  readonly end: () => void
}

/** Between two plain lines, where nobody watches. */
const PLAIN_INTERVAL_MS = 10_000

/** Tells the progress of a run on standard error: a live line on a terminal, a plain line now and then elsewhere. */
export function createProgress(mode: ProgressMode): Progress {
  if (mode === 'none') return { begin: () => {}, step: () => {}, end: () => {} }
  const state = { phase: '', total: 0, done: 0, issues: 0, startedMs: 0, toldMs: 0 }
  const bar = mode === 'line' ? createBar() : undefined
  const tell = () => {
    if (mode === 'json') process.stderr.write(`${JSON.stringify({ event: 'progress', ...countsOf(state) })}\n`)
    else process.stderr.write(`${plainLine(state)}\n`)
  }
  return {
    begin: (phase, total) => {
      Object.assign(state, { phase, total, done: 0, startedMs: Date.now(), toldMs: Date.now() })
      bar?.start(total, 0, { phase, issues: state.issues, rate: '–' })
      if (mode === 'json') tell()
    },
    step: (issues) => {
      state.done++
      state.issues += issues
      bar?.update(state.done, { issues: state.issues, rate: rateOf(state).toFixed(1) })
      if (bar || (mode === 'plain' && Date.now() - state.toldMs < PLAIN_INTERVAL_MS)) return
      state.toldMs = Date.now()
      tell()
    },
    end: () => bar?.stop(),
  }
}

interface ProgressState {
  readonly phase: string
  readonly total: number
  readonly done: number
  readonly issues: number
  readonly startedMs: number
}

function createBar(): cliProgress.SingleBar {
  return new cliProgress.SingleBar(
    {
      format: '{phase} {bar} {value}/{total} · {rate}/s · {eta_formatted} left · {issues} issues',
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
      gracefulExit: false,
    },
    cliProgress.Presets.shades_classic,
  )
}

function countsOf({ phase, done, total, issues }: ProgressState): Readonly<Record<string, string | number>> {
  return { phase, done, total, issues }
}

function rateOf({ done, startedMs }: ProgressState): number {
  return done / Math.max(0.001, (Date.now() - startedMs) / 1000)
}

function plainLine(state: ProgressState): string {
  const rate = rateOf(state)
  const left = Math.round((state.total - state.done) / Math.max(0.001, rate))
  return `${state.phase}: ${state.done} of ${state.total}, ${rate.toFixed(1)}/s, ${left} s left, ${state.issues} issues`
}
