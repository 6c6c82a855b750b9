import { addressOf, decode, isSelected, SELECTION_KEYS, type Selection, selectionAt } from '../publish/selection.js'
import { amount } from '../text/amount.js'
import { byId } from './dom.js'
import type { ExchangeList } from './list.js'
import type { Store } from './store.js'

/** Ties form, address and list together: each mark of a chart is an address, and the form writes one. */
export function startFilters(store: Store, list: ExchangeList): void {
  const form = byId('filters') as HTMLFormElement
  const count = byId('count')
  let turn = 0
  const apply = async (selection: Selection) => {
    const mine = ++turn
    if (selection.q) {
      await store.loadSearch((done, all) => {
        count.textContent = `Searching… ${Math.floor((100 * done) / all)}%`
      })
      if (mine !== turn) return
    }
    const numbers = Array.from({ length: store.count }, (_, i) => i).filter((i) =>
      isSelected(i, { index: store.index, selection, textOf: store.searchTextOf }),
    )
    list.show(numbers)
    count.textContent = `${amount(numbers.length)} of ${amount(totalOf(store, selection))} exchanges`
    count.dataset['count'] = String(numbers.length)
  }
  const follow = (isFirst: boolean) => {
    const one = /^#x=(.+)$/.exec(location.hash)?.[1]
    const selection = selectionAt(location.hash)
    if (one !== undefined) {
      const i = store.index.columns.id.indexOf(decode(one))
      if (i >= 0) {
        list.showOne(i)
        count.textContent = `1 exchange: ${store.index.columns.id[i] ?? ''}`
        count.dataset['count'] = '1'
      }
    } else if (selection || isFirst) {
      fillForm(form, selection ?? {})
      void apply(selection ?? {}).then(() => selection && goToList())
    }
    if (one !== undefined) goToList()
  }
  let wait: ReturnType<typeof setTimeout> | undefined
  const changed = () => {
    clearTimeout(wait)
    wait = setTimeout(() => {
      const selection = readForm(form)
      history.replaceState(null, '', addressOf(selection))
      void apply(selection)
    }, 150)
  }
  form.addEventListener('input', changed)
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('reset', () => setTimeout(changed))
  window.addEventListener('hashchange', () => follow(false))
  follow(true)
}

/** Takes reader and screen reader to the list. */
function goToList(): void {
  const section = byId('exchanges')
  section.querySelector('h2')?.focus({ preventScroll: true })
  section.scrollIntoView({ block: 'start', behavior: 'instant' })
}

/** Everything that the kind of exchange asked for would give without another filter. */
function totalOf({ index, count }: Store, { kind }: Selection): number {
  const selection = kind ? { kind } : {}
  let total = 0
  for (let i = 0; i < count; i++) if (isSelected(i, { index, selection, textOf: () => '' })) total++
  return total
}

function readForm(form: HTMLFormElement): Selection {
  const data = new FormData(form)
  const valid = (key: string) => {
    const field = form.elements.namedItem(key)
    return !(field instanceof HTMLInputElement) || field.checkValidity()
  }
  const entries = SELECTION_KEYS.flatMap((key) => {
    const value = String(data.get(key) ?? '').trim()
    return value !== '' && valid(key) ? [[key, value]] : []
  })
  return Object.fromEntries(entries) as Selection
}

function fillForm(form: HTMLFormElement, selection: Selection): void {
  for (const key of SELECTION_KEYS) {
    const field = form.elements.namedItem(key)
    if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = selection[key] === field.value
    else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = selection[key] ?? ''
  }
}
