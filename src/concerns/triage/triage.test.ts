import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, createTestSite, signInAs } from '#platform/testing/site.ts'
import { concernsRoutes } from '../concerns.routes.ts'
import { createConcernsPlace, receive, signInToTeam } from '../testing/concerns.ts'
import { aDecision, decideAs, decisionFields } from '../testing/decisions.ts'
import { movingClock } from '../testing/moving-clock.ts'
import { decideConcern } from './decide-concern.ts'
import { triageDueItems } from './triage.due.ts'

const clock = movingClock('2024-05-02T15:47:00Z')
const database = await cloneTestDatabase()
const app = createTestApp(database, clock)
const site = await createTestSite(app, concernsRoutes)
const ours = await createConcernsPlace(database)
const kezia = await signInToTeam(database, ours)
const tam = await signInToTeam(database, ours)
const joss = await signInToTeam(database, ours, 'adult', 'triage-manager')
const chair = await signInAs(database, { ...ours, roles: ['independent-chair'] })
const stranger = await signInAs(database, { ...ours, roles: ['triage-practitioner'] })

const received = async (on: string, changes: Parameters<typeof receive>[2] = {}) => {
  clock.set(on)
  return receive(app, kezia.actor, changes)
}
const one = async <T = Record<string, unknown>>(query: string, ...values: unknown[]): Promise<T | undefined> =>
  (await database.owner(query, values))[0] as T | undefined
const restrict = (concernId: string, readers: readonly string[]) =>
  database.owner(
    `with r as (insert into restriction (partnership_id, record_kind, record_id, reference, reason, placed_by, placed_at, review_on)
       select partnership_id, 'concern', concern_id, reference, 'staff-linked', $2, now(), '2030-01-01' from concern where concern_id = $1
       returning partnership_id, restriction_id)
     insert into restriction_reader (partnership_id, restriction_id, person_id) select partnership_id, restriction_id, unnest($3::uuid[]) from r`,
    [concernId, readers[0], readers],
  )

test('the queue stands in order of time left, each row with a clock that can be checked by eye', async () => {
  const late = await received('2024-04-26T10:00:00Z')
  const next = await received('2024-05-02T15:47:00Z')
  clock.set('2024-05-08T09:00:00Z')
  const { statusCode, body } = await site.get('/triage', kezia.token)
  assert.equal(statusCode, 200)
  assert.ok(body.indexOf(late.reference) < body.indexOf(next.reference))
  assert.match(body, /3 working days late/)
  assert.match(body, /Was due Thursday 2 May/)
  assert.match(body, /Day 3 of 4, due Thursday 9 May/)
  assert.match(body, /Monday was a bank holiday/)
  assert.match(body, /<b>1<\/b> <a[^>]*>Late/)
})

test('a page of the queue holds 25 and the next goes on after its last row', async () => {
  const place = await createConcernsPlace(database, 'busy')
  const worker = await signInToTeam(database, place)
  const references: string[] = []
  for (let count = 0; count < 27; count++) references.push((await receive(app, worker.actor)).reference)
  const first = await site.get('/triage', worker.token)
  const shown = (body: string) => references.filter(reference => body.includes(reference))
  assert.equal(shown(first.body).length, 25)
  const href = /href="([^"]+)" rel="next"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const second = await site.get(href, worker.token)
  assert.equal(shown(second.body).length, 2)
  assert.deepEqual([...shown(first.body), ...shown(second.body)].sort(), references.toSorted())
})

test('the inbox of a manager says how many of the team are late; that of a practitioner names their own alone', async () => {
  const place = await createConcernsPlace(database, 'another')
  const worker = await signInToTeam(database, place)
  const manager = await signInToTeam(database, place, 'adult', 'triage-manager')
  clock.set('2024-04-29T09:00:00Z')
  const { reference } = await receive(app, worker.actor)
  await site.post(`/concerns/${reference}/take`, { version: '1' }, worker.token)
  clock.set('2024-05-08T09:00:00Z')
  const titles = async ({ actor }: typeof worker) => {
    const items = await app.transaction(actor, tx => triageDueItems(tx, actor, clock.today()))
    return items.map(({ title }) => title)
  }
  assert.deepEqual(await titles(manager), ['1 concern late for a decision'])
  assert.deepEqual(await titles(worker), [`Decide concern ${reference}`])
})

