import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser, pictured } from './browser.ts'

const REFUSED = /status of (400|422) /

export interface Walk {
  readonly width?: number
  readonly script?: boolean
  /** forms are sent with faults: that the server refused them is no complaint */
  readonly isRefused?: boolean
}

/** One browser for a file's journeys, each in a window of its own; what the page complains of fails the journey. */
export function walks(): (name: string, options: Walk, act: (page: Page) => Promise<void>) => Promise<void> {
  let browser: Browser
  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())
  return async (name, { width = 1280, script = true, isRefused = false }, act) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: script })
    context.setDefaultTimeout(20_000)
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', error => complaints.push(error.message))
    try {
      await pictured(page, name, () => act(page))
      assert.deepEqual(
        complaints.filter(text => !(isRefused && REFUSED.test(text))),
        [],
      )
    } finally {
      await context.close()
    }
  }
}

/** Signs in as a person of the demonstration, with the one click that it offers. */
export async function beSomebody(page: Page, origin: string, name: string): Promise<void> {
  await page.goto(`${origin}/demonstration`)
  await page.getByRole('button', { name: `as ${name},` }).press('Enter')
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
}

/** Opens a link by its words, as those do who use the keyboard alone. */
export async function follow(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('link', { name }).first().press('Enter')
  await page.waitForLoadState()
}
