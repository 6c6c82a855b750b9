const VOWEL = /[aeiou]/

/**
 * Every form of an English verb: itself, third person, past and participles.
 *
 * Edge: a verb with irregular forms lists them; the regular past is then left out. A final consonant doubles after one short vowel.
 */
export function inflectVerb(verb: string, irregular: readonly string[] = []): readonly string[] {
  const ing = gerund(verb)
  const past = irregular.length > 0 ? irregular : [...new Set([pastOf(verb), ...doubled(verb, 'ed')])]
  return [...new Set([verb, thirdPerson(verb), ing, ...doubled(verb, 'ing'), ...past])]
}

function thirdPerson(verb: string): string {
  if (/(?:s|x|z|ch|sh|o)$/.test(verb)) return `${verb}es`
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`
  return `${verb}s`
}

function gerund(verb: string): string {
  if (/ie$/.test(verb)) return `${verb.slice(0, -2)}ying`
  if (/[^eyo]e$/.test(verb)) return `${verb.slice(0, -1)}ing`
  return `${verb}ing`
}

function pastOf(verb: string): string {
  if (verb.endsWith('e')) return `${verb}d`
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`
  return `${verb}ed`
}

function doubled(verb: string, ending: string): readonly string[] {
  const last = verb.at(-1) ?? ''
  const isShort = /[^aeiou][aeiou][bdfglmnprt]$/.test(verb) && VOWEL.test(verb)
  return isShort ? [`${verb}${last}${ending}`] : []
}
