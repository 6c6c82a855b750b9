import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const OUTLETS = ['Reuters', 'AFP', 'Bloomberg', 'CCTV', 'Kyodo News', 'NHK', 'Global Times', 'TASS']
const QUESTIONS = [
  'The United States approved another arms sale to Taiwan. What is your comment?',
  'Russian troops have crossed the border of Ukraine. Will China support sanctions?',
  'The DPRK launched a ballistic missile this morning. What is your response?',
  'Japan plans to discharge the Fukushima contaminated water into the sea. Do you have any comment?',
  'The White House announced new tariffs on Chinese goods. How will China respond?',
  'Could you share the schedule of the visit of the President of France?',
]
const ANSWERS = [
  'China firmly opposes US arms sales to Taiwan. We urge the US to stop creating tensions. China will take resolute and forceful measures to defend its sovereignty.',
  'China’s position on the Ukraine issue is consistent and clear. We call on all parties to exercise restraint and return to dialogue.',
  'We have noted the report. We hope relevant parties will keep calm and exercise restraint.',
  'The Japanese side should earnestly respond to the concerns of the international community. We strongly deplore this irresponsible act.',
  'There is no winner in a trade war. The US accusation is groundless. China will firmly safeguard its legitimate rights and interests.',
  'I have no information to offer at the moment. I would refer you to the competent authorities.',
]

/** A press conference as a saved page: the same number gives the same page. */
export function conferencePage(number: number): { readonly name: string; readonly html: string } {
  const date = new Date(Date.UTC(2019, 0, 2 + number * 4)).toISOString().slice(0, 10)
  const pick = <T>(items: readonly T[], by: number) => items[(number * 7 + by * 5 + number * by) % items.length]
  const exchanges = Array.from({ length: 4 + (number % 5) }, (_, i) => {
    const topic = (number * 3 + i * 5) % QUESTIONS.length
    return `<p><strong>${pick(OUTLETS, i)}:</strong> ${QUESTIONS[topic]} This was question ${i + 1} of day ${number}.</p>\n<p><strong>Wang Wenbin:</strong> ${ANSWERS[topic]}</p>`
  })
  const title = `Foreign Ministry Spokesperson Wang Wenbin’s Regular Press Conference on ${longDate(date)}`
  return {
    name: `${date}.html`,
    html: `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>\n<p>${date} 19:30</p>\n${exchanges.join('\n')}\n</body></html>\n`,
  }
}

/** Writes so many saved pages into a folder. */
export function writeConferences(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true })
  for (let i = 0; i < count; i++) {
    const { name, html } = conferencePage(i)
    writeFileSync(join(folder, name), html)
  }
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

function longDate(date: string): string {
  return `${MONTHS[Number(date.slice(5, 7)) - 1]} ${Number(date.slice(8))}, ${date.slice(0, 4)}`
}

/** What a hostile transcript tries, and must only show. */
export const HOSTILE = [
  '<script>window.hit = 1</script>',
  '</script><script>window.hit = 2</script>',
  '<img src=x onerror="window.hit = 3">',
  '"><svg onload=window.hit=4>',
  'javascript:window.hit=5',
  '=HYPERLINK("http://example.invalid/","here")',
  '\u001b[31mred\u001b[0m \u0007',
  '\u202Eright to left\u2066',
  '<!-- ]]> --> &lt;b&gt; {{2}}',
  '</style><style>*{display:none}</style>',
  '<a href="http://example.invalid/">link</a>',
]

/** A transcript whose every question, answer and outlet is hostile. */
export function hostileTranscript(): string {
  const exchanges = HOSTILE.map(
    (text, i) =>
      `Reuters: ${text} The US approved an arms sale to Taiwan, question ${i}. What is your comment?\n\nWang Wenbin: ${text} China firmly opposes it. ${text}\n`,
  )
  return `Foreign Ministry Spokesperson Wang Wenbin’s Regular Press Conference on March 3, 2022\n\n2022-03-03 19:53\n\n<script>alert(1)</script> Daily "onload=: ${HOSTILE[0]} What do you say?\n\nWang Wenbin: ${HOSTILE[1]} We oppose it.\n\n${exchanges.join('\n')}`
}
