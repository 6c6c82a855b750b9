import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { freshFolder, readTable, standpoint } from '../../cli.js'

const TITLE = 'Foreign Ministry Spokesperson Wang Wenbin’s Regular Press Conference on March 3, 2022'
const TEXT = [
  TITLE,
  'Reuters: It is reported that Huawei was banned from 5G networks there. What is your comment?',
  'Wang Wenbin: We firmly oppose it.',
  'AFP: How is the weather in the capital today?',
  'Wang Wenbin: It is fine.',
].join('\n\n')

describe('standpoint topics', () => {
  const folder = freshFolder()
  const input = join(folder, 'x.txt')
  writeFileSync(input, TEXT)
  const codebook = join(folder, 'mine.yaml')
  const run = (output: string, ...more: readonly string[]) =>
    standpoint('run', '-q', '-i', input, '-o', join(folder, output), '--format', 'csv', ...more)

  test('init writes a codebook that runs, and never overwrites one', () => {
    expect(standpoint('topics', 'init', codebook).code).toBe(0)
    expect(run('a', '--codebook', codebook).code).toBe(0)
    const again = standpoint('topics', 'init', codebook)
    expect(again.code).toBe(2)
    expect(again.stderr).toContain('there is such a file already')
  })

  test('a topic is counted under its parent too', () => {
    const [topic] = readTable(join(folder, 'a'), 'topics')
    expect([topic?.['topic'], topic?.['parent']]).toEqual(['huawei-5g', 'technology'])
    const counted = readTable(join(folder, 'a'), 'topic_frequency').filter(({ exchanges }) => exchanges === '1')
    expect(counted.map((row) => row['topic']).toSorted()).toEqual(['huawei-5g', 'other', 'technology'])
  })

  test('an exchange without any cue is other, with the reason', () => {
    const other = readTable(join(folder, 'a'), 'topics').find(({ topic }) => topic === 'other')
    expect(other?.['evidence']).toContain('no cue of any topic')
  })

  test('every cue of the codebook is in the table of knowledge used, by the name of the file alone', () => {
    const uses = readTable(join(folder, 'a'), 'knowledge_use').filter(({ file }) => file === 'mine.yaml')
    expect(uses.find(({ entry }) => entry === 'huawei-5g: huawei')?.['hits']).toBe('1')
    expect(uses.find(({ entry }) => entry === 'taiwan: one china')?.['hits']).toBe('0')
  })

  test('no codebook gives no codebook topics', () => {
    expect(run('none', '--codebook', 'none').code).toBe(0)
    expect(readTable(join(folder, 'none'), 'topics')).toEqual([])
  })

  test('test lists hits, near misses and cue counts', () => {
    const { stdout } = standpoint('topics', 'test', 'huawei-5g', '--codebook', codebook, '-o', join(folder, 'a'))
    expect(stdout).toContain('huawei-5g: 1 of 2 exchanges (uncalibrated)')
    expect(stdout).toMatch(/near misses: 0/)
    expect(stdout).toMatch(/ {6}1 {2}huawei/)
    const unknown = standpoint('topics', 'test', 'huawei', '--codebook', codebook, '-o', join(folder, 'a'))
    expect(unknown.code).toBe(2)
    expect(unknown.stderr).toContain('the codebook has no topic "huawei"')
  })

  test('diff lists the exchanges that moved, with their text', () => {
    const changed = join(folder, 'changed.yaml')
    writeFileSync(changed, readFileSync(codebook, 'utf8').replace('huawei, 5g network*', 'nothing else'))
    run('b', '--codebook', changed)
    const { stdout } = standpoint('topics', 'diff', join(folder, 'a'), join(folder, 'b'))
    expect(stdout).toContain('huawei-5g -> other')
    expect(stdout).toContain('Huawei was banned')
    expect(stdout).toContain('1 of 2 exchanges moved; 1 of them with another primary topic')
  })

  test('the same input gives the same topics with one worker and with two', () => {
    run('one', '-j', '1')
    run('two', '-j', '2')
    expect(readFileSync(join(folder, 'one', 'topics.csv'), 'utf8')).toBe(
      readFileSync(join(folder, 'two', 'topics.csv'), 'utf8'),
    )
    expect(existsSync(join(folder, 'one', 'topics.csv'))).toBe(true)
  })
})
