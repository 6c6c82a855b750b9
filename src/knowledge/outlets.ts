import { z } from 'zod'
import type { Outlet } from '../model/dialogue.js'
import { foldMarks, slugify } from '../text/normalise.js'
import { knowledgeHeader } from './header.js'

const outletEntry = z.strictObject({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()).default([]),
  /** Forms that count as a label only: too common to be a name in running text. */
  labels: z.array(z.string()).default([]),
  /** Whether its own name counts as a label only. */
  isVague: z.boolean().default(false),
  /** ISO 3166-1 alpha-3. */
  country: z.string().default(''),
  kind: z.enum(['agency', 'broadcaster', 'newspaper', 'online', 'other']),
})

/** The schema of a file of media that ask. */
export const outletsSchema = z.strictObject({
  ...knowledgeHeader,
  /** Labels that name a questioner without naming a medium. */
  generic: z.array(z.string()),
  outlets: z.array(outletEntry),
})

/** Finds the medium that a printed label names. */
export interface OutletBook {
  /** Undefined for a label nobody knows. */
  readonly find: (label: string) => Outlet | undefined
  readonly isGeneric: (label: string) => boolean
}

/** Indexes a file of media by every name they go by. */
export function createOutletBook(file: z.infer<typeof outletsSchema>): OutletBook {
  const byName = new Map(
    file.outlets.flatMap(({ id, name, aliases, labels, country, kind }) =>
      [name, ...aliases, ...labels].map((form) => [keyOf(form), { id, name, country, kind }] as const),
    ),
  )
  const generic = new Set(file.generic.map(keyOf))
  return { find: (label) => byName.get(keyOf(label)), isGeneric: (label) => generic.has(keyOf(label)) }
}

function keyOf(label: string): string {
  return slugify(foldMarks(label)).replace(/^the-/, '')
}
