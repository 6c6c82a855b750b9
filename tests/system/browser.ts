import { type Browser, chromium, type Page } from 'playwright-core'

const SWITCHES = [
  ...['--no-sandbox', '--headless', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
]

/** Debian's Chromium without a window, and without anything that it would ask the network for by itself. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: [...SWITCHES] })
}

/** A page of ours in a browser, with everything it complained of or asked for. */
export interface OpenedPage {
  readonly page: Page
  /** Errors, warnings, dialogs and requests besides the file itself. */
  readonly trouble: readonly string[]
}

/** Opens a file and waits until its script is done. */
export async function openPage(
  browser: Browser,
  {
    file,
    address = '',
    ...options
  }: { readonly file: string; readonly address?: string } & Parameters<Browser['newPage']>[0],
): Promise<OpenedPage> {
  const page = await browser.newPage(options)
  const trouble: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') trouble.push(message.text())
  })
  page.on('pageerror', (error) => trouble.push(String(error)))
  page.on('dialog', (dialog) => trouble.push(`dialog: ${dialog.message()}`))
  page.on('request', (request) => {
    if (request.url().startsWith('blob:')) return
    if (request.url().split('#')[0] !== `file://${file}`) trouble.push(`request: ${request.url()}`)
  })
  await page.goto(`file://${file}${address}`)
  await page.waitForSelector('html[data-ready]')
  return { page, trouble }
}

/** How many exchanges a page lists, once it has settled. */
export async function countOf(page: Page): Promise<number> {
  await page.waitForTimeout(350)
  return Number(await page.locator('#count').getAttribute('data-count'))
}
