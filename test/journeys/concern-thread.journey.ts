import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { openDemonstration } from '../fixtures/demonstration/demonstration.ts'
import { assertAccessible } from './browser.ts'
import { beSomebody, walks } from './walk.ts'

const demonstration = await openDemonstration()
const origin = await demonstration.origin()
const walk = walks()

const WHAT = 'Left alone overnight by paid carers. Found on the floor by the morning carer.'
const PRIVATE = 'Her nephew holds the key to the house.'
const TOLD = 'We have spoken to her and are looking into it with her agreement.'
const OUTCOME = 'Somebody now stays with her at night.'

/** What a school's lead answers; a question that is not here is passed over. */
const ANSWERS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  about: page => page.getByLabel('An adult').check(),
  person: async page => {
    await page.getByLabel('First name').fill('Doreen')
    await page.getByLabel('Last name').fill('Testwell')
  },
  born: page => page.getByLabel('I do not know').check(),
  'what-happened': page => page.locator('textarea').fill(WHAT),
  when: page => page.getByLabel('I do not know').check(),
  types: page => page.getByLabel('Neglect').first().check(),
  where: page => page.locator('main input[type=radio]').first().check(),
  'who-by': page => page.getByLabel('I do not know').last().check(),
  consent: page => page.locator('main input[type=radio]').first().check(),
  capacity: page => page.locator('main input[type=radio]').first().check(),
}

const press = async (page: Page, name: string): Promise<void> => {
  const before = page.url()
  await page.locator('main').getByRole('button', { name, exact: true }).first().press('Enter')
  await page.waitForURL(url => String(url) !== before)
}
const text = async (page: Page): Promise<string> => (await page.locator('main').textContent()) ?? ''
/** What the person who is signed in is answered, without the browser's complaint of a refusal. */
const statusOf = async (page: Page, address: string): Promise<number> => (await page.request.get(address)).status()
const choose = (page: Page, name: string, value: string) => page.locator(`[name="${name}"][value="${value}"]`).check()
const today = async (page: Page, name: string): Promise<void> => {
  const day = Temporal.Now.plainDateISO('Europe/London')
  for (const part of ['day', 'month', 'year'] as const)
    await page.locator(`[name="${name}-${part}"]`).fill(String(day[part]))
}

async function raise(page: Page): Promise<string> {
  await page.goto(`${origin}/raise/avonvale`)
  await press(page, 'Start')
  for (let at = 0; at < 30; at++) {
    const question = /\/questions\/([\w-]+)/.exec(page.url())?.[1]
    if (question === undefined) break
    await ANSWERS[question]?.(page)
    await press(page, 'Continue')
  }
  await press(page, 'Send to Avonvale Community Safety and Safeguarding Partnership')
  return /AC-\d{4}-\w{5}/.exec(await text(page))?.[0] ?? ''
}

/** Decides that there is an enquiry, and gives back its reference. */
async function decide(page: Page, reference: string): Promise<string> {
  await page.goto(`${origin}/concerns/${reference}`)
  for (const limb of ['a', 'b', 'c']) {
    await choose(page, `limb-${limb}`, 'yes')
    await page.locator(`[name="limb-${limb}-reason"]`).fill('As the school tells it.')
  }
  await choose(page, 'pathway', 's42-2')
  await page.getByLabel('Reason for the decision').fill(PRIVATE)
  await page.getByLabel('The reason in plain words, for whoever raised it').fill(TOLD)
  const record = page.locator('main').getByRole('button', { name: 'Record the decision' })
  await Promise.all([page.waitForNavigation(), record.press('Enter')])
  return /EN-\d{4}-\w{5}/.exec(await text(page))?.[0] ?? ''
}

async function give(page: Page, reference: string): Promise<void> {
  await page.goto(`${origin}/triage/feedback`)
  await page.getByRole('row').filter({ hasText: reference }).getByRole('link').last().press('Enter')
  await page.getByRole('button', { name: 'Give this answer' }).waitFor()
  await page.getByLabel('Show it on their page here, without an email').check()
  await press(page, 'Give this answer')
}

