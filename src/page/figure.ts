import { drawFigure, figureRows } from '../charts/figure.js'
import { type ChartFact, MEASURES, type Measure, measureSeries, type Series } from '../charts/measure.js'
import { FILE_PALETTE, PAGE_PALETTE, type Palette } from '../charts/palette.js'
import { PERIOD_LENGTHS, type PeriodLength } from '../statistics/period.js'
import { byId, element } from './dom.js'
import type { Store } from './store.js'

const MAX_TOPICS = 6
/** A PNG has this many points per point of the drawing, for print. */
const SCALE = 3

/** The chart for an article: drawn from the labels in the page, saved by a click. */
export function startFigure(store: Store): void {
  const form = byId('draw') as HTMLFormElement
  const place = byId('drawn')
  const topics = form.elements.namedItem('topics') as HTMLSelectElement
  const draw = () => {
    const svg = figureOf(store, form, PAGE_PALETTE)
    place.replaceChildren(svg === '' ? element('p', {}, 'Choose a topic.') : build(svg))
  }
  form.addEventListener('input', draw)
  form.addEventListener('submit', (event) => event.preventDefault())
  for (const button of form.querySelectorAll<HTMLButtonElement>('[data-save]')) {
    button.addEventListener('click', () => save(button.dataset['save'] ?? '', { store, form }))
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>('button.draw')) {
    button.hidden = false
    button.addEventListener('click', () => {
      for (const option of topics.options) option.selected = option.value === button.dataset['topic']
      draw()
      byId('figure').scrollIntoView({ block: 'start' })
      byId('figure').querySelector('h3')?.focus({ preventScroll: true })
    })
  }
  byId('figure').hidden = false
  const first = [...topics.options][0]
  if (first) first.selected = true
  draw()
}

/** A drawing of ours as elements, made one by one: the page's policy allows no text to become markup. */
function build(svg: string): Element {
  const stack: Element[] = []
  let root: Element | undefined
  for (const [, close, name, attributes = '', selfClosed, text] of svg.matchAll(
    /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g,
  )) {
    if (text !== undefined) stack.at(-1)?.append(decode(text))
    else if (close) stack.pop()
    else if (name) {
      const made = document.createElementNS('http://www.w3.org/2000/svg', name)
      for (const [, key = '', value = ''] of attributes.matchAll(/([\w:-]+)="([^"]*)"/g)) {
        if (key !== 'xmlns') made.setAttribute(key, decode(value))
      }
      if (root) stack.at(-1)?.append(made)
      root ??= made
      if (!selfClosed) stack.push(made)
    }
  }
  return root ?? element('p')
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

function decode(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
}

interface Choice {
  readonly measure: Measure
  readonly by: PeriodLength
  readonly topics: readonly { readonly id: string; readonly label: string }[]
  readonly holder: string
}

function choiceOf({ index, settings }: Store, form: HTMLFormElement): Choice {
  const data = new FormData(form)
  const labels = new Map(index.topics)
  const wanted = data.getAll('topics').map(String).slice(0, MAX_TOPICS)
  return {
    measure: MEASURES.find((measure) => measure === data.get('measure')) ?? 'share',
    by:
      PERIOD_LENGTHS.find((by) => by === data.get('by')) ?? PERIOD_LENGTHS.find((by) => by === settings.by) ?? 'month',
    topics: wanted.map((id) => ({ id, label: labels.get(id) ?? id })),
    holder: String(data.get('holder') ?? index.holders[0] ?? ''),
  }
}

function seriesOf(store: Store, choice: Choice): readonly Series[] {
  const { columns, transcripts, topics, holders } = store.index
  const isHolders = (transcript: number) => holders[transcripts[transcript]?.[3] ?? 0] === choice.holder
  const facts = columns.transcript.flatMap((transcript, i): readonly ChartFact[] => {
    if (!isHolders(transcript) || (columns.kind[i] === 'announcement' && !store.settings.includeAnnouncements))
      return []
    const level = columns.level[i] ?? -1
    return [
      {
        date: transcripts[transcript]?.[1] ?? '',
        topics: (columns.topics[i] ?? []).map((number) => topics[number]?.[0] ?? ''),
        ...{
          event: columns.event[i] ?? '',
          level: level < 0 ? undefined : level,
          replyClass: columns.replyClass[i] ?? '',
        },
      },
    ]
  })
  const conferences = transcripts.flatMap(([, date], i) => (isHolders(i) ? [date] : []))
  return measureSeries(facts, { ...choice, conferences })
}

function figureOf(store: Store, form: HTMLFormElement, palette: Palette): string {
  const choice = choiceOf(store, form)
  if (choice.topics.length === 0) return ''
  return drawFigure(seriesOf(store, choice), textOf(store, choice), { document, palette })
}

function textOf({ index }: Store, { topics, measure, holder }: Choice) {
  const number = index.holders.indexOf(holder)
  const mine = index.transcripts.filter(([, , , of]) => of === number)
  const days = mine.map(([, date]) => date).filter(Boolean)
  const range = `${days[0] ?? 'undated'} to ${days.at(-1) ?? 'undated'}`
  return {
    title: topics.map(({ label }) => label).join(', '),
    measure,
    source: `${mine.length} press conferences${holder ? ` (${holder})` : ''}, ${range}; coded by standpoint`,
  }
}

function save(format: string, { store, form }: { readonly store: Store; readonly form: HTMLFormElement }): void {
  const choice = choiceOf(store, form)
  const name = [...choice.topics.map(({ id }) => id), choice.measure].join('-').replace(/[^\w-]+/g, '-')
  if (format === 'csv') {
    const rows = figureRows(seriesOf(store, choice)).map((row) => row.map((cell) => String(cell ?? '')).join(','))
    download(new Blob([`\uFEFF${rows.join('\r\n')}\r\n`], { type: 'text/csv' }), `${name}.csv`)
    return
  }
  const svg = figureOf(store, form, FILE_PALETTE)
  if (svg === '') return
  const blob = new Blob([svg], { type: 'image/svg+xml' })
  if (format === 'svg') download(blob, `${name}.svg`)
  else void paint(blob).then((png) => png && download(png, `${name}.png`))
}

async function paint(svg: Blob): Promise<Blob | null> {
  const address = URL.createObjectURL(svg)
  const image = new Image()
  image.src = address
  await image.decode()
  const canvas = element('canvas', { width: String(image.width * SCALE), height: String(image.height * SCALE) })
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  URL.revokeObjectURL(address)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}

function download(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  element('a', { href: address, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
