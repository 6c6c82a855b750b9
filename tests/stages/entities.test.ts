import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLoader } from '../../src/knowledge/load.js'
import type { Mention } from '../../src/model/entity.js'
import { nameStage, tagSentence } from '../../src/stages/entities.js'
import { ROOT } from '../cli.js'

const files = ['countries', 'organisations', 'people', 'places'].map((name) => `gazetteers/${name}.yaml`)
const written = { gazetteers: files, outlets: 'gazetteers/outlets.yaml', rules: 'gazetteers/name-rules.yaml' }
const load = createLoader(join(ROOT, 'pipelines'))
const knowledge = nameStage(written, load)

interface Setting {
  readonly holder?: string
  readonly date?: string
}

function mentionsOf(text: string, { holder = 'CHN', date = '2022-03-03' }: Setting = {}): readonly Mention[] {
  return tagSentence(text, { ...knowledge, holder, date })
}

/** `text=id` of each mention, with the type's first letter. */
function listOf(text: string, setting: Setting = {}): string {
  return mentionsOf(text, setting)
    .map(
      ({ start, end, entity }) =>
        `${entity.type.charAt(0)}:${text.slice(start, end).replace(/\s+/g, ' ')}=${entity.id}`,
    )
    .join(' | ')
}

test.each([
  [1, 'The US told us that it tells us nothing.', 'c:US=USA'],
  [2, 'China-US relations and Sino-Russian ties', 'c:China=CHN | c:US=USA | c:Sino=CHN | c:Russian=RUS'],
  [
    3,
    'the Democratic People’s\nRepublic of Korea and the Republic of Korea',
    'c:Democratic People’s Republic of Korea=PRK | c:Republic of Korea=KOR',
  ],
  [
    4,
    'Ukraine’s neighbours, the Ukrainians, welcome Türkiye, Turkey and Holland.',
    'c:Ukraine=UKR | c:Ukrainians=UKR | c:Türkiye=TUR | c:Turkey=TUR | c:Holland=NLD',
  ],
  [
    5,
    'Burma, the DPRK, the ROK, Palestine, Kosovo and the former Soviet Union',
    'c:Burma=MMR | c:DPRK=PRK | c:ROK=KOR | c:Palestine=PSE | c:Kosovo=XKX | c:Soviet Union=SUN',
  ],
  [
    6,
    'China’s Taiwan region, the Taiwan authorities and the Hong Kong SAR',
    'c:China=CHN | c:Taiwan=TWN | c:Taiwan=TWN | c:Hong Kong SAR=HKG',
  ],
  [
    7,
    'Papua New Guinea, Guinea-Bissau, Equatorial Guinea and Guinea',
    'c:Papua New Guinea=PNG | c:Guinea-Bissau=GNB | c:Equatorial Guinea=GNQ | c:Guinea=GIN',
  ],
  [8, 'anti-China forces in the U.S. and the UK', 'c:China=CHN | c:U.S.=USA | c:UK=GBR'],
  [9, 'They speak Chinese, and wrote it in English and French.', ''],
  [10, 'Chinese companies and Chinese citizens', 'c:Chinese=CHN | c:Chinese=CHN'],
  [11, 'Niger, Nigeria and the Nigerien side', 'c:Niger=NER | c:Nigeria=NGA | c:Nigerien=NER'],
  [12, 'The loan is US$200 million.', ''],
])('country rule %i: %s', (_rule, text, expected) => {
  expect(listOf(text)).toBe(expected)
})

