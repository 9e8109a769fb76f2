import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { routes } from '../../src/app.ts'
import { arrangeWork } from '../fixtures/demonstration/arrange-work.ts'
import { openDemonstration } from '../fixtures/demonstration/demonstration.ts'
import { assertAccessible, assertNoSidewaysScroll } from './browser.ts'
import { readerOf } from './reader-of.ts'
import { walks } from './walk.ts'

const demonstration = await openDemonstration()
await arrangeWork(demonstration)
const origin = await demonstration.origin()
const walk = walks()

/** Why a form has no errors to show, or is not there at its address alone. */
const PASSED_OVER: Readonly<Record<string, string>> = {
  '/sign-in/code': 'comes after a password',
  '/sign-in/recovery-code': 'comes after a password',
  '/sign-in/set-up': 'comes after a password',
  '/stay-signed-in': 'posted by the script of the session warning',
  '/choose-partnership': 'the partnership of now is chosen already',
  '/confirm-it-is-you': 'one click in the demonstration',
  '/demonstration': 'one click for each person',
  '/annual-reports/:period/sections/:code':
    'its first button shows how it reads, and takes anything; report.test.ts sends it with faults',
  '/annual-reports/:period/publish': 'what it asks is chosen already',
  '/account/recovery-codes': 'one button',
  '/raise/:partnership': 'one button',
  '/raise/:partnership/questions/:question': 'comes after the start; portal.journey.ts sends each with faults',
  '/raise/:partnership/check': 'comes after the questions; portal.journey.ts sends it',
  '/raise/:partnership/save': 'comes after a draft; portal.journey.ts sends it',
  '/raise/:partnership/return/:token': 'comes after a mailed link; portal.journey.ts and portal.test.ts send it',
  '/enquiries/organisational/:reference/adults':
    'lists whom the provider has left to bring in; enquiry-pages.test.ts brings one in',
  '/concerns/:reference/challenge': 'comes after a decision; triage.journey.ts and challenge.test.ts send it',
  '/raised/:reference/disagree': 'comes after a decision; challenge.test.ts sends it',
  '/triage/teams/:teamId': 'everybody whose role handles concerns belongs to the team already',
  '/triage/teams/:teamId/close': 'its one field is optional; change-team.test.ts sends it with a fault',
  '/intake/files/:id/refuse': 'only while a file waits; preview-pages.test.ts sends it with a fault',
  '/intake/agreements/:format': 'what it asks is chosen already; agreement-pages.test.ts sends it',
  '/restrictions/conflicts/:id/end': 'one button',
  '/restrictions/holds/:id/lift': 'one button',
}

const gets = new Set(routes.filter(({ method }) => method === 'GET').map(({ path }) => path))
const forms = routes.filter(({ method, path }) => method === 'POST' && gets.has(path) && !PASSED_OVER[path])

for (const { path } of forms) {
  test(`the form of ${path}, sent empty, says what is wrong where it is wrong, and keeps what was typed`, async () => {
    const { address, token } = await readerOf(demonstration, path)
    await walk(`errors-${path}`, { isRefused: true }, async page => {
      if (token) await page.context().addCookies([{ name: 'kith', value: token, url: origin }])
      await page.goto(`${origin}${address}`)
      await empty(page)
      await send(page)
      const wrong = await assertErrors(page)
      const typed = await typeElsewhere(page, wrong)
      await send(page)
      await assertErrors(page)
      for (const name of typed)
        assert.equal(await page.locator(`main form [name="${name}"]`).first().inputValue(), 'Kept')
    })
  })
}

/** Takes out what the form of a record begins with. */
async function empty(page: Page): Promise<void> {
  for (const field of await page.locator('main form[method="post"]').getByRole('textbox').all()) await field.fill('')
}

/** Presses the page's own button: the first of the form with the most fields. */
async function send(page: Page): Promise<void> {
  await page.evaluate(`{
    const forms = [...document.querySelectorAll('main form[method="post"]')]
    forms.sort((one, other) => other.elements.length - one.elements.length)[0].querySelector('button[type=submit]').dataset.pressed = ''
  }`)
  const [answer] = await Promise.all([
    page.waitForResponse(response => response.request().method() === 'POST'),
    page.locator('button[data-pressed]').press('Enter'),
  ])
  assert.ok(answer.status() === 400 || answer.status() === 422, `${page.url()}: ${answer.status()}`)
  await page.waitForLoadState()
}

/** The names of the fields that are wrong. */
async function assertErrors(page: Page): Promise<readonly string[]> {
  assert.match(await page.title(), /^Error: /)
  const links = page.locator('.govuk-error-summary a')
  const targets = await links.evaluateAll(all => all.map(link => String(link.getAttribute('href'))))
  assert.ok(targets.length > 0, 'no summary of errors')
  for (const target of targets) {
    assert.match(target, /^#/)
    const field = page.locator(`[id="${target.slice(1)}"]`)
    assert.equal(await field.count(), 1, `${target} is no field`)
    await page.locator(`.govuk-error-summary a[href="${target}"]`).first().press('Enter')
    assert.ok(
      await field.evaluate(element => element === element.ownerDocument.activeElement),
      `${target} is not focused`,
    )
  }
  const words = await links.allTextContents()
  const beside = (await page.locator('.govuk-error-message').allTextContents()).join(' ')
  for (const each of words) assert.ok(beside.includes(each.trim()), `not beside its field: ${each}`)
  await assertAccessible(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await assertAccessible(page)
  await assertNoSidewaysScroll(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  return targets.map(target => target.slice(1))
}

/** Types into the fields that were not wrong. */
async function typeElsewhere(page: Page, wrong: readonly string[]): Promise<readonly string[]> {
  const names: string[] = await page.evaluate(
    `[...document.querySelectorAll('main form[method="post"] :is(input[type=text], input:not([type]), textarea)')].map(field => field.name)`,
  )
  const typed = [...new Set(names)].filter(name => !wrong.some(each => name === each || name.startsWith(`${each}-`)))
  for (const name of typed) await page.locator(`main form [name="${name}"]`).first().fill('Kept')
  return typed
}
