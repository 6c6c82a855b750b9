import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { labelled } from '../../src/formats/labelled.js'
import { createLoader } from '../../src/knowledge/load.js'
import type { Carrier } from '../../src/model/carrier.js'
import { surface } from '../../src/model/span.js'
import { exchanges } from '../../src/stages/exchanges.js'

const PIPELINES = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'pipelines')
const load = createLoader(PIPELINES)
const format = labelled.build(load, {
  outlets: 'gazetteers/outlets.yaml',
  institutions: 'gazetteers/institutions.yaml',
})
const stage = exchanges.build({}, load)

const carrierOf = (text: string): Carrier => ({
  ...{ member: '', text, encoding: 'utf-8', bold: [], meta: {}, records: [], issues: [] },
})

/** Kind, label, question, answer and speakers of every exchange, as one line each. */
function readExchanges(text: string): readonly string[] {
  const { header, turns, blocks, confidence } = format.read(carrierOf(text))
  const source = { path: 'a.txt', sha256: '', bytes: 0, encoding: 'utf-8' }
  const doc = {
    transcript: { id: 't', text, source, language: 'en' },
    header,
    issues: [],
    confidence,
    format: 'labelled',
  }
  const given = stage.apply({ ...doc, turns, blocks } as unknown as Parameters<typeof stage.apply>[0])
  return given.exchanges.map(({ kind, outletLabel, question, answer, speakers }) =>
    [
      kind,
      outletLabel,
      ...[question, answer].map((spans) => spans.map((span) => surface(text, span)).join(' / ')),
      speakers.join(', '),
    ].join(' | '),
  )
}

