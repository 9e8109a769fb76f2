import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { inContext } from '#platform/db/context.ts'
import { getMail } from '#platform/mail/mail.store.ts'
import { receive } from '../../src/concerns/testing/concerns.ts'
import { arrangeConcerns } from '../fixtures/demonstration/arrange-concerns.ts'
import { openDemonstration } from '../fixtures/demonstration/demonstration.ts'
import { assertAccessible, assertNoSidewaysScroll } from './browser.ts'
import { beSomebody, follow, walks } from './walk.ts'

const demonstration = await openDemonstration()
const { app, database, people, person, origin: listen } = demonstration
const origin = await listen()
const walk = walks()
const lead = person('Imelda Farrow')
await arrangeConcerns(demonstration, lead)
const practitioners = people.filter(
  ({ partnershipId, roles }) => partnershipId === lead.partnershipId && roles.includes('triage-practitioner'),
)
const [first, second] = practitioners
assert.ok(first && second)

async function receiveOne(): Promise<string> {
  const actor = {
    id: `person:${lead.personId}`,
    name: lead.name,
    partnershipId: lead.partnershipId,
    partnershipName: '',
    roles: lead.roles,
    personId: lead.personId,
  }
  return (await receive(app, actor)).reference
}

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).press('Enter')
const choose = (page: Page, name: string, value: string): Promise<void> =>
  page.locator(`input[name="${name}"][value="${value}"]`).check()

async function type(page: Page, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(texts)) await page.locator(`[name="${name}"]`).fill(text)
}

async function typeDay(page: Page, name: string, day: Temporal.PlainDate): Promise<void> {
  await type(page, {
    [`${name}-day`]: String(day.day),
    [`${name}-month`]: String(day.month),
    [`${name}-year`]: String(day.year),
  })
}

async function decide(page: Page, reference: string): Promise<string> {
  await page.goto(`${origin}/concerns/${reference}`)
  for (const limb of ['a', 'b', 'c']) {
    await choose(page, `limb-${limb}`, 'yes')
    await type(page, { [`limb-${limb}-reason`]: 'As the surgery says' })
  }
  await choose(page, 'pathway', 's42-2')
  await type(page, { reason: 'The duty applies', 'told-reason': 'We are looking into it' })
  await press(page, 'Record the decision')
  await page.getByText('Enquiry under section 42(2)').first().waitFor()
  const [row] = await database.owner<{ reference: string }>(
    `select e.reference from enquiry e join concern c using (partnership_id, concern_id) where c.reference = $1`,
    [reference],
  )
  assert.ok(row)
  return row.reference
}

async function plan(page: Page): Promise<void> {
  await follow(page, 'Record the planning meeting')
  await typeDay(page, 'heldOn', app.clock.today())
  await type(page, {
    people: 'Arthur Pellow, his daughter, the social worker',
    notes: 'Find out which visits were made.',
  })
  await press(page, 'Record the meeting')
  await page.getByText('The planning meeting is on record.').waitFor()
  await follow(page, 'Add a line of enquiry')
  await type(page, { question: 'Which night visits were made?' })
  await press(page, 'Add the line of enquiry')
  await page.getByRole('heading', { name: 'Which night visits were made?' }).waitFor()
}

let toldCode = ''

async function askOutside(page: Page): Promise<void> {
  await follow(page, 'People and agencies asked')
  await follow(page, 'Ask somebody')
  await type(page, {
    askedOf: 'Brindle Lane Surgery',
    question: 'Which medicines were prescribed in April?',
    email: 'surgery@surgery.example',
  })
  await typeDay(page, 'dueOn', app.clock.today().add({ days: 7 }))
  await press(page, 'Ask them')
  await page.getByRole('heading', { name: 'Tell them this code by telephone' }).waitFor()
  await assertAccessible(page)
  toldCode = (await page.locator('#code').textContent()) ?? ''
  await follow(page, /Go back to/)
  await page.getByText('Waiting for the answer').first().waitFor()
}

async function recordOutcomes(page: Page): Promise<void> {
  await follow(page, 'Outcomes the adult wants')
  await follow(page, 'Record that they were asked')
  await choose(page, 'asked', 'asked-expressed')
  await choose(page, 'askedOf', 'adult')
  await press(page, 'Record it')
  await follow(page, 'Record an outcome')
  await type(page, { words: 'I want somebody here at night' })
  await choose(page, 'saidBy', 'adult')
  await press(page, 'Record the outcome')
  await page.getByRole('heading', { name: '“I want somebody here at night”' }).waitFor()
  await follow(page, /Say what became of it/)
  await choose(page, 'act', 'judged')
  await choose(page, 'achieved', 'fully')
  await press(page, 'Record it')
  await page.getByText('Fully achieved').first().waitFor()
}

async function addAction(page: Page): Promise<void> {
  await follow(page, 'Plan and actions')
  await follow(page, 'Add an action')
  await type(page, { what: 'Put a night sitter in place', owner: 'Hollin Home Care' })
  await typeDay(page, 'dueOn', app.clock.today().add({ days: 7 }))
  await press(page, 'Add the action')
  await follow(page, /Record it as done/)
  await type(page, { note: 'The sitter has begun' })
  await press(page, 'Record it as done')
  await page.getByText('somebody else has to assure it').waitFor()
}

