import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshFolder, readTable, standpoint } from '../cli.js'
import { hostileTranscript, writeConferences } from '../conferences.js'
import { countOf, openBrowser, openPage } from './browser.js'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const [seeds, many, hostile] = [freshFolder(), freshFolder(), freshFolder()]
const reportOf = (folder: string) => join(folder, 'report.html')
type Row = Readonly<Record<string, string>>
const asked = (row: Row) => row['kind'] !== 'announcement'
const holds = (cell: string | undefined, value: string) => (cell ?? '').split('; ').includes(value)
let browser: Browser

beforeAll(async () => {
  const pages = freshFolder()
  writeConferences(pages, 300)
  writeFileSync(join(hostile, 'a.txt'), hostileTranscript())
  standpoint('run', '--output', seeds, '--quiet', '--format', 'csv,json')
  standpoint('run', '--input', pages, '--output', many, '--quiet', '--format', 'csv,json')
  standpoint('run', '--input', join(hostile, 'a.txt'), '--output', hostile, '--quiet', '--format', 'csv,json')
  browser = await openBrowser()
})

afterAll(() => browser.close())

const open = (folder: string, address = '') => openPage(browser, { file: reportOf(folder), address })

async function filter(page: Page, fields: Readonly<Record<string, string>>): Promise<number> {
  await page.locator('#filters button[type="reset"]').click()
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`#filters [name="${name}"]`)
    if ((await field.getAttribute('type')) === 'checkbox') await field.check()
    else if (await field.evaluate((element) => element.tagName === 'SELECT')) await field.selectOption(value)
    else await field.fill(value)
  }
  return countOf(page)
}

test.each([
  ['the seeds', seeds],
  ['300 saved pages', many],
])('the page of %s opens without an error, a warning or a request', async (_name, folder) => {
  const { page, trouble } = await open(folder)
  expect(await countOf(page)).toBe(readTable(folder, 'exchanges').filter(asked).length)
  expect(trouble).toEqual([])
  await page.close()
})

test('every filter gives the count of the CSV', async () => {
  const exchanges = readTable(many, 'exchanges').filter(asked)
  const stances = readTable(many, 'stances')
  const mentions = readTable(many, 'mentions')
  const ids = (rows: readonly Row[]) => new Set(rows.map((row) => row['exchange_id']))
  const counted = (chosen: (row: Row) => boolean) => exchanges.filter(chosen).length
  const [target = ''] = stances.map((row) => row['target_id'] ?? '')
  const [country = ''] = mentions.filter((row) => row['type'] === 'country').map((row) => row['entity_id'] ?? '')
  const toward = ids(stances.filter((row) => row['target_id'] === target))
  const opposed = ids(stances.filter((row) => row['target_id'] === target && Number(row['stance']) < 0))
  const named = ids(mentions.filter((row) => row['entity_id'] === country && row['type'] === 'country'))
  const cases: readonly (readonly [Readonly<Record<string, string>>, number])[] = [
    [{ topic: 'taiwan' }, counted((row) => holds(row['topics'], 'taiwan'))],
    [{ from: '2019-03', to: '2019-11-30' }, counted(({ date = '' }) => date >= '2019-03' && date <= '2019-11-30')],
    [{ outlet: 'reuters' }, counted((row) => holds(row['outlet_id'], 'reuters'))],
    [{ event: 'oppose' }, counted((row) => row['event_stance'] === 'oppose')],
    [{ level: '3+' }, counted((row) => Number(row['level']) >= 3)],
    [{ q: 'arms sale' }, counted((row) => /arms/i.test(row['question'] ?? '') || /arms/i.test(row['answer'] ?? ''))],
    [{ review: 'yes' }, counted((row) => row['review'] === 'true')],
    [
      { topic: 'ukraine', outlet: 'tass' },
      counted((row) => holds(row['topics'], 'ukraine') && holds(row['outlet_id'], 'tass')),
    ],
    ...['clear', 'ambivalent', 'non-reply']
      .map((reply) => [{ reply }, counted((row) => row['reply_class'] === reply)] as const)
      .filter(([, count]) => count > 0),
    ...(target === '' ? [] : [[{ target }, counted((row) => toward.has(row['exchange_id']))] as const]),
    ...(target === ''
      ? []
      : [[{ target, stance: 'oppose' }, counted((row) => opposed.has(row['exchange_id']))] as const]),
    ...(country === '' ? [] : [[{ country }, counted((row) => named.has(row['exchange_id']))] as const]),
  ]
  const { page, trouble } = await open(many)
  for (const [fields, expected] of cases) expect([fields, await filter(page, fields)]).toEqual([fields, expected])
  expect(trouble).toEqual([])
  await page.close()
})

test('a click on a mark of a chart lists its exchanges', async () => {
  const { page } = await open(many)
  const mark = page.locator('#topics svg a').nth(4)
  const address = decodeURIComponent((await mark.getAttribute('href')) ?? '')
  const [, from = '', to = '', topic = ''] = /from=([^&]+)&to=([^&]+)&topic=([^&]+)/.exec(address) ?? []
  await mark.click()
  const expected = readTable(many, 'exchanges').filter(
    (row) => asked(row) && (row['date'] ?? '') >= from && (row['date'] ?? '') <= to && holds(row['topics'], topic),
  )
  expect(await countOf(page)).toBe(expected.length)
  const listed = await page
    .locator('#list > li')
    .evaluateAll((items) => items.map((item) => String(item.dataset['id'])))
  expect(listed).toEqual(expected.slice(0, 25).map((row) => row['exchange_id']))
  await page.close()
})

