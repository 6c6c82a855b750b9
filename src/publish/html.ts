import { escapeText } from '../charts/svg.js'

/** Markup that was put together by `html` and may stand in a page as it is. */
export interface Html {
  readonly markup: string
}

type Part = Html | string | number | false | null | undefined | readonly Part[]

/** Markup from a template: every value is escaped unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  return { markup: strings.reduce((markup, text, i) => markup + render(values[i - 1]) + text) }
}

function render(value: Part): string {
  if (value === false || value === null || value === undefined) return ''
  if (typeof value === 'string' || typeof value === 'number') return escapeText(String(value))
  return 'markup' in value ? value.markup : value.map(render).join('')
}

/** Markup of a drawn chart, which its serialiser has escaped. */
export function drawn(svg: string): Html {
  return { markup: svg }
}
