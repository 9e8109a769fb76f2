import assert from 'node:assert/strict'
import { test } from 'node:test'
import { restrictRecord } from '#platform/auth/restriction/restrict-record.ts'
import { clockAt } from '#platform/clock.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, createTestSite } from '#platform/testing/site.ts'
import { concernsRoutes } from '../concerns.routes.ts'
import { type IndividualDetails, UNKNOWN_INDIVIDUAL } from '../individual.ts'
import type { Receipt } from '../receiving/receive-concern.ts'
import { aConcern, createConcernsPlace, receive, signInToTeam } from '../testing/concerns.ts'

const database = await cloneTestDatabase()
let now = Temporal.Instant.from('2024-05-02T15:47:00Z')
const app = createTestApp(database, { now: () => now, today: () => clockAt(now).today() })
const site = await createTestSite(app, concernsRoutes)
const ours = await createConcernsPlace(database)
const kezia = await signInToTeam(database, ours)
const manager = await signInToTeam(database, ours, 'adult', 'triage-manager')

interface Row {
  readonly individual_id: string
  readonly version: number
  readonly earlier_concern_on: string | null
  readonly age_band: string
  readonly sex: string
}

async function rowOf({ concernId }: Receipt): Promise<Row> {
  const [row] = await database.owner<Row>(
    'select individual_id, version, earlier_concern_on::text, age_band, sex from concern where concern_id = $1',
    [concernId],
  )
  assert.ok(row)
  return row
}

const about = (details: Partial<IndividualDetails>): Promise<Receipt> =>
  receive(app, kezia.actor, { individual: { ...aConcern().individual, ...details } })

async function say(receipt: Receipt, act: 'link' | 'not-the-same', individualId: string, reason = 'Same NHS number') {
  const { version } = await rowOf(receipt)
  const form = { act: `${act} ${individualId}`, version: String(version), [`reason-${individualId}`]: reason }
  return site.post(`/concerns/${receipt.reference}/person`, form, kezia.token)
}

test('a practitioner links two concerns about one person, and both the alert and the figures follow', async () => {
  const first = await about({ nhsNumber: '9434765919', sex: 'not-known', phone: '01632 960 111' })
  now = Temporal.Instant.from('2024-05-20T09:00:00Z')
  const second = await about({ nhsNumber: '9434765919', givenName: 'Art', familyName: 'Pelow', bornOn: undefined })
  const page = await site.get(`/concerns/${second.reference}/person`, kezia.token)
  assert.equal(page.statusCode, 200)
  assert.match(page.body, /Very likely/)
  assert.match(page.body, /Used for one another/)
  const target = (await rowOf(first)).individual_id
  assert.ok(page.body.includes(target))
  assert.equal((await rowOf(second)).earlier_concern_on, null, 'nobody is matched by the program')
  assert.equal((await say(second, 'link', target)).statusCode, 303)
  const linked = await rowOf(second)
  assert.equal(linked.individual_id, target)
  assert.equal(linked.earlier_concern_on, '2024-05-02')
  assert.equal(linked.age_band, '75-84')
  assert.equal((await rowOf(first)).sex, 'male', 'what only the second knew is known of both')
  const known = await site.get(`/individuals/${target}`, kezia.token)
  assert.match(known.body, new RegExp(first.reference))
  assert.match(known.body, /Pelow/)
  assert.match(known.body, /Same NHS number/)
})

test('what was linked is taken apart again, and the history says both', async () => {
  const first = await about({ nhsNumber: '9434765870' })
  const second = await about({ nhsNumber: '9434765870', givenName: 'Ivy', sex: 'female' })
  const own = (await rowOf(second)).individual_id
  await say(second, 'link', (await rowOf(first)).individual_id)
  const { version } = await rowOf(second)
  const path = `/concerns/${second.reference}/separate`
  const refused = await site.post(path, { version: String(version), reason: '' }, kezia.token)
  assert.equal(refused.statusCode, 400)
  const done = await site.post(path, { version: String(version), reason: 'Twins' }, kezia.token)
  assert.equal(done.statusCode, 303)
  const separate = await rowOf(second)
  assert.deepEqual([separate.individual_id, separate.earlier_concern_on, separate.sex], [own, null, 'female'])
  const acts = await database.owner(
    'select act, reason from concern_link where concern_id = $1 order by done_at, link_id',
    [second.concernId],
  )
  assert.deepEqual(acts, [
    { act: 'received', reason: '' },
    { act: 'linked', reason: 'Same NHS number' },
    { act: 'unlinked', reason: 'Twins' },
  ])
})

