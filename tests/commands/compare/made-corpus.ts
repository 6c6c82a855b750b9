import { createRandom } from '../../../src/statistics/random.js'
import type { Cells, MadeTranscript } from '../../run-folder.js'

const FILL = 'we hope all parties stay calm and talk to each other for the good of the region and its people'.split(' ')

/** Press conferences of ten exchanges, one a day from a first day on, with shares of topics of their own. */
export function makeConferences(
  first: string,
  {
    days,
    shares,
    stream,
  }: { readonly days: number; readonly shares: Readonly<Record<string, number>>; readonly stream: string },
): readonly MadeTranscript[] {
  const random = createRandom(20, stream)
  return Array.from({ length: days }, (_, day) => {
    const date = new Date(Date.parse(first) + day * 86_400_000).toISOString().slice(0, 10)
    const exchanges = Array.from({ length: 10 }, (): Cells => {
      const topics = Object.entries(shares).flatMap(([topic, share]) => (random.next() < share ? [topic] : []))
      const words = Array.from({ length: 12 }, () => FILL[random.below(FILL.length)] ?? '')
      return {
        topics: topics.length > 0 ? topics : ['other'],
        answer: `${topics.map((topic) => `${topic} matters.`).join(' ')} ${words.join(' ')}`,
        acts: random.next() < 0.3 ? ['oppose'] : ['inform'],
        level: random.below(4),
        reply: random.next() < 0.5 ? 'explicit' : 'declining',
        reply_class: 'clear',
      }
    })
    const countries = exchanges.map(() => (random.next() < 0.5 ? ['USA'] : ['JPN']))
    const stances = exchanges.map(() => ({ USA: random.below(5) - 2 }))
    return { id: `chn-mfa-${date}`, date, exchanges, countries, stances }
  })
}
