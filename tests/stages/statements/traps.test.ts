import { expect, test } from 'vitest'
import { say, sides } from './say.js'

const ASK_US = 'The US announced new sanctions. What is your comment?'

// Numbered, never renumbered: a mistake found later adds a row.
test.each([
  [1, 'China firmly opposes the US arms sale.', 'USA-2'],
  [2, 'China does not support and firmly opposes the US arms sale.', 'USA-2'],
  [3, 'China urges the US to stop smearing China.', 'USA-2'],
  [4, 'China supports Cuba in opposing the US blockade.', 'CUB+2 USA-2'],
  [5, 'The US needs to explain what it did.', 'USA-1'],
  [6, 'The purposes of the UN Charter must be observed.', ''],
  [7, 'The US has violated international law.', 'USA-2'],
  [8, 'She was illegally detained by the Japanese side.', 'JPN-2'],
  [9, 'The US’s hegemonic acts are well known.', 'USA-2'],
  [10, 'Some people in the US are smearing other countries.', 'USA-2'],
  [11, 'We hope India and Pakistan will exercise restraint.', 'IND0 PAK0'],
  [12, 'China welcomes the decision of Japan.', 'JPN+1'],
  [13, 'China stands ready to work with Brazil.', 'BRA+1'],
  [14, 'China is not the source of those risks.', ''],
  [15, 'China does not pose a threat to anybody.', ''],
  [16, 'The remarks of the US side are irresponsible.', 'USA-1'],
  [17, 'We urge NATO to quit groundless speculation and smears against China.', 'NATO-2'],
  [18, 'China and Brazil should continue to strengthen cooperation.', 'BRA+1'],
  [19, 'We hope the Japanese side will meet China halfway.', 'JPN-1'],
  [20, 'The UK grossly interfered in China’s internal affairs.', 'GBR-2'],
  [21, 'This act of Mike Pompeo is simply shameless.', 'Mike Pompeo-2'],
  [22, 'Japanese media reported false information. Japanese media should be objective.', 'Japanese media-1'],
  [23, 'China highly appreciates the position of Russia.', 'RUS+2'],
  [24, 'The central government firmly supports the Hong Kong SAR government.', ''],
  [25, 'Russia opposes the UK plan.', ''],
  [26, 'China opposes US interference in Cuba’s affairs.', 'CUB+1 USA-2'],
  [27, 'We regret that Japan has withdrawn from the agreement.', 'JPN-1'],
  [28, 'China has lodged stern representations with the US side.', 'USA-2'],
  [29, 'We have always respected history.', ''],
  [31, 'China is not worried about the plan of Japan.', 'JPN0'],
  [32, 'China is not satisfied with the answer of Japan.', 'JPN-1'],
  [33, 'As the culprit of the crisis, the US has no right to accuse others.', 'USA-2'],
  [34, 'To resolve the Ukraine crisis, the US must stop its sanctions.', 'USA-1'],
  [30, 'Putting pressure on others will not only hurt Japan.', ''],
])('trap %i: %s → %s', (_row, answer, expected) => {
  expect(sides(say(answer))).toBe(expected)
})

test.each([
  [1, 'This is a gross violation of international law.', 'USA-2'],
  [2, 'We urge the relevant country to correct its mistakes.', 'USA-1'],
  [3, 'They should stop suppressing Chinese companies.', 'USA-2'],
  [4, 'China firmly opposes that.', 'USA-2'],
  [5, 'The accusation is groundless.', 'USA-2'],
])('what the question makes plain %i: %s → %s', (_row, answer, expected) => {
  expect(sides(say(answer, { question: ASK_US }))).toBe(expected)
})

const INSINUATION = 'Anyone who insinuates this is getting their target wrong. Such insinuation is groundless.'

test.each([
  [1, 'India and Pakistan talked. Anyone seeing China as a threat is getting their target wrong.', '', 'UNNAMED-1'],
  [2, INSINUATION, 'Ukraine’s integrity should be respected, China told the UN. Why?', 'UNNAMED-2'],
  [3, INSINUATION, 'Some US officials have advocated distance from China. Your comment?', 'USA-2'],
  [4, 'We believe that the legitimate concerns of all countries must be taken seriously.', 'What about Ukraine?', ''],
  [5, 'India is a neighbour. All countries should respect the choice of others.', '', ''],
  [6, 'No country should impose its will on others.', 'The US did this. Comment?', ''],
  [7, 'One must know where the risks come from.', 'The US did this. Comment?', ''],
  [8, 'The US is wrong. Those who created the problem should undo it.', 'Russia attacked. Comment?', 'USA-1'],
  [9, 'It is important to play a positive role in cooling the situation.', 'The US voted. Comment?', ''],
  [10, 'As a member of NATO, the US must stop its sanctions.', '', 'USA-1'],
  [11, 'As Cuba noted in its statement, this US move is a violation of international law.', '', 'USA-2'],
  [12, 'China demanded an explanation from the US.', '', 'USA-1'],
  [13, 'I would like to share with you more information.', 'What about Cuba?', ''],
  [14, 'I suggest you follow our updates.', 'What about Cuba?', ''],
  [15, 'The US stated that it has no intention of infringing on sovereignty, or interfering in affairs.', '', ''],
  [16, 'That being said, the US has violated international law.', '', 'USA-2'],
  [17, 'China has its own pace. India said its troops violated the agreement.', 'Japan came. Comment?', ''],
])('whom general words and pronouns mean %i: %s (%s) → %s', (_row, answer, question, expected) => {
  expect(sides(say(answer, { question }))).toBe(expected)
})

test('nobody made plain is UNNAMED', () => {
  expect(sides(say('We hope certain countries will stop interfering in the affairs of others.'))).toBe('UNNAMED-2')
})

test.each([
  [1, 'NATO says that China is a threat.'],
  [2, 'NATO claims that the US has violated international law.'],
  [3, 'As one scholar noted, “the US has violated international law and must stop its aggression”.'],
  [4, 'Pompeo said the UK has violated the treaty.'],
])('another voice %i: %s holds no stance of the holder', (_row, answer) => {
  expect(sides(say(answer))).toBe('')
})

test.each([
  [1, 'As Cuba noted, the US has violated international law.', 'USA-2'],
  [2, 'Brazil said that the US has violated international law, which we fully agree with.', 'USA-2'],
  [3, 'Brazil rightly pointed out that the US has violated international law.', 'USA-2'],
  [4, 'Brazil pointed out that the US has violated international law.', ''],
])('a report that is taken up is the holder’s %i: %s → %s', (_row, answer, expected) => {
  expect(sides(say(answer))).toBe(expected)
})

test.each([
  [1, 'USA', 'We condemn the Russian attack on Ukraine.', 'RUS-2 UKR+1'],
  [2, 'USA', 'The President supports Ukraine.', 'UKR+2'],
  [3, 'USA', 'The United States will continue to support Ukraine.', 'UKR+2'],
  [4, 'USA', 'Russia should withdraw its forces from Ukraine.', 'RUS-1'],
  [5, 'USA', 'President Biden welcomes the decision of Japan.', 'JPN+1'],
  [6, 'USA', 'The administration is concerned about the actions of China.', 'CHN-1'],
  [7, 'GBR', 'Russia has violated the Charter.', 'RUS-2'],
  [8, 'RUS', 'We strongly condemn the decision of the UK.', 'GBR-2'],
])('other holders %i (%s): %s → %s', (_row, holder, answer, expected) => {
  expect(sides(say(answer, { holder }))).toBe(expected)
})