test.each([
  [1, 'Russia’s invasion of Georgia and Abkhazia', 'CHN', 'c:Russia=RUS | c:Georgia=GEO | p:Abkhazia=abkhazia'],
  [
    2,
    'voters in Georgia and Michigan go to the polls in the election',
    'USA',
    'p:Georgia=georgia-united-states | p:Michigan=michigan',
  ],
  [3, 'the King of Jordan met the President of Egypt', 'CHN', 'c:Jordan=JOR | c:Egypt=EGY'],
  [
    4,
    'Congressman Jim Jordan chairs the Judiciary Committee',
    'USA',
    'p:Jim Jordan=jim-jordan | o:Judiciary Committee=judiciary-committee',
  ],
  [5, 'Chad Wolf spoke of Chad', 'USA', 'p:Chad Wolf=chad-wolf | c:Chad=TCD'],
  [6, 'In March and May, Theresa May visited.', 'CHN', 'p:Theresa May=theresa-may'],
  [7, 'IS claimed the attack in Syria; this IS certain.', 'CHN', 'o:IS=islamic-state | c:Syria=SYR'],
])('ambiguous name rule %i: %s', (_rule, text, holder, expected) => {
  expect(listOf(text, { holder }).replace(/ \| o:IS=islamic-state$/, '')).toBe(expected)
})

test.each([
  [1, 'Washington will deepen ties.', 'metonym-subject'],
  [2, 'The Kremlin said so.', 'gazetteer'],
  [3, 'Brussels warned of consequences.', 'metonym-subject'],
  [4, 'Beijing’s position is clear.', 'metonym-possessive'],
  [5, 'tensions between Washington and Moscow', 'metonym-object metonym-pair'],
  [6, 'It put pressure on Tehran.', 'metonym-object'],
])('metonym rule %i: %s', (_rule, text, rules) => {
  const metonyms = mentionsOf(text).filter(({ isMetonym }) => isMetonym)
  expect(metonyms.map(({ rule }) => rule).join(' ')).toBe(rules)
})

test.each([
  [1, 'He arrived in Washington.', 'p:Washington=washington'],
  [2, 'the Beijing Winter Olympics', ''],
  [3, 'The Washington Post reported it.', 'o:The Washington Post=washington-post'],
  [4, 'They met in Beijing and Moscow.', 'p:Beijing=beijing | p:Moscow=moscow'],
  [5, 'The talks will be held in Geneva, Switzerland.', 'p:Geneva=geneva | c:Switzerland=CHE'],
])('place that is no government, rule %i: %s', (_rule, text, expected) => {
  expect(listOf(text)).toBe(expected)
})

test.each([
  [1, 'the one-China principle and “two Chinas”', ''],
  [2, 'the three China-US joint communiqués', ''],
  [3, 'the Washington Treaty and the Vienna Convention on Diplomatic Relations', ''],
  [4, 'the Hong Kong Human Rights and Democracy Act', ''],
  [5, 'UN Security Council Resolution 984', ''],
  [6, 'the Constitution of the People’s Republic of China', ''],
  [7, 'the G20 Osaka Summit and the BRICS Leaders’ Meeting', 'o:G20=g20 | o:BRICS=brics'],
  [8, 'its article “China Is the Real Sick Man of Asia” caused anger', ''],
  [9, 'the Nobel Peace Prize', ''],
])('name inside a law, event or title, rule %i: %s', (_rule, text, expected) => {
  expect(listOf(text)).toBe(expected)
})

test.each([
  [
    1,
    'the Bank of China and the People’s Bank of China',
    'o:Bank of China=bank-of-china | o:People’s Bank of China=peoples-bank-of-china',
  ],
  [2, 'the US National Security Agency (NSA)', 'o:US National Security Agency=nsa | o:NSA=nsa'],
  [
    3,
    'the UN Security Council and the United Nations',
    'o:UN Security Council=un-security-council | o:United Nations=united-nations',
  ],
  [
    4,
    'the Office of Tailored Access Operation (TAO); later TAO struck again',
    'o:Office of Tailored Access Operation=office-of-tailored-access-operation | o:TAO=office-of-tailored-access-operation | o:TAO=office-of-tailored-access-operation',
  ],
  [5, 'the Comprehensive Test Ban Treaty (CTBT); the CTBT is not in force', ''],
  [
    6,
    'the Northwestern Polytechnical University',
    'o:Northwestern Polytechnical University=northwestern-polytechnical-university',
  ],
  [
    7,
    'the Chinese Embassy in Ukraine and China’s Consulate General in Los Angeles',
    'o:Chinese Embassy in Ukraine=chinese-embassy-in-ukraine | c:China=CHN | o:Consulate General in Los Angeles=consulate-general-in-los-angeles',
  ],
  [
    8,
    'Ukraine’s Health Ministry and the foreign ministry',
    'c:Ukraine=UKR | o:Health Ministry=ministry-of-health-of-ukraine',
  ],
  [
    9,
    'the Ministry of Industry and Information Technology of Japan',
    'o:Ministry of Industry and Information Technology of Japan=ministry-of-industry-and-information-technology-of-japan',
  ],
  [10, 'the Chinese embassy in the UK', 'o:Chinese embassy in the UK=chinese-embassy-in-the-uk'],
  [11, 'COVID-19, a B-52 and APT-C-40', ''],
  [12, 'WHO experts asked who it was', 'o:WHO=who'],
])('organisation rule %i: %s', (_rule, text, expected) => {
  expect(listOf(text)).toBe(expected)
})

