import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { openDemonstration } from '../fixtures/demonstration/demonstration.ts'
import { assertAccessible } from './browser.ts'
import { follow, walks } from './walk.ts'

const { database, person, origin: listen } = await openDemonstration()
const origin = await listen()
const walk = walks()
const TYPED = {
  Name: 'Eastwell <Advice> "Centre"',
  'Other names (optional)': 'Eastwell\nAdvice & help at Eastwell',
  Day: '31',
  Month: '4',
  Year: '2023',
}
const CHOSEN = { Type: 'Voluntary or community organisation', 'Statutory role: adults': 'Invited member of the board' }

/** Signs in from wherever the sign-in page was reached, as one of the demonstration's people. */
async function signIn(page: Page, name: string): Promise<void> {
  await follow(page, 'Sign in as one of its invented people')
  await page.getByRole('button', { name: `as ${name},` }).press('Enter')
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
}

const endSessionsOf = (name: string): Promise<unknown> =>
  database.owner(`update session set last_seen_at = now() - interval '16 minutes' where account_id = $1`, [
    person(name).accountId,
  ])

async function typeTooLate(page: Page): Promise<void> {
  await page.goto(`${origin}/agencies/add`)
  await signIn(page, 'Imelda Farrow')
  assert.equal(new URL(page.url()).pathname, '/agencies/add')
  for (const [label, text] of Object.entries(TYPED)) await page.getByLabel(label, { exact: true }).fill(text)
  for (const [label, text] of Object.entries(CHOSEN)) await page.getByLabel(label).selectOption(text)
  await endSessionsOf('Imelda Farrow')
  await page.getByRole('button', { name: 'Add the agency' }).press('Enter')
  await page.getByText('What you typed was not sent yet').waitFor()
  assert.doesNotMatch(page.url(), /Eastwell/)
}

for (const script of [true, false]) {
  test(`a form that is sent after the session ended comes back as it was typed, ${script ? 'with' : 'without'} script`, async () => {
    await walk('kept-form', { script }, async page => {
      await typeTooLate(page)
      // axe is script, and never answers without.
      if (script) await assertAccessible(page)
      await signIn(page, 'Imelda Farrow')
      assert.equal(new URL(page.url()).pathname, '/agencies/add')
      for (const [label, text] of Object.entries(TYPED))
        assert.equal(await page.getByLabel(label, { exact: true }).inputValue(), text)
      for (const [label, text] of Object.entries(CHOSEN))
        assert.equal(await page.getByLabel(label).locator('option:checked').textContent(), text)
      await page.getByText('What you typed was not sent').waitFor()
      if (script) await assertAccessible(page)
    })
  })
}

test('whoever signs in instead finds an empty form', async () => {
  await walk('kept-form-of-another', {}, async page => {
    await typeTooLate(page)
    await signIn(page, 'Owen Castellane')
    assert.equal(new URL(page.url()).pathname, '/agencies/add')
    assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), '')
    assert.doesNotMatch((await page.locator('body').textContent()) ?? '', /Eastwell|was not sent/)
  })
})
