/** The colours of a chart. Told apart by the colour-blind, and by their lightness in print. */
export interface Palette {
  readonly ink: string
  readonly muted: string
  readonly grid: string
  readonly gap: string
  readonly paper: string
  /** One per line of a chart. */
  readonly series: readonly string[]
  /** By the words of stances, replies and levels. */
  readonly labels: Readonly<Record<string, string>>
}

const LABELS: Readonly<Record<string, string>> = {
  support: '#1f6fb2',
  oppose: '#c8501e',
  neutral: '#8b929b',
  mixed: '#a9609a',
  unstated: '#c9ced4',
  clear: '#1f6fb2',
  ambivalent: '#d9a21b',
  'non-reply': '#5d6670',
  level: '#2b6f77',
  bar: '#3d6d8f',
}

/**
 * Colours for a file that stands alone, on white.
 *
 * Source: lines after Okabe & Ito 2008, Color Universal Design.
 */
export const FILE_PALETTE: Palette = {
  ...{ ink: '#1b2530', muted: '#5a6672', grid: '#e3e7eb', gap: '#eef1f4', paper: '#ffffff' },
  series: ['#0a67a3', '#c8501e', '#0b7f5f', '#a9609a', '#b57a00', '#4a8fc0'],
  labels: LABELS,
}

/** The same colours by the names of the page's own properties, so that they follow light and dark. */
export const PAGE_PALETTE: Palette = {
  ...{ ink: 'var(--ink)', muted: 'var(--muted)', grid: 'var(--grid)', gap: 'var(--gap)', paper: 'var(--paper)' },
  series: FILE_PALETTE.series.map((_, i) => `var(--series-${i + 1})`),
  labels: Object.fromEntries(Object.keys(LABELS).map((name) => [name, `var(--${name})`])),
}

/** Shapes of points, so that lines are told apart without colour. */
export const SYMBOLS = ['circle', 'square', 'triangle', 'diamond', 'star', 'wye'] as const