async function conclude(page: Page): Promise<void> {
  await choose(page, 'conclusion', 'risk-identified-action')
  await choose(page, 'riskOutcome', 'reduced')
  await choose(page, 'asked', 'asked-expressed')
  await choose(page, 'achieved', 'fully')
  await choose(page, 'lackedCapacity', 'no')
  await page.getByLabel('Reason for the conclusion').fill(OUTCOME)
  const close = page.locator('main').getByRole('button', { name: 'Close the enquiry' })
  await Promise.all([page.waitForNavigation(), close.press('Enter')])
}

test('a concern goes from the school that raised it to a closed enquiry and back, and each is shown what is theirs', async () => {
  await walk('thread', { isRefused: true }, async page => {
    await beSomebody(page, origin, 'Amara Finch')
    const reference = await raise(page)
    assert.match(reference, /^AC-/)

    await beSomebody(page, origin, 'Ewan Pritchett')
    await page.goto(`${origin}/concerns/${reference}/person`)
    await assertAccessible(page)
    const enquiry = await decide(page, reference)
    assert.match(enquiry, /^EN-/)
    await give(page, reference)

    await page.goto(`${origin}/enquiries/${enquiry}/meetings/add`)
    await today(page, 'heldOn')
    await page.getByLabel('Who took part').fill('Doreen Testwell, her niece, home care')
    await press(page, 'Record the meeting')
    await page.goto(`${origin}/enquiries/${enquiry}/actions/add`)
    await page.getByLabel('What is to be done').fill('Arrange a sitter for the nights')
    await page.getByLabel('Who is to do it').fill('Home care, registered manager')
    await today(page, 'dueOn')
    await press(page, 'Add the action')

    await page.goto(`${origin}/enquiries/${enquiry}/close`)
    await conclude(page)
    assert.match(await text(page), /Arrange a sitter for the nights” has been neither assured nor waived/)
    assert.equal(await page.getByLabel('Reason for the conclusion').inputValue(), OUTCOME, 'nothing typed is lost')
    await assertAccessible(page)

    await page.goto(`${origin}/enquiries/${enquiry}/plan`)
    await page.locator('main a[href$="/waive"]').first().press('Enter')
    await page.locator('textarea').fill('Her sister has moved in and stays at night.')
    await Promise.all([page.waitForNavigation(), page.locator('main button[type=submit]').first().press('Enter')])
    await page.goto(`${origin}/enquiries/${enquiry}/close`)
    await conclude(page)
    assert.match(page.url(), new RegExp(`/enquiries/${enquiry}`))
    assert.match(await text(page), /Concluded/)
    await give(page, reference)

    await beSomebody(page, origin, 'Amara Finch')
    await page.goto(`${origin}/raised/${reference}`)
    const told = await text(page)
    assert.match(told, new RegExp(TOLD))
    assert.ok(!told.includes(PRIVATE) && !told.includes(enquiry), 'never the enquiry')
    await assertAccessible(page)
    assert.equal(await statusOf(page, `${origin}/concerns/${reference}`), 403)

    await beSomebody(page, origin, 'Nadia Calloway')
    await page.goto(`${origin}/concerns/${reference}`)
    assert.match(await text(page), /in time/)

    await beSomebody(page, origin, 'Marcus Oyelaran')
    assert.equal(await statusOf(page, `${origin}/concerns/${reference}`), 403)
    assert.equal(await statusOf(page, `${origin}/enquiries/${enquiry}`), 403)

    const [row] = await demonstration.database.owner<{ events: string[] }>(
      `select array_agg(distinct event) as events from audit_event
       where subject->>'concern' = (select concern_id::text from concern where reference = $1)`,
      [reference],
    )
    for (const event of ['concern-received', 'concern-opened', 'individuals-compared', 'concern-decided'])
      assert.ok(row?.events.includes(event), `${event} is not in the audit trail: ${row?.events}`)
  })
})
