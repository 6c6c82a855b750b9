import { fileURLToPath } from 'node:url'
import { createContext, Script } from 'node:vm'
import { expect, test } from 'vitest'
import { builtPatterns, type FoundPattern, hostileTexts, writtenPatterns } from './patterns.js'

const SOURCE = fileURLToPath(new URL('../../src', import.meta.url))
const PIPELINE = fileURLToPath(new URL('../../pipelines/briefings.yaml', import.meta.url))

/** As long as the longest line that is looked at whole; a pattern that goes over it for each of its characters is far out of time. */
const CHARS = 40_000
const LIMIT = { timeout: 2_000 }

/** Patterns that only ever see short texts: numbers of our own, our own markup, lines of at most 60 characters. */
const SHORT = ['charts/svg.ts', 'page/figure.ts', 'readers/pdf/furniture.ts', 'text/amount.ts']
const FEW_CHARS = 500

/** Whether a pattern is done with a text in time. */
function isQuick({ source, flags }: FoundPattern, text: string): boolean {
  const pattern = new RegExp(source, flags.includes('g') ? flags : `${flags.replace('y', '')}g`)
  const context = createContext({ pattern, text })
  try {
    new Script('text.replace(pattern, "")').runInContext(context, LIMIT)
    return true
  } catch {
    return false
  }
}

test('no pattern of the program blows up on hostile text', { timeout: 300_000 }, async () => {
  const built = await builtPatterns(async () => {
    const { openWorkshop } = await import('../../src/coder/setup.js')
    openWorkshop(PIPELINE)
  })
  const written = writtenPatterns(SOURCE)
  expect(written.length).toBeGreaterThan(200)
  const all = [...new Map([...written, ...built].map((one) => [`/${one.source}/${one.flags}`, one])).values()]
  const slow = all.flatMap((pattern) => {
    const chars = SHORT.includes(pattern.place) ? FEW_CHARS : CHARS
    const text = hostileTexts(pattern.source, chars).find((one) => !isQuick(pattern, one))
    return text === undefined ? [] : [`${pattern.place}: /${pattern.source}/ on ${JSON.stringify(text.slice(0, 8))}…`]
  })
  expect(slow).toEqual([])
})
