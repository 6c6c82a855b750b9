import type { ExchangeText, MarkRecord } from '../publish/record.js'
import { element, visible } from './dom.js'

/** One side of an exchange with its names, statements and evidence set off; marks may overlap. */
export function markedText(
  text: string,
  { side, of }: { readonly side: 0 | 1; readonly of: ExchangeText },
): readonly Node[] {
  const marks = of.marks.filter(([where]) => where === side)
  const bounds = [...new Set([0, text.length, ...marks.flatMap(([, start, end]) => [start, end]), ...breaksOf(text)])]
    .filter((bound) => bound >= 0 && bound <= text.length)
    .sort((a, b) => a - b)
  const paragraphs: HTMLElement[] = [element('p')]
  for (let i = 0; i + 1 < bounds.length; i++) {
    const [start = 0, end = 0] = [bounds[i], bounds[i + 1]]
    const piece = text.slice(start, end)
    if (piece === '\n\n') {
      paragraphs.push(element('p'))
      continue
    }
    const here = marks.filter((mark) => mark[1] <= start && mark[2] >= end)
    paragraphs.at(-1)?.append(here.length === 0 ? visible(piece) : markedPiece(piece, { here, of, end }))
  }
  return paragraphs
}

/** Where paragraphs end and begin. */
function breaksOf(text: string): readonly number[] {
  return [...text.matchAll(/\n\n/g)].flatMap(({ index }) => [index, index + 2])
}

interface Piece {
  readonly here: readonly MarkRecord[]
  readonly of: ExchangeText
  readonly end: number
}

function markedPiece(piece: string, { here, of, end }: Piece): Node {
  const statements = here.filter(([, , , kind]) => kind === 'statement')
  const name = here.find(([, , , kind]) => kind === 'name')
  const shown = of.statements[statements.at(-1)?.[4] ?? -1]
  const classes = [
    ...(name ? ['name'] : []),
    ...(shown ? ['statement', shown.position] : []),
    ...here.filter(([, , , kind]) => kind !== 'name' && kind !== 'statement').map(([, , , kind]) => `for-${kind}`),
    ...statements.map((mark) => `s-${mark[4]}`),
  ]
  const named = name ? of.names[name[4]] : undefined
  const made = element(
    'mark',
    {
      class: classes.join(' '),
      ...(named && { title: visible(`${named[1]} (${named[2]}, ${named[0]}; found by ${named[3]})`) }),
    },
    visible(piece),
  )
  const ending = statements.filter((mark) => mark[2] === end)
  if (ending.length === 0) return made
  const numbers = ending.map((mark) => String(mark[4] + 1)).join(',')
  return element('span', {}, made, element('sup', { 'aria-label': `statement ${numbers}` }, numbers))
}

/** The words that a label rests on. */
export function quotesOf(of: ExchangeText, kind: MarkRecord[3], ref: number): readonly string[] {
  return of.marks
    .filter((mark) => mark[3] === kind && mark[4] === ref)
    .map(([side, start, end]) => (side === 0 ? of.question : of.answer).slice(start, end).replace(/\s+/g, ' '))
}
