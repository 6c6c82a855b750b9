import type { Outlet } from '../model/dialogue.js'
import type { ExchangeFacts } from '../model/facts.js'
import { wilson } from '../statistics/interval.js'
import { byCodeUnit } from '../text/compare.js'
import { countedExchanges, increment } from './periods.js'
import { column, defineCountReport, round4 } from './report.js'

interface Tally {
  exchanges: number
  readonly replies: Map<string, number>
}

interface OutletTally {
  readonly outlet: Outlet
  exchanges: number
  readonly topics: Map<string, Tally>
}

interface Row {
  readonly outlet: OutletTally
  readonly topic: string
  readonly tally: Tally
}

const UNNAMED_OUTLET: Outlet = { id: '', name: '', country: '', kind: 'other' }
const replies = ({ tally }: Row, replyClass: string) => tally.replies.get(replyClass) ?? 0
const replied = ({ tally }: Row) => [...tally.replies.values()].reduce((a, b) => a + b, 0)

function nonReply(row: Row, part: 'low' | 'high'): number | null {
  return replied(row) === 0 ? null : round4(wilson(replies(row, 'non-reply'), replied(row))?.[part])
}

/** Who asks about what, and how the answers meet the questions. */
export const outlets = defineCountReport<Row>(
  {
    name: 'outlets',
    about:
      'Who asks about what, and how the answers meet the questions. Exchanges with several topics count under each.',
    columns: [
      column('outlet_id', 'string', ({ outlet }) => outlet.outlet.id || null, [
        'stable slug of the medium',
        'not named, generic or unknown',
      ]),
      column('outlet', 'string', ({ outlet }) => outlet.outlet.name || null, [
        'medium that asks',
        'not named or generic',
      ]),
      column('outlet_country', 'string', ({ outlet }) => outlet.outlet.country || null, [
        'country of the medium',
        'unknown',
      ]),
      column('topic', 'string', ({ topic }) => topic || null, ['topic id', 'language not supported']),
      column('exchanges', 'integer', ({ tally }) => tally.exchanges, [
        'exchanges of this medium with this topic',
        'never empty',
        'exchanges',
      ]),
      column('share_of_outlet', 'number', ({ outlet, tally }) => round4(tally.exchanges / outlet.exchanges), [
        'of the exchanges of this medium',
        'never empty',
        '0-1',
      ]),
      column('clear', 'integer', (row) => replies(row, 'clear'), ['clear replies', 'never empty', 'exchanges']),
      column('ambivalent', 'integer', (row) => replies(row, 'ambivalent'), [
        'ambivalent replies',
        'never empty',
        'exchanges',
      ]),
      column('non_reply', 'integer', (row) => replies(row, 'non-reply'), ['non-replies', 'never empty', 'exchanges']),
      column('non_reply_low', 'number', (row) => nonReply(row, 'low'), [
        'lower end of the 95 % Wilson interval of the share of non-replies',
        'no reply was coded',
        '0-1',
      ]),
      column('non_reply_high', 'number', (row) => nonReply(row, 'high'), [
        'upper end of that interval',
        'no reply was coded',
        '0-1',
      ]),
      column('outlet_kind', 'string', ({ outlet }) => (outlet.outlet.name ? outlet.outlet.kind : null), [
        'agency, broadcaster, newspaper, online or other',
        'unknown',
      ]),
    ],
  },
  (options) => {
    const byOutlet = new Map<string, OutletTally>()
    return {
      add: (facts) => {
        for (const exchange of countedExchanges(facts, options)) {
          const named = exchange.outlets.length > 0 ? exchange.outlets : [UNNAMED_OUTLET]
          for (const outlet of named) addExchange(exchange, { outlet, byOutlet })
        }
      },
      rows: () =>
        [...byOutlet.values()]
          .toSorted((a, b) => b.exchanges - a.exchanges || byCodeUnit(a.outlet.name, b.outlet.name))
          .flatMap(rowsOfOutlet),
    }
  },
)

function addExchange(
  exchange: ExchangeFacts,
  { outlet, byOutlet }: { readonly outlet: Outlet; readonly byOutlet: Map<string, OutletTally> },
): void {
  const key = outlet.id || outlet.name
  const tally = byOutlet.get(key) ?? { outlet, exchanges: 0, topics: new Map<string, Tally>() }
  byOutlet.set(key, tally)
  tally.exchanges += 1
  for (const topic of exchange.topics.length > 0 ? exchange.topics : ['']) {
    const cell = tally.topics.get(topic) ?? { exchanges: 0, replies: new Map<string, number>() }
    tally.topics.set(topic, cell)
    cell.exchanges += 1
    if (exchange.replyClass) increment(cell.replies, exchange.replyClass)
  }
}

function rowsOfOutlet(outlet: OutletTally): readonly Row[] {
  return [...outlet.topics]
    .toSorted(([idA, a], [idB, b]) => b.exchanges - a.exchanges || byCodeUnit(idA, idB))
    .map(([topic, tally]) => ({ outlet, topic, tally }))
}
