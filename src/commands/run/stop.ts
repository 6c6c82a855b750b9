/** Whether somebody has asked the run to stop. */
export interface StopSignal {
  readonly isStopped: () => boolean
  /** Stops listening. */
  readonly forget: () => void
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** Notes Ctrl-C so that the run can end in order; a second one ends it at once. */
export function listenForStop(): StopSignal {
  let isStopped = false
  const note = () => {
    isStopped = true
  }
  for (const signal of SIGNALS) process.once(signal, note)
  return {
    isStopped: () => isStopped,
    forget: () => {
      for (const signal of SIGNALS) process.removeListener(signal, note)
    },
  }
}