test('somebody said not to be the same is not offered again', async () => {
  const first = await about({ nhsNumber: '4010232137', familyName: 'Strand' })
  const second = await about({ nhsNumber: '4010232137', familyName: 'Strand' })
  const other = (await rowOf(first)).individual_id
  assert.equal((await say(second, 'not-the-same', other, 'Father and son')).statusCode, 303)
  const page = await site.get(`/concerns/${second.reference}/person`, kezia.token)
  assert.ok(!page.body.includes(other))
})

test('saying so without a reason is refused beside the candidate, and nothing typed is lost', async () => {
  const first = await about({ nhsNumber: '5990128088', familyName: 'Vasey' })
  const second = await about({ nhsNumber: '5990128088', familyName: 'Vasey' })
  const page = await say(second, 'link', (await rowOf(first)).individual_id, '  ')
  assert.equal(page.statusCode, 400)
  assert.match(page.body, /href="#reason-[0-9a-f-]{36}"/)
})

test('whoever was overtaken by a colleague is told what changed and keeps what they typed', async () => {
  const first = await about({ nhsNumber: '6543210894', familyName: 'Haskett' })
  const second = await about({ nhsNumber: '6543210894', familyName: 'Haskett' })
  const target = (await rowOf(first)).individual_id
  await site.post(`/concerns/${second.reference}/take`, { version: '1' }, manager.token)
  const form = { act: `link ${target}`, version: '1', [`reason-${target}`]: 'Same address too' }
  const page = await site.post(`/concerns/${second.reference}/person`, form, kezia.token)
  assert.equal(page.statusCode, 409)
  assert.match(page.body, /Same address too/)
})

test('somebody of whom the reader may open nothing is neither offered, linked nor found', async () => {
  const hidden = await about({ nhsNumber: '7011223341', familyName: 'Reeve' })
  const open = await about({ nhsNumber: '7011223341', familyName: 'Reeve' })
  const target = (await rowOf(hidden)).individual_id
  await app.transaction(manager.actor, tx =>
    restrictRecord(app, tx, manager.actor, {
      record: { kind: 'concern', id: hidden.concernId, reference: hidden.reference },
      reason: 'staff-linked',
      note: '',
      readers: [manager.personId],
      reviewOn: Temporal.PlainDate.from('2024-12-01'),
    }),
  )
  const seen = await site.get(`/concerns/${open.reference}/person`, manager.token)
  assert.ok(seen.body.includes(target))
  const page = await site.get(`/concerns/${open.reference}/person`, kezia.token)
  assert.ok(!page.body.includes(target))
  assert.equal((await say(open, 'link', target)).statusCode, 404)
  assert.equal((await site.get(`/individuals/${target}`, kezia.token)).statusCode, 404)
  assert.equal((await say(open, 'link', 'nobody')).statusCode, 404)
})

