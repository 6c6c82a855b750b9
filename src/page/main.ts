import { byId } from './dom.js'
import { startFigure } from './figure.js'
import { startFilters } from './filters.js'
import { createList } from './list.js'
import { openStore } from './store.js'

async function start(): Promise<void> {
  if (typeof DecompressionStream === 'undefined') {
    throw new Error(
      'This browser is too old to list the exchanges (it has no DecompressionStream). The charts are whole.',
    )
  }
  const store = await openStore()
  const browse = document.querySelector<HTMLElement>('.browse')
  if (browse) browse.hidden = false
  const filters = document.querySelector<HTMLDetailsElement>('details.filters')
  if (filters && window.innerWidth < 760) filters.open = false
  startFigure(store)
  startFilters(store, createList(store))
  document.documentElement.dataset['ready'] = 'yes'
}

start().catch((error: unknown) => {
  const trouble = byId('trouble')
  trouble.textContent = error instanceof Error ? error.message : String(error)
  trouble.hidden = false
})