test.each([
  [
    1,
    'State Department',
    'Department Press Briefing\n\nMR. PRICE: Good afternoon.\n\nQUESTION: Any news?\n\nMR. PRICE: None.\n\nQUESTION: Why not?\n\nMR. PRICE: It is Friday.',
    [
      'announcement |  |  | Good afternoon. | Ned Price',
      'question | QUESTION | Any news? | None. | Ned Price',
      'question | QUESTION | Why not? | It is Friday. | Ned Price',
    ],
  ],
  [
    2,
    'Australian prime minister',
    'Press conference - Parliament House, Canberra\n\nPRIME MINISTER: Thank you for coming.\n\nJOURNALIST: Will you go?\n\nPRIME MINISTER: Yes.\n\nJOURNALIST: When?\n\nPRIME MINISTER: Soon.',
    [
      'announcement |  |  | Thank you for coming. | Prime Minister',
      'question | JOURNALIST | Will you go? | Yes. | Prime Minister',
      'question | JOURNALIST | When? | Soon. | Prime Minister',
    ],
  ],
  [
    3,
    'names and times of a captioning service',
    'Anna Berg: (00:00)\nHave you read the letter?\n\nTom Hill: (00:03)\nI have. It is long.\n\nAnna Berg: (00:09)\nAnd will you answer?\n\nTom Hill: (00:12)\nWe will, in due course, and with care.',
    [
      'question | Anna Berg | Have you read the letter? | I have. It is long. | Tom Hill',
      'question | Anna Berg | And will you answer? | We will, in due course, and with care. | Tom Hill',
    ],
  ],
  [
    4,
    'Chinese page',
    '2022年3月3日外交部发言人汪文斌主持例行记者会\n\n路透社记者：中方有何评论？\n\n汪文斌：我们注意到有关报道。\n\n问：还有吗？\n\n答：没有。',
    [
      'question | 路透社记者 | 中方有何评论？ | 我们注意到有关报道。 | 汪文斌',
      'question | 问 | 还有吗？ | 没有。 | 汪文斌',
    ],
  ],
  [
    5,
    'Q and A without a blank line between',
    "Foreign Ministry Spokesman Qin Gang's Regular Press Conference on 10 July 2007\n\nQ:Is it true?\nA:It is not.\nQ:Why?\nA:We said so.",
    ['question | Q | Is it true? | It is not. | Qin Gang', 'question | Q | Why? | We said so. | Qin Gang'],
  ],
  [
    6,
    'a label in mid-paragraph',
    "Foreign Ministry Spokesman Qin Gang's Regular Press Conference on 10 July 2007\n\nQ: Is it true? A: It is not.\n\nQ: Why? A: We said so.",
    ['question | Q | Is it true? | It is not. | Qin Gang', 'question | Q | Why? | We said so. | Qin Gang'],
  ],
  [
    7,
    'a notice after stars',
    "Foreign Ministry Spokesperson Lu Kang's Regular Press Conference on May 5, 2019\n\nQ: Is it true?\n\nA: It is not.\n\n*****\n\nThere is no conference on Friday.",
    [
      'question | Q | Is it true? | It is not. | Lu Kang',
      'announcement |  |  | There is no conference on Friday. | Lu Kang',
    ],
  ],
  [
    8,
    'a question after the conference',
    "Foreign Ministry Spokesperson Lu Kang's Regular Press Conference on May 5, 2019\n\nQ: Is it true?\n\nA: It is not.\n\nThe following question was raised after the press conference: Will he come?\n\nA: He will.",
    ['question | Q | Is it true? | It is not. | Lu Kang', 'after-conference |  | Will he come? | He will. | Lu Kang'],
  ],
  [
    9,
    'follow-up and clarification',
    "Foreign Ministry Spokesperson Lu Kang's Regular Press Conference on May 5, 2019\n\nReuters: Is it true?\n\nLu Kang: Is what true?\n\nJournalist clarifies: The report.\n\nLu Kang: No.\n\nFollow-up: Never?\n\nLu Kang: Never.",
    [
      'question | Reuters | Is it true? | Is what true? | Lu Kang',
      'follow-up | Journalist clarifies | The report. | No. | Lu Kang',
      'follow-up | Follow-up | Never? | Never. | Lu Kang',
    ],
  ],
  [
    10,
    'White House',
    'Press Briefing by Press Secretary Jen Psaki\n\nMS. PSAKI:  Hi.\n\nQ    And on schools: will they open?\n\nMS. PSAKI:  Yes.\n\nSECRETARY WALSH:  Soon.\n\nQ    Thanks.\n\nQ    When?\n\nMS. PSAKI:  Tomorrow.\n\nEND  2:33 P.M. EST',
    [
      'announcement |  |  | Hi. | Jen Psaki',
      'question | Q | And on schools: will they open? | Yes. / Soon. | Jen Psaki, Secretary Walsh',
      'question | Q; Q | Thanks. / When? | Tomorrow. | Jen Psaki',
    ],
  ],
  [
    11,
    'UN noon briefing',
    'Spokesman for the Secretary-General: noon briefing\n\nGood afternoon.\n\nQuestion: Where is he?\n\nSpokesman: In Geneva.\n\nCorrespondent: And then?\n\nSpokesman: Home.',
    [
      'announcement |  |  | Good afternoon. | ',
      'question | Question | Where is he? | In Geneva. | ',
      'question | Correspondent | And then? | Home. | ',
    ],
  ],
  [
    12,
    'Indian ministry',
    'Weekly Media Briefing by the Official Spokesperson (October 14, 2021)\n\nShri Arindam Bagchi, Official Spokesperson: A very good evening.\n\nSpeaker 1: Sir, what is the position?\n\nShri Arindam Bagchi, Official Spokesperson: We saw it.\n\nSpeaker 2: Is there more?\n\nShri Arindam Bagchi, Official Spokesperson: No.',
    [
      'announcement |  |  | A very good evening. | Arindam Bagchi',
      'question | Speaker 1 | Sir, what is the position? | We saw it. | Arindam Bagchi',
      'question | Speaker 2 | Is there more? | No. | Arindam Bagchi',
    ],
  ],
  [
    13,
    'bold Markdown labels',
    'Press briefing, 3 May 2024\n\n**Reporter:** Will it rain?\n\n**Minister Lee:** It may.\n\n**Reporter:** When?\n\n**Minister Lee:** At noon.',
    [
      'question | Reporter | Will it rain? | It may. | Minister Lee',
      'question | Reporter | When? | At noon. | Minister Lee',
    ],
  ],
  [
    14,
    'names with their media',
    'Press conference by the NATO Secretary General\n\nOana Lungescu: We start with Reuters.\n\nSabine Siebold, Reuters: Will more troops come?\n\nJens Stoltenberg: We are ready.\n\nTeri Schultz (Deutsche Welle): How many?\n\nJens Stoltenberg: Enough.',
    [
      'announcement |  |  | We start with Reuters. | Oana Lungescu',
      'question | Sabine Siebold, Reuters | Will more troops come? | We are ready. | Jens Stoltenberg',
      'question | Teri Schultz (Deutsche Welle) | How many? | Enough. | Jens Stoltenberg',
    ],
  ],
  [
    15,
    'a time line is no label',
    "Foreign Ministry Spokesperson Lu Kang's Regular Press Conference on May 5, 2019\n\n2019-05-05 19:53\n\nQ: Is it true?\n\nA: It is not.",
    ['question | Q | Is it true? | It is not. | Lu Kang'],
  ],
] as const)('layout %i, %s: the exchanges a reader would mark', (_row, _name, text, expected) => {
  expect(readExchanges(text)).toEqual(expected)
})
