import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'standpoint-kill-'))
const input = join(folder, 'in')
const COPIES = 40
const KILLS = 20

/** A batch of transcripts with dates of their own, made of the seeds. */
function writeBatch(): void {
  mkdirSync(input)
  const seeds = readdirSync(SEEDS).map((name) => readFileSync(join(SEEDS, name), 'utf8'))
  for (let i = 0; i < COPIES; i++) {
    const year = 1980 + i
    const text = (seeds[i % seeds.length] ?? '').replaceAll(/\b20\d\d\b/g, String(year))
    writeFileSync(join(input, `${year}.txt`), text)
  }
}

function bytesOf(output: string): readonly string[] {
  return readdirSync(output)
    .filter((name) => name !== 'manifest.json' && name !== '.standpoint')
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(output, name)))
          .digest('hex')}`,
    )
}

function run(output: string, signal: AbortSignal): Promise<number | null> {
  return new Promise((done) => {
    const child = spawn('node', [CLI, 'run', '--input', input, '--output', output, '--quiet'], { stdio: 'ignore' })
    signal.addEventListener('abort', () => child.kill('SIGKILL'))
    child.on('exit', (code) => done(code))
  })
}

beforeAll(writeBatch)

test('twenty kills at seeded moments, then a run: the bytes of an undisturbed run', async () => {
  const undisturbed = join(folder, 'undisturbed')
  const startedMs = performance.now()
  expect(spawnSync('node', [CLI, 'run', '--input', input, '--output', undisturbed, '--quiet']).status).toBe(0)
  const wholeMs = performance.now() - startedMs
  const disturbed = join(folder, 'disturbed')
  let killed = 0
  for (let i = 0; i < KILLS; i++) {
    const kill = new AbortController()
    const ended = run(disturbed, kill.signal)
    await Promise.race([ended, sleep((wholeMs * ((i * 7) % KILLS)) / KILLS)])
    kill.abort()
    if ((await ended) === null) killed++
  }
  expect(killed).toBeGreaterThan(0)
  expect(await run(disturbed, new AbortController().signal)).toBe(0)
  expect(bytesOf(disturbed)).toEqual(bytesOf(undisturbed))
})

test('Ctrl-C ends with 130, says how far it came, and leaves the old tables whole', async () => {
  const output = join(folder, 'stopped')
  expect(spawnSync('node', [CLI, 'run', '--output', output, '--quiet']).status).toBe(0)
  const before = bytesOf(output)
  const child = spawn('node', [
    CLI,
    'run',
    '--input',
    input,
    '--output',
    output,
    '--no-cache',
    '--jobs',
    '1',
    '--log-json',
  ])
  let told = ''
  let isSent = false
  const ended = new Promise<number | null>((done) => child.on('exit', (code) => done(code)))
  for await (const chunk of child.stderr) {
    told += String(chunk)
    const isTime = told.includes('"phase":"coding","done":1,')
    if (isTime && !isSent) isSent = child.kill('SIGINT')
  }
  expect(await ended).toBe(130)
  expect(told).toMatch(/stopped after \d+ of 40 transcripts/)
  expect(bytesOf(output)).toEqual(before)
})

test('a full disk gives a clear message and leaves nothing half written', () => {
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=600k', 'tmpfs', disk]).status).toBe(0)
  try {
    const output = join(disk, 'out')
    const ran = spawnSync('node', [CLI, 'run', '--input', input, '--output', output, '--quiet'], { encoding: 'utf8' })
    expect(ran.status).toBe(2)
    expect(ran.stderr).toContain('the disk is full')
    expect(readdirSync(output).filter((name) => name.endsWith('.csv'))).toEqual([])
  } finally {
    spawnSync('umount', [disk])
  }
})
