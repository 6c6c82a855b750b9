import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * One numbered layout with the exchanges that a reader would mark.
 *
 * Written line by line with a margin, so that what is expected stands beside the text:
 * `Q|` question, `F|` follow-up, `P|` question after the conference, `A|` answer, `S|` statement, blank: nobody's turn.
 * A name behind the letter says who speaks. `+` in front: `+|` the paragraph goes on, `+A|` it goes on in the same line.
 * `‹…›` is the printed label, `⟨…⟩` a piece inside the line that is nobody's.
 */
export interface LayoutFixture {
  readonly number: number
  readonly name: string
  readonly carrier: 'txt' | 'md' | 'html'
  /** Whether the layout was written before anybody looked what the program makes of it. */
  readonly isUnseen: boolean
  readonly text: string
  readonly expected: readonly ExpectedExchange[]
}

export interface ExpectedExchange {
  readonly kind: string
  readonly label: string
  /** One string a paragraph, blanks folded. */
  readonly question: readonly string[]
  readonly answer: readonly string[]
  /** Empty where the fixture does not say. */
  readonly speakers: readonly string[]
}

interface MarginLine {
  readonly role: string
  readonly speaker: string
  readonly isJoined: boolean
  readonly content: string
}

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'layouts')
const KINDS: Readonly<Record<string, string>> = { Q: 'question', F: 'follow-up', P: 'after-conference' }

/** Every fixture, by number. */
export function readFixtures(folder = FOLDER): readonly LayoutFixture[] {
  return readdirSync(folder)
    .toSorted()
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split(/^=== /m)
        .slice(1)
        .map((part) => readFixture(part, file.includes('.unseen.'))),
    )
    .toSorted((a, b) => a.number - b.number)
}

function readFixture(part: string, isUnseen: boolean): LayoutFixture {
  const [head = '', ...body] = part.trimEnd().split('\n')
  const [number = '', name = '', carrier = ''] = head.split(' | ')
  if (carrier !== 'txt' && carrier !== 'md' && carrier !== 'html') throw new Error(`no carrier in "${head}"`)
  const lines = body.map(readLine)
  const text = lines.map(({ content, isJoined }, i) => (i === 0 ? '' : isJoined ? ' ' : '\n') + printed(content))
  return {
    ...{ number: Number(number), name, carrier, isUnseen },
    text: text.join(''),
    expected: expectedOf(lines, carrier === 'html'),
  }
}

function readLine(line: string): MarginLine {
  const match = /^(\+?)([QFPAS]?)([^|]*)\| ?(.*)$/u.exec(line)
  if (!match) return { role: '', speaker: '', isJoined: false, content: line }
  const [, plus = '', role = '', speaker = '', content = ''] = match
  const isContinued = plus === '+' && role === ''
  return { role: isContinued ? '+' : role, speaker: speaker.trim(), isJoined: plus === '+' && role !== '', content }
}

function printed(content: string): string {
  return content.replace(/[‹›⟨⟩]/gu, '')
}

interface Draft {
  readonly kind: string
  readonly labels: string[]
  readonly question: string[]
  readonly answer: string[]
  readonly speakers: string[]
}

function expectedOf(lines: readonly MarginLine[], isHtml: boolean): readonly ExpectedExchange[] {
  const drafts: Draft[] = []
  let side: string[] = []
  let before = ''
  for (const { role, speaker, content } of lines) {
    if (role === '') continue
    const printedLabel = /‹([^›]*)›/u.exec(content)?.[1]
    const label = printedLabel !== undefined && isHtml ? untag(printedLabel) : printedLabel
    const said = spoken(content, isHtml)
    if (role === '+') {
      side[side.length - 1] = `${side.at(-1) ?? ''} ${said}`
      continue
    }
    const isQuestion = role !== 'A' && role !== 'S'
    const isNew = isQuestion ? before !== role || role === 'F' || role === 'P' : role === 'S' && before !== 'S'
    if (isNew && !(isQuestion && before === role && label === undefined))
      drafts.push({
        ...{ kind: KINDS[role] ?? 'announcement', labels: [], question: [], answer: [], speakers: [] },
      })
    const draft = drafts.at(-1)
    if (!draft) throw new Error(`an answer without a question: ${content}`)
    side = isQuestion ? draft.question : draft.answer
    if (isQuestion && label !== undefined) draft.labels.push(label)
    if (speaker && !draft.speakers.includes(speaker)) draft.speakers.push(speaker)
    if (said) side.push(said)
    before = role
  }
  return drafts.map(({ labels, ...draft }) => ({ ...draft, label: labels.join('; ') }))
}

/** The words of a line: without label, colon, tags and what is nobody's. */
function spoken(content: string, isHtml: boolean): string {
  const words = content.replace(/⟨[^⟩]*⟩/gu, '')
  const untagged = isHtml ? untag(words) : words
  const behind = untagged.includes('›')
    ? untagged.slice(untagged.indexOf('›') + 1).replace(/^(?:[\s:：.)\]*）】>–-]|\(\d[\d:]*\)|\d\d:\d\d$)*/u, '')
    : untagged
  return fold(behind.replace(/^\s*(?:#+|\*\*)\s*(?=\S)|\*\*\s*$/gu, ''))
}

function untag(words: string): string {
  return words
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}

/** Blanks of any kind as one. */
export function fold(words: string): string {
  return words.replace(/\s+/gu, ' ').trim()
}
