import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { drawFigure } from '../../src/charts/figure.js'
import { type ChartFact, measureSeries } from '../../src/charts/measure.js'
import { escapeText, serialiseSvg } from '../../src/charts/svg.js'
import { HOSTILE } from '../conferences.js'

const { document } = parseHTML('<!doctype html><html><body></body></html>')
const facts: readonly ChartFact[] = [
  { date: '2022-01-05', topics: ['taiwan'], event: 'oppose', level: 3, replyClass: 'clear' },
  { date: '2022-03-05', topics: [], event: 'neutral', level: 0, replyClass: 'clear' },
]
const figure = (label: string) =>
  drawFigure(
    measureSeries(facts, {
      ...{ measure: 'share', topics: [{ id: 'taiwan', label }], by: 'month' },
      conferences: ['2022-01-05', '2022-03-05'],
    }),
    { title: label, measure: 'share', source: label },
    { document },
  )

test('a figure says its n, its intervals, its gaps and its source', () => {
  const svg = figure('Taiwan')
  for (const words of ['n: exchanges in the period', '95 % Wilson', 'Grey bands', 'Hollow points', 'Source: Taiwan']) {
    expect(svg).toContain(words)
  }
})

test('a figure is the same text every time', () => {
  expect(figure('Taiwan')).toBe(figure('Taiwan'))
})

test.each(HOSTILE)('a name cannot leave its place in a figure: %s', (name) => {
  const svg = figure(name)
  const elements = [...svg.matchAll(/<([a-z]+)/gi)].map(([, element]) => element)
  const drawing = ['svg', 'g', 'path', 'line', 'rect', 'text', 'tspan', 'title', 'polygon', 'circle', 'a']
  expect(elements.filter((element) => !drawing.includes(element ?? ''))).toEqual([])
  expect(svg.replace(/="[^"]*"/g, '=')).not.toMatch(/<[^>]*\son\w+=/)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  expect(svg).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u202A-\u202E\u2066-\u2069]/)
})

test('only elements that draw are written, without handlers, styles and links that lead out', () => {
  document.body.innerHTML =
    '<svg onload="x()" style="fill:red" fill="red"><script>x()</script><style>*{}</style><foreignObject><b>x</b></foreignObject><a href="javascript:x()"><path d="M1.23456,2"/></a><a href="#show?topic=a"><text>&lt;b&gt;</text></a></svg>'
  const svg = document.querySelector('svg')
  expect(svg && serialiseSvg(svg)).toBe(
    '<svg fill="red"><a><path d="M1.23,2"/></a><a href="#show?topic=a"><text>&lt;b&gt;</text></a></svg>',
  )
})

test('escaping leaves no markup and nothing that XML cannot hold', () => {
  expect(escapeText(`<a b="c" d='e'>&\u0000\ud800`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;\ufffd\ufffd')
})
