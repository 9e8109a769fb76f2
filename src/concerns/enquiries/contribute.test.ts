import assert from 'node:assert/strict'
import { test } from 'node:test'
import { restrictRecord } from '#platform/auth/restriction/restrict-record.ts'
import { clockAt } from '#platform/clock.ts'
import { dayValues } from '#platform/http/day-field.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { mailedTo } from '#platform/testing/mailed.ts'
import { createTestApp, createTestSite } from '#platform/testing/site.ts'
import { concernsRoutes } from '../concerns.routes.ts'
import { createConcernsPlace, signInToTeam } from '../testing/concerns.ts'
import { askSomebody } from './ask-somebody.ts'
import { chaseRequest } from './chase-request.ts'
import { readContribution, writeToContribution } from './contribute.ts'
import { insertTestEnquiry } from './testing/enquiry-rows.ts'
import { waiveRequest } from './waive-request.ts'

const database = await cloneTestDatabase()
const app = createTestApp(database, clockAt(Temporal.Instant.from('2024-05-08T09:00:00Z')))
const ours = await createConcernsPlace(database)
const practitioner = await signInToTeam(database, ours)
const manager = await signInToTeam(database, ours, 'adult', 'triage-manager')
const { actor } = practitioner
const site = await createTestSite(app, concernsRoutes)

interface Asked {
  readonly concernId: string
  readonly reference: string
  readonly requestId: string
  readonly address: string
  /** what whoever asked was shown */
  readonly code: string
}

async function ask(): Promise<Asked> {
  const { concernId, enquiryId, reference } = await insertTestEnquiry(database, app, ours, actor)
  const address = `${reference.toLowerCase()}@surgery.example`
  const request = {
    agencyId: undefined,
    askedOf: 'Brindle Lane Surgery',
    email: address,
    question: 'Which medicines were prescribed?',
    told: 'In April',
    dueOn: Temporal.PlainDate.from('2024-05-20'),
  }
  const change = await askSomebody(app, actor, { reference, version: 1 }, request)
  assert.equal(change.outcome, 'done')
  const [row] = await database.owner<{ request_id: string }>(
    'select request_id from enquiry_request where enquiry_id = $1',
    [enquiryId],
  )
  const code = 'code' in change ? change.code : undefined
  return { concernId, reference, requestId: row?.request_id ?? '', address, code: code ?? '' }
}

async function newestKey({ address, code }: Asked): Promise<{ token: string; code: string }> {
  const text = (await mailedTo(app, database, address)).at(-1)?.text ?? ''
  return { token: /contribute\/([\w-]+)/.exec(text)?.[1] ?? '', code }
}

const question = async (key: { token: string; code: string }): Promise<string | undefined> => {
  const read = await readContribution(app, key)
  return typeof read === 'object' ? read.question : read
}

test('the code is in no mail: it is shown to whoever asked, who tells it by telephone', async () => {
  const asked = await ask()
  assert.match(asked.code, /^[2-9B-Z]{4}-[2-9B-Z]{4}$/)
  const mails = JSON.stringify(await mailedTo(app, database, asked.address))
  assert.ok(!mails.includes(asked.code) && !mails.includes(asked.code.replace('-', '')))
  assert.doesNotMatch(mails, /[2-9B-Z]{4}-[2-9B-Z]{4}/)
})

test('the page on which the code is shown is the answer to the form alone', async () => {
  const { reference } = await insertTestEnquiry(database, app, ours, actor)
  const form = {
    version: '1',
    askedOf: 'Dr Marr',
    email: 'marr@surgery.example',
    question: 'Which?',
    ...dayValues('dueOn', Temporal.PlainDate.from('2024-05-20')),
  }
  const answer = await site.post(`/enquiries/${reference}/requests/add`, form, practitioner.token)
  const code = /id="code">([^<]+)</.exec(answer.body)?.[1] ?? ''
  assert.match(code, /^\w{4}-\w{4}$/)
  assert.ok(!(await site.get(`/enquiries/${reference}/asked`, practitioner.token)).body.includes(code))
  assert.ok(!JSON.stringify(await database.owner('select * from enquiry_event')).includes(code))
})