test('corrected details find the person, move the figures and leave what was sent', async () => {
  const receipt = await about({ familyName: 'Wrongname', bornOn: undefined })
  const id = (await rowOf(receipt)).individual_id
  const typed = {
    version: '1',
    'given-name': 'Arthur',
    'family-name': 'Rightname',
    'other-names': '',
    'born-day': '2',
    'born-month': '11',
    'born-year': '1974',
    'died-day': '',
    'died-month': '',
    'died-year': '',
    address: '',
    postcode: 'av4 2ld',
    'nhs-number': '943 476 5918',
    phone: '',
    'contact-safely': 'Before 11am',
    sex: 'male',
    'gender-identity': 'not-known',
    ethnicity: 'white',
    'support-reason': 'physical-support',
    reason: 'From the hospital’s record',
  }
  const wrong = await site.post(`/individuals/${id}/change`, typed, kezia.token)
  assert.equal(wrong.statusCode, 400)
  assert.match(wrong.body, /ten digits/)
  assert.match(wrong.body, /Rightname/)
  const right = { ...typed, 'nhs-number': '', 'health-conditions': ['dementia', 'hearing'] }
  const torn = { ...right, 'health-conditions': ['dementia', 'none'] }
  const both = await site.post(`/individuals/${id}/change`, torn, kezia.token)
  assert.equal(both.statusCode, 400)
  assert.match(both.body, /Select conditions, or that there is none: not both/)
  assert.match(both.body, /value="dementia" checked/)
  const done = await site.post(`/individuals/${id}/change`, right, kezia.token)
  assert.equal(done.statusCode, 303, done.body)
  assert.equal((await rowOf(receipt)).age_band, '18-64')
  assert.match((await site.get(`/individuals/${id}`, kezia.token)).body, /Dementia, Hearing impairment/)
  const stale = await site.post(`/individuals/${id}/change`, { ...typed, 'nhs-number': '' }, kezia.token)
  assert.equal(stale.statusCode, 409)
  const twin = await receive(app, kezia.actor, {
    individual: { ...UNKNOWN_INDIVIDUAL, givenName: 'Arthur', familyName: 'Rightname', postcode: 'AV4 2LD' },
  })
  const page = await site.get(`/concerns/${twin.reference}/person`, kezia.token)
  assert.ok(page.body.includes(id))
})

const HIDDEN = {
  phone: '01632 960 777',
  address: '9 Refuge Row',
  postcode: 'AV9 9ZZ',
  contactSafely: 'Only at the refuge',
}
const SECRETS = /960 777|Refuge Row|AV9 9ZZ|at the refuge/

const restrict = async (receipt: Receipt) => {
  const { version } = await rowOf(receipt)
  const form = {
    version: String(version),
    reason: 'perpetrator-access',
    readers: manager.personId,
    'reviewOn-day': '1',
    'reviewOn-month': '9',
    'reviewOn-year': '2024',
  }
  const answer = await site.post(`/concerns/${receipt.reference}/restrict`, form, manager.token)
  assert.equal(answer.statusCode, 303, answer.body)
}

test('linking a restricted concern tells those who read of the others nothing of where the person is', async () => {
  const open = await about({ nhsNumber: '9434765838', address: '', postcode: '' })
  const hidden = await about({ nhsNumber: '9434765838', ...HIDDEN })
  await restrict(hidden)
  const target = (await rowOf(open)).individual_id
  const { version } = await rowOf(hidden)
  const form = { act: `link ${target}`, version: String(version), [`reason-${target}`]: 'Same number' }
  const page = await site.get(`/concerns/${hidden.reference}/person`, manager.token)
  assert.match(page.body, /This concern is restricted, so nothing/)
  assert.equal((await site.post(`/concerns/${hidden.reference}/person`, form, manager.token)).statusCode, 303)
  assert.equal((await rowOf(hidden)).individual_id, target)
  assert.doesNotMatch((await site.get(`/individuals/${target}`, kezia.token)).body, SECRETS)
})

test('restricting a concern that was linked takes back what it had told of where the person is, and nothing that others told', async () => {
  const open = await about({ nhsNumber: '9434765919', address: '', postcode: '', familyName: 'Quillon' })
  const hidden = await about({ nhsNumber: '9434765919', ...HIDDEN, familyName: 'Quillon' })
  const third = await about({ nhsNumber: '9434765919', phone: HIDDEN.phone, familyName: 'Quillon' })
  const target = (await rowOf(open)).individual_id
  for (const each of [hidden, third]) assert.equal((await say(each, 'link', target)).statusCode, 303)
  assert.match((await site.get(`/individuals/${target}`, kezia.token)).body, /Refuge Row/)
  await restrict(hidden)
  const { body } = await site.get(`/individuals/${target}`, kezia.token)
  assert.doesNotMatch(body, /Refuge Row|AV9 9ZZ|at the refuge/)
  assert.match(body, /960 777/)
  assert.match((await site.get(`/concerns/${hidden.reference}/account`, manager.token)).body, /Left alone/)
})