test.each([
  [1, 'the Turkish Foreign Ministry', 'CHN', 'ministry-of-foreign-affairs-of-turkiye'],
  [2, 'the Ministry of Foreign Affairs of Türkiye', 'CHN', 'ministry-of-foreign-affairs-of-turkiye'],
  [3, 'Türkiye’s Foreign Ministry', 'CHN', 'TUR ministry-of-foreign-affairs-of-turkiye'],
  [4, 'the MFA of Turkey', 'CHN', 'ministry-of-foreign-affairs-of-turkiye'],
  [5, 'the Republic of Türkiye Ministry of Foreign Affairs', 'CHN', 'ministry-of-foreign-affairs-of-turkiye'],
  [6, 'the Foreign Ministry said', 'CHN', 'ministry-of-foreign-affairs-of-china'],
  [7, 'Iran said that the Foreign Ministry had replied', 'CHN', 'IRN foreign-ministry'],
  [8, 'Iran said that its Foreign Ministry had replied', 'IRN', 'IRN foreign-ministry'],
  [9, 'India’s Foreign Ministry and the MEA', 'CHN', 'IND ministry-of-external-affairs ministry-of-external-affairs'],
  [10, 'MOFCOM, the Commerce Ministry', 'CHN', 'ministry-of-commerce-of-china ministry-of-commerce-of-china'],
  [11, 'the Ministry of Health said', 'USA', 'ministry-of-health'],
  [
    12,
    'Russia’s Defense Ministry, the Ministry of National Defence of Russia',
    'CHN',
    'RUS ministry-of-defense-of-russia ministry-of-defense-of-russia',
  ],
  [13, 'the Information Department of the Foreign Ministry', 'CHN', 'information-department-of-the-foreign-ministry'],
  [14, 'the MFA Information Department', 'CHN', 'mfa-information-department'],
  [15, 'Germany’s Federal Ministry of Health', 'CHN', 'DEU ministry-of-health-of-germany'],
])('ministry rule %i: one id for %s', (_rule, text, holder, ids) => {
  const found = mentionsOf(text, { holder }).map(({ entity }) => entity.id)
  expect(found.join(' ')).toBe(ids)
})