async function tryToClose(page: Page): Promise<void> {
  await follow(page, 'Close the enquiry')
  await choose(page, 'conclusion', 'risk-identified-action')
  await choose(page, 'riskOutcome', 'removed')
  await choose(page, 'lackedCapacity', 'no')
  await type(page, { reason: 'The provider has mended its rota.' })
  await press(page, 'Close the enquiry')
}

async function mailedPath(): Promise<string> {
  const [row] = await database.owner<{ mail_id: string }>(
    `select mail_id from mail where kind = 'contribution' order by made_at desc limit 1`,
  )
  const context = { partnershipId: lead.partnershipId, actor: 'test' }
  const mail = await inContext(app.database('kith_app'), context, tx => getMail(tx, row?.mail_id ?? ''))
  const text = mail.sealedText ? (await app.keys.open('mail', mail.mailId, mail.sealedText)).toString() : ''
  assert.doesNotMatch(text, /Pellow|EN-\d{4}|AC-\d{4}/)
  return /\/contribute\/[\w-]+/.exec(text)?.[0] ?? ''
}

async function contribute(page: Page): Promise<void> {
  await page.goto(`${origin}${await mailedPath()}`)
  await assertAccessible(page)
  assert.doesNotMatch((await page.locator('main').textContent()) ?? '', /medicines|Pellow/)
  await type(page, { code: '2222-2222' })
  await press(page, 'Show the question')
  await page.getByText('There is a problem').waitFor()
  await type(page, { code: toldCode.toLowerCase() })
  await press(page, 'Show the question')
  await page.getByRole('heading', { name: 'Which medicines were prescribed in April?' }).waitFor()
  await assertAccessible(page)
  await type(page, { answer: 'None that would' })
  await press(page, 'Save and come back')
  await page.getByText('Nothing is sent until you send it').waitFor()
  await type(page, { answer: 'None that would explain it.' })
  assert.doesNotMatch((await page.locator('main').textContent()) ?? '', /Pellow/)
  await press(page, 'Send the answer')
  await page.getByRole('heading', { name: 'Your answer has been sent' }).waitFor()
}

test('a practitioner opens an enquiry, plans it, records what the adult wants, is refused to close it too early, and closes it', async () => {
  const reference = await receiveOne()
  let enquiry = ''
  await walk('enquiry', { isRefused: true }, async page => {
    await beSomebody(page, origin, first.name)
    enquiry = await decide(page, reference)
    await page.goto(`${origin}/enquiries`)
    await assertAccessible(page)
    await page.goto(`${origin}/enquiries/${enquiry}`)
    await assertAccessible(page)
    await plan(page)
    await askOutside(page)
    await recordOutcomes(page)
    await addAction(page)
    await tryToClose(page)
    await page.getByText('There is a problem').waitFor()
    const summary = page.getByRole('alert')
    await summary.getByText('The action “Put a night sitter in place” has been neither assured nor waived.').waitFor()
    await summary.getByText('Brindle Lane Surgery has not answered, and nobody has waived it.').waitFor()
    assert.equal(await page.locator('[name="reason"]').inputValue(), 'The provider has mended its rota.')
    await assertAccessible(page)
  })
  await walk('contribution', { width: 360, isRefused: true }, contribute)
  await walk('assurance', {}, async page => {
    await beSomebody(page, origin, second.name)
    await page.goto(`${origin}/enquiries/${enquiry}/plan`)
    await follow(page, /Assure it/)
    await type(page, { how: 'I met the sitter there' })
    await press(page, 'Assure the action')
    await page.getByText('The action is assured.').waitFor()
  })
  await walk('closing', {}, async page => {
    await beSomebody(page, origin, first.name)
    await page.goto(`${origin}/enquiries/${enquiry}/asked`)
    await page.getByText('None that would explain it.').waitFor()
    await tryToClose(page)
    await page.getByText('The enquiry is closed.').waitFor()
    await page.getByText('Risk identified and action taken').first().waitFor()
    await assertAccessible(page)
  })
  const trail = await database.owner<{ event: string }>(
    `select distinct event from audit_event where subject->>'enquiry' = (select enquiry_id::text from enquiry where reference = $1)`,
    [enquiry],
  )
  const events = trail.map(({ event }) => event)
  for (const event of ['opened', 'meeting-held', 'wish-judged', 'action-assured', 'concluded', 'read'])
    assert.ok(events.includes(`enquiry-${event}`), event)
})

test('no page of an enquiry scrolls sideways on a phone', async () => {
  const reference = await receiveOne()
  await walk('enquiry-on-a-phone', { width: 360 }, async page => {
    await beSomebody(page, origin, first.name)
    const enquiry = await decide(page, reference)
    for (const part of ['', '/planning', '/asked', '/findings', '/plan', '/outcomes', '/history', '/close']) {
      await page.goto(`${origin}/enquiries/${enquiry}${part}`)
      await assertNoSidewaysScroll(page)
    }
    await page.goto(`${origin}/enquiries`)
    await assertNoSidewaysScroll(page)
  })
})
