import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockAt } from '#platform/clock.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { mailedTo } from '#platform/testing/mailed.ts'
import { createTestApp } from '#platform/testing/site.ts'
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
const { actor } = practitioner

interface Asked {
  readonly reference: string
  readonly requestId: string
  readonly address: string
}

async function ask(): Promise<Asked> {
  const { enquiryId, reference } = await insertTestEnquiry(database, app, ours, actor)
  const address = `${reference.toLowerCase()}@surgery.example`
  const request = {
    agencyId: undefined,
    askedOf: 'Brindle Lane Surgery',
    email: address,
    question: 'Which medicines were prescribed?',
    told: 'In April',
    dueOn: Temporal.PlainDate.from('2024-05-20'),
  }
  assert.deepEqual(await askSomebody(app, actor, { reference, version: 1 }, request), { outcome: 'done' })
  const [row] = await database.owner<{ request_id: string }>(
    'select request_id from enquiry_request where enquiry_id = $1',
    [enquiryId],
  )
  return { reference, requestId: row?.request_id ?? '', address }
}

async function newestKey({ address }: Asked): Promise<{ token: string; code: string }> {
  const text = (await mailedTo(app, database, address)).at(-1)?.text ?? ''
  return { token: /contribute\/([\w-]+)/.exec(text)?.[1] ?? '', code: /code is: (\S+)/.exec(text)?.[1] ?? '' }
}

test('the mail to a contributor names neither the adult nor the enquiry', async () => {
  const asked = await ask()
  const [mail] = await mailedTo(app, database, asked.address)
  assert.doesNotMatch(JSON.stringify(mail), /Pellow|Arthur|EN-2024|AC-2024|medicines/)
})

test('link and code together show the question and what was told, however the code is typed', async () => {
  const asked = await ask()
  const { token, code } = await newestKey(asked)
  const shown = await readContribution(app, { token, code: ` ${code.toLowerCase().replace('-', ' ')} ` })
  assert.deepEqual([shown?.question, shown?.told, shown?.draft], ['Which medicines were prescribed?', 'In April', ''])
  assert.equal(await readContribution(app, { token, code: '2222-2222' }), undefined)
  assert.equal(await readContribution(app, { token: 'x', code }), undefined)
})

test('what is saved waits for the contributor, and what is sent is the answer and stays', async () => {
  const asked = await ask()
  const key = await newestKey(asked)
  assert.equal(await writeToContribution(app, key, { text: 'Begun', isAnswer: false }), 'saved')
  assert.equal((await readContribution(app, key))?.draft, 'Begun')
  assert.equal(await writeToContribution(app, key, { text: 'None', isAnswer: true }), 'sent')
  assert.equal(await writeToContribution(app, key, { text: 'Some', isAnswer: true }), 'sent-already')
  const answers = await database.owner('select answer from enquiry_answer where request_id = $1', [asked.requestId])
  assert.deepEqual(answers, [{ answer: 'None' }])
})

test('a newer link closes the one before, and a waived answer closes them all', async () => {
  const asked = await ask()
  const first = await newestKey(asked)
  const { reference, requestId } = asked
  await chaseRequest(app, actor, { reference, version: 2 }, requestId, { how: 'mail', note: '' })
  const second = await newestKey(asked)
  assert.equal(await readContribution(app, first), undefined)
  assert.ok(await readContribution(app, second))
  await waiveRequest(app, actor, { reference, version: 3 }, requestId, 'Known already')
  assert.equal(await readContribution(app, second), undefined)
})
