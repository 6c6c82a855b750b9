import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { codebookSchema } from '../../src/knowledge/codebook.js'
import { createLoader } from '../../src/knowledge/load.js'
import { round9 } from '../../src/stages/topics/choose.js'
import { compileCodebook } from '../../src/stages/topics/compile.js'
import { evidenceIn } from './topics-example.js'

const load = createLoader(fileURLToPath(new URL('../../pipelines/', import.meta.url)))
const FILE = 'codebooks/press-briefings.yaml'
const shipped = compileCodebook(load.yaml(FILE, codebookSchema), FILE)

/** The topic that the cues of a question speak for most, without any country being recognised. */
function strongestTopic(question: string, holder: string): string {
  const scores = Object.entries(evidenceIn(shipped, { question, holder })).map(([id, { score }]) => [id, round9(score)])
  const best = Math.max(...scores.map(([, score]) => Number(score)))
  return best > 0 ? scores.flatMap(([id, score]) => (score === best ? [id] : [])).join(' ') : 'none'
}

describe('the codebook that ships knows the events of many years', () => {
  test.each([
    [1, 'Will Chen Shui-bian hold the referendum on joining the UN?', 'CHN', 'taiwan'],
    [2, 'Have you any comment on the sinking near Kaesong and the work of KEDO?', 'CHN', 'korean-peninsula'],
    [3, 'What can be done about the Janjaweed and those who command them?', 'CHN', 'other-conflicts'],
    [4, 'Is there an answer to the Mandiant report about Unit 61398?', 'CHN', 'cybersecurity'],
    [5, 'How many people were found after the Germanwings crash?', 'CHN', 'climate-disaster'],
    [6, 'Will the loans for Hambantota and Gwadar be written off?', 'CHN', 'development'],
    [7, 'What do you say to the prize that the Nobel Committee gave Liu Xiaobo?', 'CHN', 'human-rights'],
    [8, 'Did it discuss the comfort women and Unit 731 with anyone?', 'CHN', 'japan-history'],
    [9, 'Are new cases of H7N9 or avian influenza expected this winter?', 'CHN', 'public-health'],
    [10, 'Is the talk about Sabina Shoal to be resumed, and about a resupply mission?', 'CHN', 'maritime-disputes'],
    [11, 'When will Stern Hu stand trial, and who may visit him?', 'CHN', 'consular-legal'],
    [12, 'Does the claim hold that Operation Sindoor followed what happened at Pahalgam?', 'CHN', 'south-central-asia'],
    [13, 'Is the debt limit a matter that Kevin McCarthy will talk about?', 'USA', 'domestic-media'],
    [14, 'Will the torch relay go on as it was planned?', 'CHN', 'culture-sport'],
    [15, 'Will the cat be fed as it was planned this time?', 'CHN', 'none'],
  ])('rule %i: %s (%s) → %s', (_rule, question, holder, expected) => {
    expect(strongestTopic(question, holder)).toBe(expected)
  })
})