test.each([
  [1, 'The Australian side said so.', 'c:Australian=AUS'],
  [
    2,
    'The Australian reported it; as The Australian put it, so be it.',
    'o:The Australian=the-australian | o:The Australian=the-australian',
  ],
  [3, 'Latin American, North American and Pan-American states', ''],
  [4, 'South American leaders, African Americans and American Samoa', 'c:American Samoa=ASM'],
  [5, 'Secretary Austin met Judge Jackson in Austin.', 'p:Austin=lloyd-austin | p:Jackson=jackson | p:Austin=austin'],
  [6, 'the Center for American Progress', 'o:Center for American Progress=center-for-american-progress'],
  [
    7,
    'Secretary of the National Security Council of Kazakhstan Nurlan Ermekbaev',
    'o:National Security Council of Kazakhstan=national-security-council-of-kazakhstan',
  ],
  [
    8,
    'the 19th National Congress of the Communist Party of China (CPC); the CPC',
    'o:19th National Congress of the Communist Party of China=19th-national-congress-of-the-communist-party-of-china | o:CPC=communist-party-of-china | o:CPC=communist-party-of-china',
  ],
  [
    9,
    'On December 30 Wuhan Municipal Health Committee spoke.',
    'o:Wuhan Municipal Health Committee=wuhan-municipal-health-committee',
  ],
  [10, 'the General Debate of the General Assembly', 'o:General Assembly=un-general-assembly'],
  [11, 'President Danilo Medina left Medina.', 'p:Danilo Medina=danilo-medina | p:Medina=medina'],
  [12, 'Minister Joseph Muscat came from Muscat.', 'p:Joseph Muscat=joseph-muscat | p:Muscat=muscat'],
  [
    13,
    'Let us hear Cheyenne Haslett. In Cheyenne, Wyoming, it rains.',
    'p:Cheyenne Haslett=cheyenne-haslett | p:Cheyenne=cheyenne | p:Wyoming=wyoming',
  ],
  [14, 'the base at San Antonio-Fort Sam', 'p:San Antonio=san-antonio'],
  [15, 'the Persian Gulf region and New York State', 'p:Persian Gulf=persian-gulf | p:New York State=new-york'],
])('name inside a longer one, rule %i: %s', (_rule, text, expected) => {
  expect(listOf(text, { date: '2022-03-03' })).toBe(expected)
})

test.each([
  [
    1,
    'the police of Luohu District in the Northern Region',
    'p:Luohu District=luohu-district | p:Northern Region=northern-region',
  ],
  [
    2,
    'the Gulf of Finland and the Province of Aceh',
    'p:Gulf of Finland=gulf-of-finland | p:Province of Aceh=province-of-aceh',
  ],
  [
    3,
    'Mount Agung, Lake Ontario and Cape Agulhas',
    'p:Mount Agung=mount-agung | p:Lake Ontario=lake-ontario | p:Cape Agulhas=cape-agulhas',
  ],
  [4, 'a road in the Kalapani region', 'p:Kalapani=kalapani'],
  [5, 'the village of Olenivka', 'p:Olenivka=olenivka'],
  [6, 'held in Terengganu, Malaysia', 'p:Terengganu=terengganu | c:Malaysia=MYS'],
  [7, 'travels to Concord, New Hampshire', 'p:Concord=concord | p:New Hampshire=new-hampshire'],
  [8, 'the Special Administrative Region; a Muslim region; the State of the Union', ''],
  [9, 'Kari Lake and Dina Temple-Raston', 'p:Kari Lake=kari-lake | p:Dina Temple-Raston=dina-temple-raston'],
  [10, 'the China-Pacific Island countries', 'c:China=CHN | p:Pacific=pacific'],
  [11, 'in Berlin, Germany said no', 'p:Berlin=berlin | c:Germany=DEU'],
  [12, 'Hangzhou City of Zhejiang Province', 'p:Hangzhou City=hangzhou | p:Zhejiang Province=zhejiang'],
])('place rule %i: %s', (_rule, text, expected) => {
  expect(listOf(text)).toBe(expected)
})

test.each([
  [1, 'Mike Pompeo left; Pompeo said nothing.', 'p:Mike Pompeo=mike-pompeo | p:Pompeo=mike-pompeo'],
  [
    2,
    'Finance Minister Erkki Virtanen spoke; Virtanen then left.',
    'p:Erkki Virtanen=erkki-virtanen | p:Virtanen=erkki-virtanen',
  ],
  [3, 'Ambassador Qiu Wenhai and Chung Eui-sung', 'p:Qiu Wenhai=qiu-wenhai | p:Chung Eui-sung=chung-eui-sung'],
  [4, 'Go ahead, Karen.', 'p:Karen=karen'],
  [
    5,
    'Secretary of State Antony Blinken and Secretary-General Antonio Guterres',
    'p:Antony Blinken=antony-blinken | p:Antonio Guterres=antonio-guterres',
  ],
  [6, 'State Councilor Wang met him.', 'p:Wang=wang-yi'],
  [7, 'President of the General Assembly', 'o:General Assembly=un-general-assembly'],
])('person rule %i: %s', (_rule, text, expected) => {
  expect(listOf(text)).toBe(expected)
})