test('a restriction of the concern closes the link at once, and the contributor is told that it is closed and no more', async () => {
  const asked = await ask()
  const key = await newestKey(asked)
  assert.equal(await writeToContribution(app, key, { text: 'Begun', isAnswer: false }), 'saved')
  const record = { kind: 'concern', id: asked.concernId, reference: asked.reference }
  await app.transaction(manager.actor, tx =>
    restrictRecord(app, tx, manager.actor, {
      record,
      reason: 'staff-linked',
      note: '',
      readers: [practitioner.personId],
      reviewOn: Temporal.PlainDate.from('2024-08-01'),
    }),
  )
  assert.equal(await readContribution(app, key), 'closed')
  assert.equal(await writeToContribution(app, key, { text: 'None that would', isAnswer: true }), 'closed')
  const sent = await site.post(`/contribute/${key.token}`, { code: key.code, answer: 'None that would', act: 'send' })
  assert.equal(sent.statusCode, 410)
  assert.match(sent.body, /This page is closed/)
  assert.match(sent.body, /None that would/)
  assert.doesNotMatch(sent.body, /Which medicines|In April|Begun|restrict/)
  assert.deepEqual(await database.owner('select from enquiry_answer where request_id = $1', [asked.requestId]), [])
  const wrong = await site.post(`/contribute/${key.token}`, { code: '2222-2222' })
  assert.doesNotMatch(wrong.body, /closed/)
})

test('the mail to a contributor names neither the adult nor the enquiry', async () => {
  const asked = await ask()
  const [mail] = await mailedTo(app, database, asked.address)
  assert.doesNotMatch(JSON.stringify(mail), /Pellow|Arthur|EN-2024|AC-2024|medicines/)
})

test('link and code together show the question and what was told, however the code is typed', async () => {
  const asked = await ask()
  const { token, code } = await newestKey(asked)
  const shown = await readContribution(app, { token, code: ` ${code.toLowerCase().replace('-', ' ')} ` })
  assert.ok(typeof shown === 'object')
  assert.deepEqual([shown.question, shown.told, shown.draft], ['Which medicines were prescribed?', 'In April', ''])
  assert.equal(await readContribution(app, { token, code: '2222-2222' }), undefined)
  assert.equal(await readContribution(app, { token: 'x', code }), undefined)
})

test('what is saved waits for the contributor, and what is sent is the answer and stays', async () => {
  const asked = await ask()
  const key = await newestKey(asked)
  assert.equal(await writeToContribution(app, key, { text: 'Begun', isAnswer: false }), 'saved')
  const kept = await readContribution(app, key)
  assert.equal(typeof kept === 'object' && kept.draft, 'Begun')
  assert.equal(await writeToContribution(app, key, { text: 'None', isAnswer: true }), 'sent')
  assert.equal(await writeToContribution(app, key, { text: 'Some', isAnswer: true }), 'sent-already')
  const answers = await database.owner('select answer from enquiry_answer where request_id = $1', [asked.requestId])
  assert.deepEqual(answers, [{ answer: 'None' }])
})

test('a newer link closes the one before, and a waived answer closes them all', async () => {
  const asked = await ask()
  const first = await newestKey(asked)
  const { reference, requestId } = asked
  const chased = await chaseRequest(app, actor, { reference, version: 2 }, requestId, { how: 'mail', note: '' })
  assert.equal(chased.outcome, 'done')
  const second = await newestKey({ ...asked, code: ('code' in chased ? chased.code : undefined) ?? '' })
  assert.notEqual(second.code, first.code)
  assert.equal(await question(first), 'closed')
  assert.equal(await question(second), 'Which medicines were prescribed?')
  await waiveRequest(app, actor, { reference, version: 3 }, requestId, 'Known already')
  assert.equal(await question(second), 'closed')
})