test('every mark of every chart leads somewhere', async () => {
  const { page } = await open(many)
  const targets = await page
    .locator('svg.chart a')
    .evaluateAll((links) => links.map((link) => String(link.getAttribute('href'))))
  expect(targets.length).toBeGreaterThan(100)
  expect(targets.every((target) => target.startsWith('#show?'))).toBe(true)
  await page.close()
})

test('an opened exchange shows question and answer whole, and sets off the words of the tables', async () => {
  const { page } = await open(seeds)
  const mentions = readTable(seeds, 'mentions')
  const statements = readTable(seeds, 'statements')
  for (const row of readTable(seeds, 'exchanges').filter(asked).slice(0, 6)) {
    const id = row['exchange_id'] ?? ''
    await page.evaluate(`location.hash = "#x=" + encodeURIComponent(${JSON.stringify(id)})`)
    const opened = page.locator(`#list > li[data-id="${id}"] .opened`)
    await opened.waitFor()
    const texts = await opened.locator('.side').evaluateAll((sides) =>
      sides.map((side) => {
        for (const number of side.querySelectorAll('sup')) number.remove()
        return [...side.querySelectorAll('p')].map((paragraph) => paragraph.textContent).join('\n\n')
      }),
    )
    expect(texts).toEqual([row['question'], row['answer']])
    const names = await opened.locator('mark.name').allTextContents()
    const expected = mentions.filter((mention) => mention['exchange_id'] === id).map((mention) => mention['text'] ?? '')
    expect(names.join('').replace(/\s+/g, ' ')).toBe(expected.join('').replace(/\s+/g, ' '))
    const quotes = statements.filter((statement) => statement['exchange_id'] === id)
    for (const [i, { quote = '' }] of quotes.entries()) {
      const words = (await opened.locator(`mark.s-${i}`).allTextContents()).join('')
      expect(words.replace(/\s+/g, '')).toBe(quote.replace(/\s+/g, ''))
    }
  }
  await page.close()
})

test('everything can be done with the keyboard alone', async () => {
  const { page } = await open(seeds)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.locator('#filters [name="topic"]').focus()
  await page.keyboard.type('Taiwan')
  expect(await countOf(page)).toBe(
    readTable(seeds, 'exchanges').filter((row) => asked(row) && holds(row['topics'], 'taiwan')).length,
  )
  await page.locator('#list > li h3 button').first().focus()
  await page.keyboard.press('Enter')
  await page.locator('#list .opened').first().waitFor()
  expect(await page.locator('#list > li h3 button').first().getAttribute('aria-expanded')).toBe('true')
  await page.keyboard.press('Space')
  expect(await page.locator('#list .body').first().isHidden()).toBe(true)
  await page.locator('#stances a, #topics svg a').first().focus()
  await page.keyboard.press('Enter')
  await page.locator('#exchanges h2:focus').waitFor()
  await page.close()
})

test.each(['light', 'dark'] as const)('axe-core finds nothing serious, in %s and narrow too', async (colorScheme) => {
  for (const width of [1280, 390]) {
    const { page } = await openPage(browser, { file: reportOf(seeds), colorScheme, viewport: { width, height: 900 } })
    await page.locator('#list > li h3 button').first().click()
    await page.locator('#list .opened').first().waitFor()
    await page.evaluate('for (const folded of document.querySelectorAll("details")) folded.open = true')
    await page.evaluate(AXE)
    const result = await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')
    const { violations } = result as {
      violations: readonly { id: string; impact: string; nodes: readonly { html: string }[] }[]
    }
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => [id, nodes.length, nodes[0]?.html])).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    await page.close()
  }
})

test('what a hostile transcript holds does nothing but show', async () => {
  const { page, trouble } = await open(hostile)
  for (const button of await page.locator('#list > li h3 button').all()) await button.click()
  await page.locator('#list .opened').last().waitFor()
  expect(await page.evaluate('window.hit')).toBeUndefined()
  expect(trouble).toEqual([])
  expect(await page.locator('#list').textContent()).toContain('<script>window.hit = 1</script>')
  expect(
    await page.locator('main img, main iframe, main object, .opened script, .opened a[href^="http"]').count(),
  ).toBe(0)
  await page.close()
})

test('without scripts the charts and numbers are there, and the page says what is not', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false })
  await page.goto(`file://${reportOf(seeds)}`)
  expect(await page.locator('svg.chart').count()).toBeGreaterThan(10)
  expect(await page.locator('noscript').textContent()).toContain('need scripts')
  await page.close()
})

test('a chart is saved as SVG, PNG and CSV, with the figures of the table', async () => {
  const { page, trouble } = await open(many)
  await page.locator('#draw [name="topics"]').selectOption(['taiwan', 'ukraine'])
  const saved = async (type: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`[data-save="${type}"]`).click()])
    return readFileSync(await download.path())
  }
  const svg = (await saved('svg')).toString()
  expect(svg).toContain('Source: 300 press conferences')
  expect((await saved('png')).subarray(1, 4).toString()).toBe('PNG')
  const file = join(freshFolder(), 'chart.csv')
  standpoint('chart', many, '--topic', 'taiwan,ukraine', '--to', file)
  expect((await saved('csv')).toString()).toBe(readFileSync(file, 'utf8'))
  expect(trouble).toEqual([])
  await page.close()
})