test('filters narrow the queue and its counts, and stand in the address', async () => {
  const place = await createConcernsPlace(database, 'filtered')
  const worker = await signInToTeam(database, place)
  const neglect = await receive(app, worker.actor)
  const money = await receive(app, worker.actor, { abuseTypes: ['financial'], source: 'housing' })
  const { body } = await site.get('/triage?harm=financial&source=housing&with=nobody', worker.token)
  assert.ok(body.includes(money.reference) && !body.includes(neglect.reference))
  assert.match(body, /<b>1<\/b> <span aria-current="true">All/)
  assert.match((await site.get('/triage?repeat=yes', worker.token)).body, /Nothing in this part of the queue/)
})

test('a second concern about the same person within 90 days raises the repeat alert', async () => {
  const place = await createConcernsPlace(database, 'repeated')
  const worker = await signInToTeam(database, place)
  await receive(app, worker.actor)
  const second = await receive(app, worker.actor)
  await database.owner(
    `update concern set earlier_concern_on = received_on, individual_id = (
       select individual_id from concern where partnership_id = $2 and concern_id <> $1) where concern_id = $1`,
    [second.concernId, place.partnershipId],
  )
  const { body } = await site.get('/triage?repeat=yes', worker.token)
  assert.ok(body.includes(second.reference))
  assert.match(body, /Second concern in 90 days/)
})

test('four concerns about one provider within 30 days raise the provider alert', async () => {
  const place = await createConcernsPlace(database, 'alerted')
  const worker = await signInToTeam(database, place)
  for (let count = 0; count < 3; count++) await receive(app, worker.actor, { providerId: place.providerId })
  assert.doesNotMatch((await site.get('/triage', worker.token)).body, /concerns in 30 days/)
  await receive(app, worker.actor, { providerId: place.providerId })
  assert.match((await site.get('/triage', worker.token)).body, /Larch Grange: 4 concerns in 30 days/)
})

test('a restricted record is absent from list, counts, search and workload of who may not open it, and its name is hidden for who may', async () => {
  const place = await createConcernsPlace(database, 'restricted')
  const reader = await signInToTeam(database, place)
  const other = await signInToTeam(database, place)
  const { concernId, reference } = await receive(app, reader.actor)
  await restrict(concernId, [reader.personId])
  const hidden = await site.get('/triage', reader.token)
  assert.ok(hidden.body.includes(reference))
  assert.match(hidden.body, /Name hidden on this list/)
  assert.doesNotMatch(hidden.body, /Pellow/)
  const { body } = await site.get('/triage', other.token)
  assert.ok(!body.includes(reference))
  assert.match(body, /<b>0<\/b> <span aria-current="true">All/)
  assert.doesNotMatch(body, /1 open/)
  const sought = { givenName: 'Arthur', familyName: 'Pellow' }
  assert.ok((await site.post('/concerns/search', sought, reader.token)).body.includes(reference))
  assert.match((await site.post('/concerns/search', sought, other.token)).body, /Nothing that you may open was found/)
  for (const path of ['', '/account', '/history', '/decision', '/note', '/challenge'])
    assert.equal((await site.get(`/concerns/${reference}${path}`, other.token)).statusCode, 404, path)
  const refusals = await one<{ count: string }>(
    `select count(*) from audit_event where event = 'record-refused' and subject ->> 'record' = $1`,
    concernId,
  )
  assert.equal(Number(refusals?.count), 6)
})

test('a record opens for its team alone; each opening and each refusal is in the audit trail', async () => {
  const { concernId, reference } = await received('2024-05-02T15:47:00Z')
  assert.equal((await site.get(`/concerns/${reference}`, kezia.token)).statusCode, 200)
  assert.equal((await site.get(`/concerns/${reference}`, stranger.token)).statusCode, 404)
  assert.equal((await site.get(`/concerns/${reference}`, chair.token)).statusCode, 403)
  assert.equal((await site.get('/concerns/AC-2024-22222', kezia.token)).statusCode, 404)
  const trail = await database.owner<{ event: string; actor: string }>(
    `select event, actor from audit_event where subject::text like '%' || $1 || '%' and event in ('concern-opened', 'record-refused') order by happened_at`,
    [concernId],
  )
  assert.deepEqual(trail, [
    { event: 'concern-opened', actor: kezia.actor.id },
    { event: 'record-refused', actor: stranger.actor.id },
  ])
})

