import { detectLanguage } from '../../../adapters/language.js'
import { openFile, readCarrier } from '../../../coder/reading.js'
import { applyStages } from '../../../engine/apply.js'
import { SourceError } from '../../../model/issue.js'
import { readTopicTexts, type TopicText } from '../../../stages/topics/text.js'
import { resolveInputs } from '../../run/inputs.js'
import type { TopicWorkshop } from '../workshop.js'

/** The exchanges of transcripts that nobody has coded, as topics are read from them; files that cannot be read are left out. */
export async function readUncodedTexts(
  inputs: readonly string[],
  { workshop, stages }: Pick<TopicWorkshop, 'workshop' | 'stages'>,
): Promise<readonly TopicText[]> {
  const texts: TopicText[] = []
  for (const { path } of await resolveInputs(inputs)) {
    try {
      const { carriers, sha256, bytes } = await openFile(path, workshop.tables)
      for (const carrier of carriers) {
        const { reading, format } = readCarrier(carrier, workshop)
        if (!workshop.pipeline.languages.includes(detectLanguage(carrier.text))) continue
        const source = { path, sha256, bytes, encoding: carrier.encoding }
        const { doc } = applyStages(
          {
            transcript: { id: path, text: carrier.text, source, language: 'en' },
            ...{ header: reading.header, issues: [], confidence: reading.confidence, format },
            ...{ turns: reading.turns, blocks: reading.blocks },
          },
          { stages, recall: () => undefined },
        )
        texts.push(...readTopicTexts(doc))
      }
    } catch (error) {
      if (!(error instanceof SourceError)) throw error
    }
  }
  return texts
}
