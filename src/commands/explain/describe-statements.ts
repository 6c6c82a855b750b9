import { styleText } from 'node:util'
import type { Doc, LayerName } from '../../model/layers.js'
import { surface } from '../../model/span.js'
import type { Statement } from '../../model/stance.js'
import { unwrap } from '../../text/cells.js'
import { withoutControls } from '../../text/mark.js'

interface Place {
  readonly index: number
  readonly isColoured: boolean
}

type Colour = Parameters<typeof styleText>[0]

/** The colour of each step of a statement's chain. */
const COLOURS: Readonly<Record<string, Colour>> = {
  holder: 'blue',
  quotation: 'magenta',
  frame: 'yellow',
  target: 'cyan',
  negation: 'red',
  strength: 'green',
  weighing: 'gray',
}

/** Every statement of an exchange: its clause, what it does, and the steps that led there - holder, quotation, frame, target, negation, strength. */
export function describeStatements(doc: Doc<LayerName>, { index, isColoured }: Place): readonly string[] {
  return doc.statements
    .filter(({ exchange }) => exchange === index)
    .map((statement) => describe(doc.transcript.text, { statement, isColoured }))
}

function describe(
  text: string,
  { statement, isColoured }: { readonly statement: Statement; readonly isColoured: boolean },
): string {
  const { act, position, target, strength, rule, voice, chain } = statement
  const paint = (words: string, colour: Colour) =>
    isColoured ? styleText(colour, words, { validateStream: false }) : words
  const clause = `“${withoutControls(unwrap(surface(text, statement)))}”`
  const toward = target ? ` toward ${withoutControls(target.name)}` : ''
  const whose = voice === '' ? '' : `; words of ${withoutControls(voice)}, no stance of the holder`
  const verdict = `${act}: ${paint(position, sideColour(position))}${toward}, strength ${strength} (${rule})${whose}`
  const steps = chain.map((line) => {
    const step = withoutControls(line)
    const name = step.slice(0, Math.max(0, step.indexOf(':')))
    return `    ${paint(name, COLOURS[name] ?? 'gray')}${step.slice(name.length)}`
  })
  return [`  ${paint(clause, 'underline')}`, `    ${verdict}`, ...steps].join('\n')
}

function sideColour(position: Statement['position']): Colour {
  return position === 'oppose' ? 'red' : position === 'support' ? 'green' : 'gray'
}