test.each([
  [1, 'Mike Pompeo', '2019-06-01', true],
  [2, 'Mike Pompeo', '2022-03-03', false],
  [3, 'Qin Gang', '2023-03-01', true],
  [4, 'former Minister Jaakko Laaksonen', '2022-03-03', false],
  [5, 'Minister Jaakko Laaksonen', '2022-03-03', true],
])('office rule %i: %s on %s', (_rule, text, date, isInOffice) => {
  expect(mentionsOf(text, { date }).map((mention) => mention.isInOffice)).toEqual([isInOffice])
})

test('a territory takes the code that the analyst chose, and keeps the form that was printed', () => {
  const folded = nameStage({ ...written, territories: { TWN: 'CHN', HKG: 'iso3166', XKX: 'KOS' } }, load)
  const text = 'Taiwan, Hong Kong and Kosovo'
  const mentions = tagSentence(text, { ...folded, holder: '', date: '' })
  expect(mentions.map(({ entity }) => entity.id)).toEqual(['CHN', 'HKG', 'KOS'])
  expect(mentions.map(({ start, end }) => text.slice(start, end))).toEqual(['Taiwan', 'Hong Kong', 'Kosovo'])
})

const WORDS = [
  'US',
  'us',
  'China',
  'Chinas',
  'Ukraine’s',
  'Ukrainians',
  'WHO',
  'who',
  'Oman',
  'woman',
  'Mali',
  'Somali',
  'Niger',
  'Nigerian',
  'Xi',
  'Xian',
  'Biden',
  'Bidens',
  'UN',
  'UNO',
  'President',
  'Ministry',
  'of',
  'the',
  'and',
  '(TAO)',
  'Türkiye',
  '“',
  '”',
  'Act',
  'in',
  '-',
  '\n',
  'e\u0301US',
]

test('no mention begins or ends inside a word, mentions ascend, and none overlaps another', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...WORDS), { maxLength: 25 }),
      fc.constantFrom(' ', '-', '', ', '),
      (words, joint) => {
        const text = words.join(joint)
        let last = 0
        for (const { start, end } of mentionsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(isInsideWord(text, start) || isInsideWord(text, end)).toBe(false)
          last = end
        }
      },
    ),
  )
})

function isInsideWord(text: string, at: number): boolean {
  const isWord = (character: string) => /[\p{L}\p{N}\p{M}]/u.test(character)
  return isWord(text.charAt(at - 1)) && isWord(text.charAt(at))
}

test('the bundled files give no form to two entries and no id twice', () => {
  expect(knowledge.lexicon.warnings.map(({ message }) => message)).toEqual([])
})

test.each([
  [1, 'We met Tara Parker-Wilson and Marsha Aalto in the hall.', 'Tara Parker-Wilson | Marsha Aalto'],
  [2, 'And so I told Josh about it.', 'Josh'],
  [3, 'Josh about it.', ''],
  [4, 'the Josh Act, a Marsha Aalto Scholarship', ''],
  [5, 'They say that IRA money was spent.', ''],
  [6, 'the Willow Trucks Incorporated Group', ''],
])('proposal %i: a person whom nothing lists is proposed by a given name: %s', (_, text, expected) => {
  const proposed = mentionsOf(text).filter(({ rule }) => rule === 'proposal')
  expect(proposed.map(({ start, end }) => text.slice(start, end)).join(' | ')).toBe(expected)
  expect(proposed.every(({ isLinked, entity }) => !isLinked && entity.type === 'person')).toBe(true)
})

test('a proposed full name teaches its surname to the rest of the transcript', () => {
  const text = 'Marsha Aalto came. Later Aalto left.'
  expect(listOf(text)).toBe('p:Marsha Aalto=marsha-aalto | p:Aalto=marsha-aalto')
})
