import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generateSync } from 'otplib'
import type { Page } from 'playwright-core'
import { openDemonstration } from '../fixtures/demonstration/demonstration.ts'
import { beSomebody, follow, walks } from './walk.ts'

const demonstration = await openDemonstration()
const { database, people, person } = demonstration
const origin = await demonstration.origin()
const walk = walks()

const navigation = (page: Page) => page.getByRole('navigation', { name: 'Menu' }).getByRole('link')

test('one click signs in as each role, and each item of the navigation opens a page', async () => {
  const first = Map.groupBy(people, each => each.roles.join())
  await walk('navigation', {}, async page => {
    for (const [each] of first.values()) {
      assert.ok(each)
      await beSomebody(page, origin, each.name)
      const addresses = await navigation(page).evaluateAll(links =>
        links.map(link => String(link.getAttribute('href'))),
      )
      assert.ok(addresses.length >= 4, each.name)
      for (const address of addresses) {
        const answer = await page.goto(`${origin}${address}`)
        assert.equal(answer?.status(), 200, `${each.name}: ${address}`)
        assert.equal(await page.locator('h1').count(), 1, `${each.name}: ${address}`)
      }
      await page.getByRole('button', { name: 'Sign out' }).press('Enter')
      await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    }
  })
})

for (const script of [true, false]) {
  test(`an invited person sets up password and app from the mail, and signs in again, ${script ? 'with' : 'without'} script`, async () => {
    const email = `newcomer-${script}@avonvale.example`
    const newcomer = await addNewcomer(email)
    await walk('invitation', { script }, async page => {
      await beSomebody(page, origin, 'Tomasz Wilde')
      await page.goto(`${origin}/people/accounts/${newcomer}`)
      await page.getByRole('button', { name: 'Send the invitation' }).press('Enter')
      await page.goto(`${origin}/outbox`)
      await follow(page, 'Set up your account at Kith')
      await page.getByText('/invitation/').waitFor()
      const link = /\/invitation\/[\w-]{43}/.exec((await page.locator('main').textContent()) ?? '')?.[0]
      await page.getByRole('button', { name: 'Sign out' }).press('Enter')

      await page.goto(`${origin}${link}`)
      const password = 'violet harbour and twelve clocks'
      await page
        .getByLabel('New password')
        .or(page.getByLabel('Password', { exact: true }))
        .first()
        .fill(password)
      await page.keyboard.press('Enter')
      const key = ((await page.locator('.kith-qr + dl code').textContent()) ?? '').replaceAll(' ', '')
      const code = (at = 0): string => generateSync({ secret: key, epoch: Math.floor(Date.now() / 1000) + at })
      await page.getByLabel('Code that the app shows').fill(code())
      await page.keyboard.press('Enter')
      await page.locator('.kith-recovery-codes li').nth(7).waitFor()
      await follow(page, 'I have kept them: continue')
      await page.getByRole('button', { name: 'Sign out' }).press('Enter')

      await page.getByLabel('Email address').fill(email)
      await page.getByLabel('Password', { exact: true }).fill(password)
      await page.keyboard.press('Enter')
      // The code of the next half minute: the one of now was used.
      await page.getByLabel('Code', { exact: true }).fill(code(30))
      await page.keyboard.press('Enter')
      await page.getByRole('link', { name: 'Newcomer' }).waitFor()
    })
  })
}

test('whoever is not signed in is asked to, and comes back to the page they asked for', async () => {
  await walk('sent-to-sign-in', {}, async page => {
    await page.goto(`${origin}/training/indicators`)
    assert.equal(new URL(page.url()).pathname, '/sign-in')
    assert.equal(new URL(page.url()).searchParams.get('next'), '/training/indicators')
  })
})

async function addNewcomer(email: string): Promise<string> {
  const { personId } = person('Tomasz Wilde')
  const [row] = await database.owner<{ person_id: string }>(
    `with added as (
       insert into person (partnership_id, agency_id, name, email, starts_on)
       select partnership_id, agency_id, 'Newcomer', $2, current_date from person where person_id = $1
       returning partnership_id, person_id)
     insert into person_role (partnership_id, person_id, role, starts_on)
     select partnership_id, person_id, 'auditor', current_date from added returning person_id`,
    [personId, email],
  )
  return row?.person_id ?? ''
}
