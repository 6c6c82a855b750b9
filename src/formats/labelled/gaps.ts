import type { Block } from '../../model/dialogue.js'
import { surface } from '../../model/span.js'
import { trim } from './lines.js'
import type { Paragraph } from './paragraphs.js'
import type { Progress } from './progress.js'

/** Times and numbers that stand between a label and its words, or before the label, as blocks of their own. */
export function fillGaps(
  text: string,
  { paragraphs, progress }: { readonly paragraphs: readonly Paragraph[]; readonly progress: Progress },
): readonly Block[] {
  const taken = [
    ...progress.turns.flatMap(({ label, paragraphs: own }) => [...(label ? [label] : []), ...own]),
    ...progress.blocks,
  ]
  taken.sort((a, b) => a.start - b.start)
  let next = 0
  return paragraphs.flatMap(({ start, end }) => {
    const gaps: Block[] = []
    let at = start
    const close = (to: number) => {
      const gap = at < to ? trim(text, { start: at, end: to }) : undefined
      if (gap && /[\p{L}\p{N}]/u.test(surface(text, gap))) gaps.push({ ...gap, kind: 'timestamp' })
    }
    for (let span = taken[next]; span && span.start < end; span = taken[++next]) {
      close(span.start)
      at = Math.max(at, span.end)
    }
    close(end)
    return gaps
  })
}