test('a conflict of interest closes the record to whoever declares it and leaves it with nobody', async () => {
  const { concernId, reference } = await received('2024-05-02T15:47:00Z')
  await site.post(`/concerns/${reference}/take`, { version: '1' }, tam.token)
  const declared = await site.post(`/concerns/${reference}/conflict`, { nature: 'related' }, tam.token)
  assert.equal(declared.statusCode, 303)
  assert.equal((await site.get(`/concerns/${reference}`, tam.token)).statusCode, 404)
  const row = await one('select worker_id from concern where concern_id = $1', concernId)
  assert.equal(row?.['worker_id'], null)
})

test('a decision without its reasons is refused with everything typed kept, and nothing is recorded', async () => {
  const { concernId, reference } = await received('2024-05-02T15:47:00Z')
  const typed = { version: '1', ...decisionFields('s42-2'), 'limb-c-reason': '', reason: '' }
  const { statusCode, body } = await site.post(`/concerns/${reference}/decision`, typed, kezia.token)
  assert.equal(statusCode, 400)
  assert.match(body, /Enter your reason for \(c\)/)
  assert.match(body, /Enter the reason for the decision/)
  assert.match(body, /Two planned night visits did not happen\./)
  assert.match(body, /value="s42-2" checked/)
  assert.equal((await one('select pathway from concern where concern_id = $1', concernId))?.['pathway'], null)
})

test('one decision writes its row, the national class, the enquiry, what the referrer is owed, the history and the trail', async () => {
  const { concernId, reference } = await received('2024-05-02T15:47:00Z')
  clock.set('2024-05-08T09:00:00Z')
  const typed = { version: '1', ...decisionFields('s42-2') }
  const { statusCode, headers } = await site.post(`/concerns/${reference}/decision`, typed, kezia.token)
  assert.equal(statusCode, 303)
  assert.equal(headers.location, `/concerns/${reference}`)
  const concern = await one(
    'select pathway, national_class, decided_on::text, decided_in_time, version from concern where concern_id = $1',
    concernId,
  )
  assert.deepEqual(concern, {
    pathway: 's42-2',
    national_class: 'section-42-enquiry',
    decided_on: '2024-05-08',
    decided_in_time: true,
    version: 2,
  })
  const enquiry = await one('select kind, state, planning_due_on::text from enquiry where concern_id = $1', concernId)
  assert.deepEqual(enquiry, { kind: 'section-42', state: 'planning', planning_due_on: '2024-05-22' })
  const owed = await one(
    `select entitlement, due_on::text, pathway_words from concern_feedback where concern_id = $1 and kind = 'decision'`,
    concernId,
  )
  assert.deepEqual(owed, {
    entitlement: 'need-to-know',
    due_on: '2024-05-10',
    pathway_words: 'Enquiry under section 42(2)',
  })
  const page = await site.get(`/concerns/${reference}`, kezia.token)
  assert.match(page.body, /Decided: Enquiry under section 42\(2\)/)
  assert.ok(
    await one(`select 1 from audit_event where event = 'concern-decided' and subject ->> 'concern' = $1`, concernId),
  )
})

test('an anonymous reporter is owed no answer', async () => {
  const anonymous = {
    kind: 'anonymous',
    name: '',
    jobTitle: '',
    organisation: '',
    email: '',
    phone: '',
    mailIsSafe: false,
    contactSafely: '',
    isIndividual: false,
  } as const
  const { concernId, reference } = await received('2024-05-02T15:47:00Z', { referrer: anonymous, source: 'anonymous' })
  await decideAs(app, kezia.actor, { reference, version: 1, pathway: 'not-met' })
  assert.equal(await one('select 1 from concern_feedback where concern_id = $1', concernId), undefined)
})

