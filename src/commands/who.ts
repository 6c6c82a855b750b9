import { dirname } from 'node:path'
import { didYouMean } from '../adapters/natural.js'
import { openWorkshop } from '../coder/setup.js'
import { createLoader } from '../knowledge/load.js'
import type { Mention } from '../model/entity.js'
import { surface } from '../model/span.js'
import type { FormTarget } from '../stages/entities/target.js'
import { nameStage, tagSentence } from '../stages/entities.js'
import { DEFAULT_PIPELINE } from './run/options.js'

/** What `standpoint who` was asked. */
export interface WhoFlags {
  readonly pipeline?: string
  readonly gazetteer?: string
  readonly holder?: string
  readonly date?: string
}

/** `standpoint who`: prints what a name is taken for and why. Returns 1 where it is taken for nothing; throws SetupError. */
export async function whoCommand(name: string, flags: WhoFlags): Promise<number> {
  const path = flags.pipeline ?? DEFAULT_PIPELINE
  const own = flags.gazetteer === undefined ? {} : { gazetteer: flags.gazetteer }
  const config = openWorkshop(path, own).stages.find(({ stage }) => stage.name === 'entities')?.config ?? {}
  const names = nameStage(config, createLoader(dirname(path)))
  const targets = names.lexicon.names.find(name)
  const mentions = tagSentence(name, { ...names, holder: flags.holder ?? '', date: flags.date ?? '' })
  const lines = [
    ...targets.map((target, rank) => describeTarget(target, { rank, date: flags.date ?? '' })),
    ...mentions.map((mention) => describeMention(mention, name)),
  ]
  process.stdout.write(`${lines.length > 0 ? lines.join('\n') : describeNothing(name, names.lexicon.forms)}\n`)
  return lines.length > 0 ? 0 : 1
}

function describeNothing(name: string, forms: readonly string[]): string {
  const near = didYouMean(name, forms)
  const hint = near.startsWith('known:') ? 'add it to a file of your own and give that with --gazetteer' : near
  return `no name in this: nothing lists it, and no rule reads it as one\n  hint: ${hint}`
}

function describeTarget(
  { kind, entry, use }: FormTarget,
  { rank, date }: { readonly rank: number; readonly date: string },
): string {
  if (!entry) return `listed in ${use.file} as a veto: the words name nobody`
  const { type, id, name, iso3, kind: entityKind } = entry.entity
  const held = entry.offices
    .filter(({ from, to }) => date === '' || (from <= date && (to === '' || date <= to)))
    .map(({ title, from, to }) => `\n  ${title}, ${from} to ${to || 'now'}`)
  const loses = rank > 0 ? ' (an earlier entry wins)' : ''
  const wikidata = entry.wikidata === '' ? '' : `Wikidata ${entry.wikidata}`
  const facts = [entityKind, iso3 === id ? '' : iso3, wikidata].filter((fact) => fact !== '').join(', ')
  return `listed in ${use.file} as ${kind} of ${name}: ${type} ${id}${facts ? ` (${facts})` : ''}${loses}${held.join('')}`
}

function describeMention({ start, end, entity, rule, isMetonym, isLinked }: Mention, text: string): string {
  const standing = isMetonym ? ', standing for its government' : ''
  const known = isLinked ? '' : ', in no list'
  return `"${surface(text, { start, end })}" is taken for ${entity.type} ${entity.id} (${entity.name}) by rule ${rule}${standing}${known}`
}
