import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { receive } from '../../src/concerns/testing/concerns.ts'
import { arrangeConcerns } from '../fixtures/demonstration/arrange-concerns.ts'
import { openDemonstration } from '../fixtures/demonstration/demonstration.ts'
import { assertAccessible, assertNoSidewaysScroll } from './browser.ts'
import { beSomebody, follow, walks } from './walk.ts'

const demonstration = await openDemonstration()
const { app, people, person } = demonstration
const origin = await demonstration.origin()
const walk = walks()
const lead = person('Imelda Farrow')
await arrangeConcerns(demonstration, lead)
const practitioner = people.find(
  ({ partnershipId, roles }) => partnershipId === lead.partnershipId && roles.includes('triage-practitioner'),
)
const manager = people.find(
  ({ partnershipId, roles }) => partnershipId === lead.partnershipId && roles.includes('triage-manager'),
)
assert.ok(practitioner && manager)

/** A concern that the business manager raises: its reference. */
async function received(): Promise<string> {
  const { partnershipId, personId, roles, name } = lead
  const actor = { id: `person:${personId}`, name, partnershipId, partnershipName: '', roles, personId }
  return (await receive(app, actor)).reference
}

// What looks at a page is script itself: it waits for good on one that may run none.
async function look(page: Page, script = true): Promise<void> {
  if (!script) return
  await assertAccessible(page)
  await assertNoSidewaysScroll(page)
}

const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).first().press('Enter')

async function answer(page: Page, limb: string, value: string, reason: string): Promise<void> {
  await page.locator(`input[name="limb-${limb}"][value="${value}"]`).check()
  await page.locator(`[name="limb-${limb}-reason"]`).fill(reason)
}

for (const [how, options] of [
  ['with script', { script: true, width: 1280 }],
  ['without script', { script: false, width: 1280 }],
  ['on a phone', { script: true, width: 360 }],
] as const) {
  test(`a practitioner takes a concern, is refused a decision without its reasons with all kept, and decides, ${how}`, async () => {
    const reference = await received()
    await walk(`triage-${how}`, { ...options, isRefused: true }, async page => {
      await beSomebody(page, origin, practitioner.name)
      await page.goto(`${origin}/triage?part=later&with=nobody`)
      await look(page, options.script)
      await page.getByRole('button', { name: `Take this concern ${reference}` }).press('Enter')
      await page.getByText(`${reference} is yours.`).waitFor()
      await look(page, options.script)

      await answer(page, 'a', 'yes', 'Parkinson’s disease; four visits a day')
      await answer(page, 'b', 'yes', '')
      await press(page, 'Record the decision')
      await page.getByText('There is a problem').waitFor()
      assert.equal(await page.locator('[name="limb-a-reason"]').inputValue(), 'Parkinson’s disease; four visits a day')
      assert.ok(await page.locator('input[name="limb-b"][value="yes"]').isChecked())
      await look(page, options.script)

      await answer(page, 'b', 'yes', 'Two night visits did not happen')
      await answer(page, 'c', 'no', 'He rang for help himself')
      await page.locator('input[name="pathway"][value="s42-2"]').check()
      await page.locator('[name="reason"]').fill('His daughter stays with him')
      await page.locator('[name="told-reason"]').fill('His daughter stays with him')
      await press(page, 'Record the decision')
      await page.getByText('Because (c) is answered no').first().waitFor()
      await page.locator('input[name="pathway"][value="not-met"]').check()
      await press(page, 'Record the decision')
      await page.getByText('The decision is recorded').waitFor()
      await page.getByText('Counted nationally as: concern, no enquiry.').waitFor()
      await look(page, options.script)
    })
  })
}

test('a manager answers a disagreement that came by telephone', async () => {
  const reference = await received()
  await walk('triage-disagreement', { isRefused: true }, async page => {
    await beSomebody(page, origin, practitioner.name)
    await page.goto(`${origin}/concerns/${reference}/screen-out`)
    await look(page)
    await page.locator('[name="reason"]').fill('A request for a ramp')
    await page.locator('[name="told-reason"]').fill('This is a request for equipment')
    await press(page, 'Screen it out')
    await follow(page, 'Disagreement')
    await look(page)
    await page.locator('input[name="challenger"][value="agency"]').check()
    await page.locator('[name="challenger-name"]').fill('Severnside Trust')
    await page.locator('[name="reason"]').fill('He fell twice')
    await press(page, 'Record that they disagree')
    await page.getByText('Severnside Trust disagrees').waitFor()

    await beSomebody(page, origin, manager.name)
    await page.goto(`${origin}/concerns/${reference}/challenge`)
    await page.locator('input[name="answer"][value="kept"]').check()
    await page.locator('[name="answer-reason"]').fill('The falls were looked into by the hospital')
    await press(page, 'Record the answer')
    await page.getByText('The decision is kept: The falls').waitFor()
    await look(page)
  })
})