test('a late decision needs its cause', async () => {
  const { reference } = await received('2024-05-02T15:47:00Z')
  clock.set('2024-05-10T09:00:00Z')
  const without = await site.post(
    `/concerns/${reference}/decision`,
    { version: '1', ...decisionFields('s42-1') },
    kezia.token,
  )
  assert.equal(without.statusCode, 400)
  assert.match(without.body, /Select why the decision is late/)
  await assert.rejects(
    decideAs(app, kezia.actor, { reference, version: 1, pathway: 's42-1' }),
    /Say why the decision is late/,
  )
  const lateCause = 'waiting-for-police' as const
  const decided = await decideConcern(app, kezia.actor, {
    reference,
    version: 1,
    decision: aDecision('s42-1', { lateCause }),
  })
  assert.equal(decided.isInTime, false)
})

test('of two who decide at once one wins, and the other is told what changed and keeps what they typed', async () => {
  const { concernId, reference } = await received('2024-05-02T15:47:00Z')
  const form = { version: '1', ...decisionFields('s42-2') }
  const answers = await Promise.all([
    site.post(`/concerns/${reference}/decision`, form, kezia.token),
    site.post(`/concerns/${reference}/decision`, form, tam.token),
  ])
  assert.deepEqual(answers.map(answer => answer.statusCode).sort(), [303, 409])
  const loser = answers.find(answer => answer.statusCode === 409)
  assert.match(loser?.body ?? '', /changed this record .*: Decided: Enquiry under section 42\(2\)/)
  assert.match(loser?.body ?? '', /Two planned night visits did not happen\./)
  const rows = await database.owner('select version from concern_decision where concern_id = $1', [concernId])
  assert.equal(rows.length, 1)
})

test('a changed decision stands beside the first, withdraws the enquiry it no longer asks for, and is owed to the referrer', async () => {
  const { concernId, reference } = await received('2024-05-02T15:47:00Z')
  await decideAs(app, kezia.actor, { reference, version: 1, pathway: 's42-2' })
  await decideAs(app, kezia.actor, {
    reference,
    version: 2,
    pathway: 'not-met',
    why: 'The needs were another person’s.',
  })
  const decisions = await database.owner(
    'select version, pathway from concern_decision where concern_id = $1 order by 1',
    [concernId],
  )
  assert.deepEqual(decisions, [
    { version: 1, pathway: 's42-2' },
    { version: 2, pathway: 'not-met' },
  ])
  assert.equal((await one('select state from enquiry where concern_id = $1', concernId))?.['state'], 'withdrawn')
  await decideAs(app, kezia.actor, { reference, version: 3, pathway: 'other-enquiry', why: 'It has to be found out.' })
  const again = await one('select state, kind from enquiry where concern_id = $1', concernId)
  assert.deepEqual(again, { state: 'planning', kind: 'other' })
  const owed = await database.owner(
    `select pathway_words from concern_feedback where concern_id = $1 and kind = 'decision'`,
    [concernId],
  )
  assert.deepEqual(owed, [{ pathway_words: 'Other enquiry' }])
})

test('what was told of a decision stays on record when the changed decision is owed', async () => {
  const { concernId, reference } = await received('2024-05-02T15:47:00Z')
  await decideAs(app, kezia.actor, { reference, version: 1, pathway: 's42-1' })
  await database.owner(
    `update concern_feedback set given_at = now(), given_on = '2024-05-03', told = 'The decision', how = 'mail', given_by = 'x' where concern_id = $1 and kind = 'decision'`,
    [concernId],
  )
  await decideAs(app, kezia.actor, { reference, version: 2, pathway: 'not-met', why: 'More is known.' })
  const rows = await database.owner(`select told from concern_feedback where concern_id = $1 and kind = 'decision'`, [
    concernId,
  ])
  assert.equal(rows.length, 2)
})

test('a screened-out contact answers no limb and counts no longer as a concern', async () => {
  const { concernId, reference } = await received('2024-05-02T15:47:00Z')
  const form = { version: '1', reason: 'A request for a ramp.', 'told-reason': 'This is a request for equipment.' }
  assert.equal((await site.post(`/concerns/${reference}/screen-out`, form, kezia.token)).statusCode, 303)
  const row = await one('select pathway, national_class from concern where concern_id = $1', concernId)
  assert.deepEqual(row, { pathway: 'screened-out', national_class: 'not-a-concern' })
})

