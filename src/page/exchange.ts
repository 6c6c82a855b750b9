import { MIXED } from '../publish/page-index.js'
import type { ExchangeText, LabelRecord, StatementRecord } from '../publish/record.js'
import { addressOf } from '../publish/selection.js'
import { element, visible } from './dom.js'
import { markedText, quotesOf } from './marks.js'
import type { Store } from './store.js'

const STANCES: ReadonlyMap<number, string> = new Map([
  [2, 'strong support'],
  [1, 'support'],
  [0, 'sides with nobody'],
  [-1, 'oppose'],
  [-2, 'strong oppose'],
  [MIXED, 'mixed'],
])

/** An exchange opened: question and answer with marks, and beside them every label with its reason. */
export function openedExchange(
  i: number,
  { store, text }: { readonly store: Store; readonly text: ExchangeText },
): HTMLElement {
  const { columns, transcripts } = store.index
  const transcript = transcripts[columns.transcript[i] ?? 0]
  const source = transcript ? `${transcript[2] || transcript[0]} · ${transcript[5]}` : ''
  const speakers = text.speakers.join('; ') || 'nobody named'
  return element(
    'div',
    { class: 'opened' },
    element(
      'div',
      { class: 'texts' },
      text.question !== '' &&
        sideOf('Question', visible(text.outletLabel), markedText(text.question, { side: 0, of: text })),
      sideOf(
        'Answer',
        visible(speakers),
        text.answer === '' ? ['(no reply)'] : markedText(text.answer, { side: 1, of: text }),
      ),
      element(
        'p',
        { class: 'note' },
        element('bdi', {}, visible(source)),
        ' · ',
        element('code', {}, columns.id[i] ?? ''),
      ),
      text.followUpOf !== '' &&
        element(
          'p',
          { class: 'note' },
          'follows up ',
          element('a', { href: `#x=${encodeURIComponent(text.followUpOf)}` }, text.followUpOf),
        ),
    ),
    element('aside', { 'aria-label': 'Labels and their reasons' }, reasonList(i, { store, text })),
  )
}

function sideOf(title: string, who: string, content: readonly (Node | string)[]): HTMLElement {
  const heading = element('h4', {}, title, who !== '' && element('span', {}, ' ', element('bdi', {}, who)))
  return element('div', { class: 'side', dir: 'auto' }, heading, content)
}

function reasonList(i: number, { store, text }: { readonly store: Store; readonly text: ExchangeText }): HTMLElement {
  const { index } = store
  const review = index.columns.review[i] ?? ''
  const stances = (index.columns.stances[i] ?? []).map(([target, value]) => {
    const [id = '', name = ''] = index.targets[target] ?? []
    const side = value === MIXED ? 'mixed' : value > 0 ? 'support' : value < 0 ? 'oppose' : 'neutral'
    const link = element('a', { href: addressOf({ target: id }) }, element('bdi', {}, visible(name)))
    return element(
      'li',
      {},
      element('span', { class: `swatch ${side}` }),
      link,
      `: ${STANCES.get(value) ?? ''}${value === MIXED ? '' : ` (${value})`}`,
    )
  })
  return element(
    'dl',
    { class: 'reasons' },
    review !== '' && row('To be looked at', element('span', { class: 'warn' }, review)),
    row(
      'Topics',
      element(
        'ul',
        {},
        text.topics.map(([id, label, weight, note], rank) => {
          const link = element('a', { href: addressOf({ topic: id }) }, label)
          return element(
            'li',
            {},
            link,
            ` ${weight.toFixed(2)}`,
            rank === 0 && ' primary',
            quotes(text, 'topic', rank),
            note !== '' && element('span', { class: 'rule' }, ` ${visible(note)}`),
          )
        }),
      ),
    ),
    stances.length > 0 && row('Stances', element('ul', {}, stances)),
    label('On the question’s matter', text, 'event'),
    label('Wording level', text, 'level'),
    label('Reply', text, 'reply'),
    text.acts.length > 0 && row('Acts', text.acts.join(', ')),
    text.statements.length > 0 &&
      row(
        'Statements',
        element(
          'ol',
          {},
          text.statements.map((statement, number) => statementItem(text, statement, number)),
        ),
      ),
    text.names.length > 0 &&
      row(
        'Names',
        element('span', {}, [...new Set(text.names.map(([id, name]) => visible(`${name} (${id})`)))].join(', ')),
      ),
  )
}

function row(title: string, content: Node | string): readonly Node[] {
  return [element('dt', {}, title), element('dd', {}, content)]
}

function label(title: string, text: ExchangeText, kind: 'event' | 'level' | 'reply'): readonly Node[] {
  const value: LabelRecord | null = text[kind]
  if (!value) return []
  const [word, confidence, rule] = value
  return row(
    title,
    element(
      'div',
      { 'data-for': kind },
      element('b', {}, word),
      ` ${confidence.toFixed(2)}`,
      rule !== '' && element('span', { class: 'rule' }, ` ${visible(rule)}`),
      quotes(text, kind, 0),
    ),
  )
}

function quotes(
  text: ExchangeText,
  kind: 'topic' | 'event' | 'level' | 'reply' | 'statement',
  ref: number,
): readonly Node[] {
  return quotesOf(text, kind, ref).map((quote) => element('q', {}, element('bdi', {}, visible(quote))))
}

function statementItem(text: ExchangeText, statement: StatementRecord, number: number): HTMLElement {
  const { act, position, target, strength, level, rule, voice, isNegated, isQuoted, chain } = statement
  const facts = [
    act,
    `${position}${target === '' ? '' : ` → ${target}`}`,
    `strength ${strength}`,
    `level ${level}`,
    ...(isNegated ? ['negated'] : []),
    ...(isQuoted ? ['quoted'] : []),
    ...(voice === '' ? [] : [`words of ${voice}`]),
  ]
  return element(
    'li',
    { 'data-for': `s-${number}` },
    element('span', { class: `swatch ${position}` }),
    visible(facts.join(' · ')),
    element('span', { class: 'rule' }, ` ${visible(rule)}`),
    quotes(text, 'statement', number),
    chain.length > 0 &&
      element(
        'details',
        {},
        element('summary', {}, 'steps'),
        element(
          'ol',
          {},
          chain.map((step) => element('li', {}, visible(step))),
        ),
      ),
  )
}
