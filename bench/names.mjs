#!/usr/bin/env node
// How fast names are tagged, and how well on texts of another kind: Standpoint's entities beside compromise alone.
// Needs `npm run build`; the labelled texts stand beside the project in ../shared and are no part of it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const CONLL = join(ROOT, '../shared/bench/re3d.train.conll')
const TEXTS = join(ROOT, '../shared/gold/transcripts')

const { createLoader } = await import(join(ROOT, 'dist/knowledge/load.js'))
const { nameStage, tagSentence } = await import(join(ROOT, 'dist/stages/entities.js'))
const { tagParagraph } = await import(join(ROOT, 'dist/adapters/wink.js'))
const { default: compromise } = await import('compromise')
const { parse } = await import('yaml')

const pipelines = join(ROOT, 'pipelines')
const { with: config } = parse(readFileSync(join(pipelines, 'briefings.yaml'), 'utf8')).stages.find(
  ({ use }) => use === 'entities',
)
const begun = performance.now()
const knowledge = nameStage(config, createLoader(pipelines))
console.log(`compiling ${knowledge.lexicon.names.names()} forms: ${Math.round(performance.now() - begun)} ms`)
const ours = (text) =>
  tagSentence(text, { ...knowledge, holder: '', date: '' }).map(({ start, end, entity }) => ({
    start,
    end,
    type: COARSE[entity.type],
  }))

const COARSE = { person: 'PER', organisation: 'ORG', country: 'LOC', place: 'LOC' }

function theirs(text) {
  const doc = compromise(text)
  const found = []
  for (const [type, view] of [
    ['PER', doc.people()],
    ['ORG', doc.organizations()],
    ['LOC', doc.places()],
  ]) {
    for (const { offset } of view.json({ offset: true })) {
      const raw = text.slice(offset.start, offset.start + offset.length).replace(/(?:['’]s)?[\s.,;:]*$/u, '')
      found.push({ start: offset.start, end: offset.start + raw.length, type })
    }
  }
  return found
}

function readConll(path) {
  const sentences = []
  let words = []
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [word, ...rest] = line.trim().split(/\s+/)
    if (!word) {
      if (words.length > 0) sentences.push(words)
      words = []
      continue
    }
    words.push({ word, label: rest.at(-1) ?? 'O' })
  }
  return sentences
}

function asText(words) {
  let text = ''
  const spans = []
  for (const { word, label } of words) {
    if (text && !/^[.,;:!?)'’%]/.test(word)) text += ' '
    const start = text.length
    text += word
    const [prefix, type] = label.split(/-(.*)/)
    const last = spans.at(-1)
    if (prefix === 'I' && last && last.type === type) last.end = text.length
    else if (prefix === 'B' || prefix === 'I') spans.push({ start, end: text.length, type })
  }
  return { text, spans }
}

const MAP = { PER: 'PER', PERSON: 'PER', ORG: 'ORG', ORGANISATION: 'ORG', LOC: 'LOC', LOCATION: 'LOC' }
const bare = (text, span) =>
  text
    .slice(span.start, span.end)
    .replace(/^(?:the|The|a|an) /, '')
    .trim()

function score(tag, sentences) {
  const counts = { PER: [0, 0, 0], ORG: [0, 0, 0], LOC: [0, 0, 0] }
  for (const words of sentences) {
    const { text, spans } = asText(words)
    const gold = spans
      .map((span) => ({ ...span, type: MAP[span.type.toUpperCase()] }))
      .filter(({ type, start, end }) => type && /\p{Lu}/u.test(text.slice(start, end)))
    const got = tag(text).filter(({ start, end }) => /\p{Lu}/u.test(text.slice(start, end)))
    const key = (span) => `${span.type} ${bare(text, span)}`
    const left = gold.map(key)
    for (const span of gold) counts[span.type][2] += 1
    for (const span of got) {
      counts[span.type][1] += 1
      const at = left.indexOf(key(span))
      if (at >= 0) {
        counts[span.type][0] += 1
        left.splice(at, 1)
      }
    }
  }
  return counts
}

function show(name, counts) {
  const total = Object.values(counts).reduce((sum, row) => sum.map((n, i) => n + row[i]), [0, 0, 0])
  for (const [type, [hit, out, gold]] of [...Object.entries(counts), ['all', total]]) {
    const f1 = out + gold > 0 ? (200 * hit) / (out + gold) : 0
    console.log(
      `${name.padEnd(11)} ${type.padEnd(4)} F1 ${f1.toFixed(1)}  P ${((100 * hit) / (out || 1)).toFixed(1)} R ${((100 * hit) / (gold || 1)).toFixed(1)} (${hit} of ${gold}, ${out} given)`,
    )
  }
}

function each(texts, tag) {
  for (const text of texts) tag(text)
}

function perSecond(words, run) {
  run()
  const start = performance.now()
  run()
  return Math.round(words / ((performance.now() - start) / 1000) / 1000)
}

if (existsSync(TEXTS)) {
  const texts = readdirSync(TEXTS)
    .slice(0, 150)
    .map((file) => readFileSync(join(TEXTS, file), 'utf8'))
  const words = texts.join(' ').split(/\s+/).length
  const paragraphs = texts.flatMap((text) => text.split(/\n\s*\n/)).filter((text) => text.trim())
  console.log(`names: ${perSecond(words, () => each(paragraphs, ours))} thousand words a second`)
  console.log(
    `wink-nlp: ${perSecond(words, () => each(paragraphs, (text) => tagParagraph(text, 0)))} thousand words a second`,
  )
  const some = paragraphs.slice(0, 300)
  console.log(
    `compromise: ${perSecond(some.join(' ').split(/\s+/).length, () => each(some, theirs))} thousand words a second (300 paragraphs)`,
  )
} else console.log('no transcripts in ../shared: speed is not measured')
if (existsSync(CONLL)) {
  const sentences = readConll(CONLL)
  console.log(`re3d, ${sentences.length} sentences, spans with a capital only`)
  show('standpoint', score(ours, sentences))
  show('compromise', score(theirs, sentences))
} else console.log('no ../shared/bench/re3d.train.conll: quality is not measured')
