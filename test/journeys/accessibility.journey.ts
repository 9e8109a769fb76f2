import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { hashPassword } from '#platform/auth/password.ts'
import { routes } from '../../src/app.ts'
import type { PublishedDocument } from '../../src/publishing/document.ts'
import { renderHtmlFile } from '../../src/publishing/renderers/html-file.ts'
import { arrangeWork } from '../fixtures/demonstration/arrange-work.ts'
import { openDemonstration } from '../fixtures/demonstration/demonstration.ts'
import { assertAccessible, assertNoSidewaysScroll, launchBrowser, pictured } from './browser.ts'
import { readerOf } from './reader-of.ts'

const WIDE = { width: 1280, height: 900 }
const PHONE = { width: 360, height: 740 }
const NARROWEST = { width: 320, height: 640 }
const PASSWORD = 'four plain words together'

const demonstration = await openDemonstration()
await arrangeWork(demonstration)
const { database, person, ask } = demonstration
const origin = await demonstration.origin()
const publicOrigin = await demonstration.publicOrigin()
let browser: Browser
let context: BrowserContext
let page: Page
let complaints: string[] = []

before(async () => {
  browser = await launchBrowser()
  context = await browser.newContext({ viewport: WIDE })
  page = await context.newPage()
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(error.message))
})
after(() => browser.close())

/** What must have happened before a page of signing in is there: a password was given, of an account with an app or without. */
const AFTER_PASSWORD: Readonly<Record<string, { hasApp: boolean }>> = {
  '/sign-in/code': { hasApp: true },
  '/sign-in/recovery-code': { hasApp: true },
  '/sign-in/set-up': { hasApp: false },
}

/** Pages that are there only after others, each with what walks through them with the same checks, and what is no page. */
const WALKED_ELSEWHERE: Readonly<Record<string, string>> = {
  '/raise/:partnership/questions/:question': 'portal.journey.ts begins a concern and checks every question',
  '/raise/:partnership/check': 'portal.journey.ts',
  '/raise/:partnership/save': 'portal.journey.ts saves half-way',
  '/raise/:partnership/saved': 'portal.journey.ts saves half-way',
  '/raise/:partnership/sent': 'portal.journey.ts sends',
  '/concerns/by-id/:concernId': 'leads to the record',
  '/concerns/:reference/files/:fileId': 'a file, or why it cannot be opened yet',
}

for (const { method, path } of routes) {
  if (method !== 'GET' || WALKED_ELSEWHERE[path]) continue
  test(`GET ${path} is accessible, wide and on a phone, and never scrolls sideways`, async () => {
    const { address, token } = await readerOf(demonstration, path)
    const { headers, statusCode } = await ask({ path: address, token })
    if (String(headers['content-disposition']).startsWith('attachment')) return assert.equal(statusCode, 200)
    await context.clearCookies()
    if (token) await context.addCookies([{ name: 'kith', value: token, url: origin }])
    const passwordOf = AFTER_PASSWORD[path]
    if (passwordOf) await givePassword(passwordOf)
    await assertGood(`${origin}${address}`, path)
  })
}

test('every page of the public site is accessible, wide and on a phone, and never scrolls sideways', async () => {
  const seen = new Set<string>()
  const next = ['/']
  const figures: string[] = []
  await context.clearCookies()
  for (let path = next.shift(); path !== undefined; path = next.shift()) {
    if (seen.has(path)) continue
    seen.add(path)
    // Each figure has a page, and all are drawn alike.
    if (/\/figures\/./.test(path) && figures.push(path) > 3) continue
    await assertGood(`${publicOrigin}${path}`, `public${path}`)
    const links: string[] = await page.evaluate(
      `[...document.querySelectorAll('a[href]:not([download])')].map(a => new URL(a.href)).filter(url => url.origin === location.origin).map(url => url.pathname)`,
    )
    next.push(...links.filter(each => !/\.\w+$/.test(each)))
  }
  assert.ok(seen.size > 10 && figures.length > 3, [...seen].join(' '))
})

test('the report as one file that needs no other is accessible, and never scrolls sideways', async () => {
  const [release] = await database.owner<{ document: PublishedDocument }>('select document from published.release')
  assert.ok(release)
  await page.setViewportSize(WIDE)
  // Not on a page of the site, whose content security policy would hold for it too.
  await page.goto('about:blank')
  await page.setContent(renderHtmlFile(release.document))
  await pictured(page, 'report-file', async () => {
    await assertAccessible(page)
    await page.setViewportSize(NARROWEST)
    await assertNoSidewaysScroll(page)
  })
})

async function givePassword({ hasApp }: { hasApp: boolean }): Promise<void> {
  const { accountId } = person(hasApp ? 'Yusuf Brandreth' : 'Sunita Mallory')
  const [row] = await database.owner<{ email: string }>(
    'update account set password_hash = $2 where account_id = $1 returning email',
    [accountId, await hashPassword(PASSWORD)],
  )
  if (hasApp)
    await database.owner(
      `insert into second_factor (account_id, secret, confirmed_at) values ($1, 'sealed', now()) on conflict do nothing`,
      [accountId],
    )
  await page.goto(`${origin}/sign-in`)
  await page.getByLabel('Email').fill(row?.email ?? '')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/sign-in\/./)
}

async function assertGood(url: string, name: string): Promise<void> {
  complaints = []
  await page.setViewportSize(WIDE)
  const answer = await page.goto(url)
  assert.equal(answer?.status(), 200, url)
  assert.equal(page.url(), url)
  await pictured(page, name, async () => {
    await assertAccessible(page)
    await page.setViewportSize(PHONE)
    await assertAccessible(page)
    await page.setViewportSize(NARROWEST)
    await assertNoSidewaysScroll(page)
    assert.deepEqual(complaints, [])
  })
}
