import { byId, element, visible } from './dom.js'
import { openedExchange } from './exchange.js'
import type { Store } from './store.js'

/** Rows that are put on the page at a time. */
const ROWS = 25

/** The list of exchanges. */
export interface ExchangeList {
  readonly show: (numbers: readonly number[]) => void
  /** Shows one exchange alone, opened. */
  readonly showOne: (i: number) => void
}

/** Makes the list; every row opens with a click or a key. */
export function createList(store: Store): ExchangeList {
  const list = byId('list')
  const further = byId('further')
  let numbers: readonly number[] = []
  let shown = 0
  const addRows = () => {
    const next = numbers.slice(shown, shown + ROWS)
    shown += next.length
    list.append(...next.map((i) => rowOf(i, store)))
    further.hidden = shown >= numbers.length
    further.textContent = `Show ${Math.min(ROWS, numbers.length - shown)} more of ${numbers.length - shown}`
  }
  further.addEventListener('click', () => {
    const from = list.children.length
    addRows()
    list.children[from]?.querySelector('button')?.focus()
  })
  const show = (wanted: readonly number[]) => {
    numbers = wanted
    shown = 0
    list.replaceChildren()
    addRows()
  }
  return {
    show,
    showOne: (i) => {
      show([i])
      list.querySelector('button')?.click()
    },
  }
}

function rowOf(i: number, store: Store): HTMLElement {
  const { columns, transcripts, topics, outlets } = store.index
  const date = transcripts[columns.transcript[i] ?? 0]?.[1] || 'undated'
  const outlet = (columns.outlets[i] ?? []).map((number) => outlets[number]?.[1] ?? '').join('; ')
  const labels = (columns.topics[i] ?? []).map((number) => topics[number]?.[1] ?? '')
  const level = columns.level[i] ?? -1
  const body = element('div', { class: 'body', hidden: true, id: `body-${i}` })
  const button = element(
    'button',
    { type: 'button', 'aria-expanded': 'false', 'aria-controls': `body-${i}` },
    element('span', { class: 'when' }, date),
    element(
      'span',
      { class: 'who' },
      element('bdi', {}, visible(columns.kind[i] === 'announcement' ? 'announcement' : outlet || 'outlet not named')),
    ),
    element('span', { class: 'what' }, element('bdi', {}, visible(columns.snippet[i] ?? ''))),
    element(
      'span',
      { class: 'tags' },
      labels.map((label) => element('span', { class: 'tag' }, label)),
      columns.event[i] !== '' && element('span', { class: `tag side-${columns.event[i] ?? ''}` }, columns.event[i]),
      level > 0 && element('span', { class: 'tag' }, `level ${level}`),
      columns.reply[i] !== '' && element('span', { class: 'tag' }, columns.reply[i]),
      columns.review[i] !== '' && element('span', { class: 'tag warn' }, 'in doubt'),
    ),
  )
  button.addEventListener('click', async () => {
    const isOpen = button.getAttribute('aria-expanded') === 'true'
    button.setAttribute('aria-expanded', String(!isOpen))
    body.hidden = isOpen
    if (!isOpen && body.childElementCount === 0) {
      const text = await store.textOf(i)
      const opened = text
        ? openedExchange(i, { store, text })
        : element('p', { class: 'note' }, `This page leaves out the text: see ${columns.id[i] ?? ''} in exchanges.csv.`)
      lightOnHover(opened)
      body.replaceChildren(opened)
    }
  })
  return element('li', { 'data-id': columns.id[i] ?? '' }, element('h3', {}, button), body)
}

/** Sets off in the text what a reason beside it speaks of. */
function lightOnHover(opened: HTMLElement): void {
  for (const reason of opened.querySelectorAll<HTMLElement>('[data-for]')) {
    const name = reason.dataset['for'] ?? ''
    const marks = opened.querySelectorAll(name.startsWith('s-') ? `mark.${name}` : `mark.for-${name}`)
    const light = (isLit: boolean) => {
      for (const mark of marks) mark.classList.toggle('lit', isLit)
    }
    reason.addEventListener('mouseenter', () => light(true))
    reason.addEventListener('mouseleave', () => light(false))
  }
}
