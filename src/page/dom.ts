type Child = Node | string | number | false | null | undefined | readonly Child[]

/** An element with attributes and children. Text is only ever text: markup in it shows and does nothing. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | boolean>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false) continue
    made.setAttribute(key, value === true ? '' : value)
  }
  append(made, children)
  return made
}

function append(parent: Node, children: readonly Child[]): void {
  for (const child of children) {
    if (child === false || child === null || child === undefined) continue
    if (child instanceof Node) parent.appendChild(child)
    else if (typeof child === 'string' || typeof child === 'number')
      parent.appendChild(document.createTextNode(String(child)))
    else append(parent, child)
  }
}

/** The element with an id that the page always has. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`the page has no element "${id}"`)
  return found
}

/** A text as it may be shown: what would turn or hide other text stands as U+FFFD. Offsets stay. */
export function visible(text: string): string {
  return text.replace(/(?![\n\t])[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')
}