test('answers are saved without a decision, and a colleague’s are not written over', async () => {
  const { concernId, reference } = await received('2024-05-02T15:47:00Z')
  const form = { version: '1', act: 'save', 'limb-a': 'yes', 'limb-a-reason': 'Parkinson’s disease' }
  assert.equal((await site.post(`/concerns/${reference}/decision`, form, kezia.token)).statusCode, 303)
  assert.match((await site.get(`/concerns/${reference}`, kezia.token)).body, /Parkinson’s disease/)
  const second = await site.post(`/concerns/${reference}/decision`, { ...form, 'limb-a-reason': 'Dementia' }, tam.token)
  assert.equal(second.statusCode, 409)
  assert.match(second.body, /saved other answers while you were typing/)
  assert.match(second.body, /Dementia/)
  assert.equal((await one('select pathway from concern where concern_id = $1', concernId))?.['pathway'], null)
})

test('a child’s contact asks no limb and takes the outcomes of the front door', async () => {
  const worker = await signInToTeam(database, ours, 'child')
  clock.set('2024-05-02T15:47:00Z')
  const { concernId, reference } = await receive(app, worker.actor, { about: 'child', abuseTypes: ['emotional'] })
  const page = await site.get(`/concerns/${reference}`, worker.token)
  assert.match(page.body, /Referral to children’s social care/)
  assert.doesNotMatch(page.body, /section 42/)
  const form = {
    version: '1',
    pathway: 'early-help',
    reason: 'Mother asks for help.',
    'told-reason': 'The family is offered help.',
  }
  assert.equal((await site.post(`/concerns/${reference}/decision`, form, worker.token)).statusCode, 303)
  const row = await one('select pathway, national_class from concern where concern_id = $1', concernId)
  assert.deepEqual(row, { pathway: 'early-help', national_class: 'not-counted-nationally' })
  assert.equal((await site.get(`/concerns/${reference}`, kezia.token)).statusCode, 404)
})

test('notes are kept: a correction stands beside the note that it corrects', async () => {
  const { concernId, reference } = await received('2024-05-02T15:47:00Z')
  await site.post(`/concerns/${reference}/note`, { note: 'Phoned his son.' }, kezia.token)
  const note = await one<{ event_id: string }>(
    `select event_id from concern_event where concern_id = $1 and kind = 'note'`,
    concernId,
  )
  const form = { note: 'Phoned his daughter.', corrects: note?.event_id ?? '' }
  assert.equal((await site.post(`/concerns/${reference}/note`, form, tam.token)).statusCode, 303)
  const { body } = await site.get(`/concerns/${reference}/history`, kezia.token)
  assert.match(body, /Phoned his son\./)
  assert.match(body, /Phoned his daughter\./)
  assert.match(body, /corrected later/)
})

test('what came by telephone is typed in, and its receipt is owed by the next working day', async () => {
  clock.set('2024-05-02T15:47:00Z')
  const form = {
    about: 'adult',
    channel: 'phone',
    kind: 'public',
    source: 'neighbour-or-public',
    name: 'A neighbour',
    phone: '01632 960 001',
    happened: 'Shouting every night.',
    harm: 'psychological',
  }
  const { statusCode, headers } = await site.post('/triage/enter', form, kezia.token)
  assert.equal(statusCode, 303)
  const reference = String(headers.location).split('/').at(-1)
  const row = await one('select channel, abuse_types, worker_id from concern where reference = $1', reference)
  assert.deepEqual(row, { channel: 'phone', abuse_types: ['psychological'], worker_id: null })
  const owed = await one('select given_at, due_on::text from concern_feedback where reference = $1', reference)
  assert.deepEqual(owed, { given_at: null, due_on: '2024-05-03' })
})

test('a manager gives a concern to a member; a practitioner takes what nobody has and gives away only their own', async () => {
  const { reference } = await received('2024-05-02T15:47:00Z')
  const give = (to: string, version: string, token: string) =>
    site.post(`/concerns/${reference}/give`, { to, version }, token)
  assert.equal((await give(tam.personId, '1', kezia.token)).statusCode, 403)
  assert.equal((await give(tam.personId, '1', joss.token)).statusCode, 303)
  assert.equal((await give(kezia.personId, '2', kezia.token)).statusCode, 403)
  assert.equal((await give(kezia.personId, '2', tam.token)).statusCode, 303)
  assert.equal((await give(stranger.personId, '3', joss.token)).statusCode, 409)
})
