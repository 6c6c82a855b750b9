import { type Atom, splitAtoms } from './atoms.js'

interface Node<V> {
  readonly next: Map<string, Node<V>>
  values: V[] | undefined
}

/** A name found in a row of atoms. */
export interface TrieMatch<V> {
  /** Index of the first atom. */
  readonly first: number
  /** Index after the last atom. */
  readonly end: number
  readonly values: readonly V[]
}

/** Names as sequences of atoms: every name is compiled once and found in one walk. */
export interface Trie<V> {
  readonly add: (name: string, value: V) => void
  /** The longest name that begins at an atom; undefined where none does. */
  readonly longest: (atoms: readonly Atom[], first: number) => TrieMatch<V> | undefined
  /** Whether some name begins with an atom of this form. */
  readonly begins: (form: string) => boolean
  /** What a whole text is a name of. */
  readonly find: (name: string) => readonly V[]
  readonly names: () => number
}

/** An empty trie. Blanks and joining hyphens count as one; accents do not count; case does. */
export function createTrie<V>(): Trie<V> {
  const root: Node<V> = { next: new Map(), values: undefined }
  let names = 0
  return {
    names: () => names,
    add: (name, value) => {
      let node = root
      for (const { form } of atomsOf(name)) {
        const next = node.next.get(form) ?? { next: new Map(), values: undefined }
        node.next.set(form, next)
        node = next
      }
      if (!node.values) names += 1
      node.values = [...(node.values ?? []), value]
    },
    longest: (atoms, first) => {
      let node: Node<V> | undefined = root
      let best: TrieMatch<V> | undefined
      for (let at = first; at < atoms.length; at += 1) {
        const form: string = atoms[at]?.form ?? ''
        node = node?.next.get(form)
        if (!node) return best
        if (node.values) best = { first, end: at + 1, values: node.values }
      }
      return best
    },
    begins: (form) => root.next.has(form),
    find: (name) => {
      let node: Node<V> | undefined = root
      for (const { form } of atomsOf(name)) node = node?.next.get(form)
      return node?.values ?? []
    },
  }
}

function atomsOf(name: string): readonly Atom[] {
  return splitAtoms(name, { start: 0, end: name.length })
}
