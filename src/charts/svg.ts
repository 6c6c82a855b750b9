/** What a serialiser needs of a node, in a browser or outside one. */
export interface SvgNode {
  readonly nodeType: number
  readonly localName?: string | null
  readonly nodeValue?: string | null
  readonly attributes?: ArrayLike<{ readonly name: string; readonly value: string }>
  readonly childNodes: ArrayLike<SvgNode>
}

const TEXT_NODE = 3
const ELEMENT_NODE = 1
/** Elements that a chart is made of; whatever else turns up is left out. */
const ELEMENTS = new Set(
  'svg g a path line rect circle text tspan title desc defs clipPath pattern polyline polygon ellipse use'.split(' '),
)
/** Attributes that hold lengths and paths, which are rounded. */
const NUMERIC = new Set('d transform x y x1 x2 y1 y2 cx cy r width height dx dy points'.split(' '))
const SAFE_LINK = /^#[\w!$&'()*+,;=:@/?%.~-]*$/

/**
 * A drawn chart as text: only elements that draw, every text escaped, numbers rounded to 2 decimals, links only
 * inside the page.
 */
export function serialiseSvg(node: SvgNode): string {
  if (node.nodeType === TEXT_NODE) return escapeText(withoutTurns(node.nodeValue ?? ''))
  const name = node.localName ?? ''
  if (node.nodeType !== ELEMENT_NODE || !ELEMENTS.has(name)) return ''
  const attributes = Array.from(node.attributes ?? [])
    .filter(isSafe)
    .map(
      ({ name: key, value }) => ` ${key}="${escapeText(NUMERIC.has(key) ? roundNumbers(value) : withoutTurns(value))}"`,
    )
  const children = Array.from(node.childNodes).map(serialiseSvg).join('')
  const open = `<${name}${attributes.join('')}`
  return children === '' ? `${open}/>` : `${open}>${children}</${name}>`
}

function isSafe({ name, value }: { readonly name: string; readonly value: string }): boolean {
  if (!/^[a-zA-Z][\w-]*$/.test(name) || /^(on|style$)/i.test(name)) return false
  return name.toLowerCase() !== 'href' || SAFE_LINK.test(value)
}

function roundNumbers(value: string): string {
  return value.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100))
}

/** Any text as text or attribute value of XML or HTML; what XML cannot hold is shown as U+FFFD. */
export function escapeText(text: string): string {
  return text
    .replace(/(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
}

/** Marks that turn the direction of what stands around them, shown as U+FFFD. Offsets stay. */
export function withoutTurns(text: string): string {
  return text.replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '\uFFFD')
}
