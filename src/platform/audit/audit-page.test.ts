import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cloneTestDatabase } from '../testing/database.ts'
import { createTestApp, createTestSite, signInAs } from '../testing/site.ts'
import { auditRoutes } from './audit.routes.ts'

const OURS = '01900000-0000-7000-8000-000000000001'
const THEIRS = '01900000-0000-7000-8000-000000000002'
const CONCERN = '01900000-0000-7000-8000-00000000c0de'
const database = await cloneTestDatabase()
await database.owner(
  `insert into partnership (partnership_id, slug, name) values ($1, 'ours', 'Ours'), ($2, 'theirs', 'Theirs')`,
  [OURS, THEIRS],
)
const [agency] = await database.owner<{ id: string }>(
  `insert into agency (partnership_id, name, kind, joined_on) values ($1, 'Council', 'local-authority', '2020-01-01') returning agency_id as id`,
  [OURS],
)
const site = await createTestSite(createTestApp(database), auditRoutes)
const here = { partnershipId: OURS, agencyId: agency?.id ?? '' }
const lead = await signInAs(database, { ...here, roles: ['information-governance-lead'], name: 'Ines Lead' })
const triage = await signInAs(database, { ...here, roles: ['triage-manager'], name: 'Tom <Triage>' })

for (let number = 1; number <= 60; number++) {
  await database.owner(
    `insert into audit_event (partnership_id, happened_at, actor, event, subject) values ($1, $2, $3, 'concern-read', $4)`,
    [
      OURS,
      `2024-05-${number <= 30 ? '01' : '02'}T10:00:${String(number % 60).padStart(2, '0')}Z`,
      `person:${triage.personId}`,
      { number: `N${number}` },
    ],
  )
}
await database.owner(
  `insert into audit_event (partnership_id, happened_at, actor, event, subject) values ($1, '2024-05-03T22:30Z', $2, 'concern-decided', $3), ($4, now(), 'nobody', 'theirs-alone', '{}')`,
  [OURS, `person:${triage.personId}`, { concernId: CONCERN, siblings: ['a', CONCERN.replace('c0de', 'beef')] }, THEIRS],
)

const rowsOf = (body: string): number => body.match(/<tr[^>]*><td|<tr[^>]*><th scope="row"/g)?.length ?? 0
const get = async (path: string) => (await site.get(path, lead.token)).body

test('the trail shows what was done, by whom, newest first, 25 to a page', async () => {
  const body = await get('/audit')
  assert.equal(rowsOf(body), 25)
  assert.ok(body.indexOf('Concern decided') < body.lastIndexOf('Concern read'))
  assert.match(body, /Tom &lt;Triage&gt;/)
  assert.match(body, /3 May 2024 at 11:30pm/)
  assert.doesNotMatch(body, /Theirs alone/)
})

test('every entry is met once when the trail is walked to its end and back', async () => {
  const seen: string[][] = []
  const link = (body: string, rel: string) =>
    new RegExp(`href="([^"]+)" rel="${rel}"`).exec(body)?.[1]?.replaceAll('&amp;', '&')
  const numbers = (body: string) => body.match(/>N\d+</g) ?? []
  let path: string | undefined = '/audit?event=concern-read'
  let last = ''
  while (path) {
    last = await get(path)
    seen.push(numbers(last))
    path = link(last, 'next')
  }
  assert.equal(new Set(seen.flat()).size, 60)
  assert.deepEqual(
    seen.map(page => page.length),
    [25, 25, 10],
  )
  const back = link(last, 'prev')
  assert.deepEqual(numbers(await get(back ?? '')), seen[1])
  const first = link(await get(back ?? ''), 'prev')
  const top = await get(first ?? '')
  assert.deepEqual(numbers(top), seen[0])
  assert.equal(link(top, 'prev'), undefined)
})

test('it is filtered by person, by event, by day and by a record that an entry names', async () => {
  assert.equal(rowsOf(await get(`/audit?person=${lead.personId}&event=concern-read`)), 0)
  assert.match(await get(`/audit?person=${triage.personId}`), /61 entries/)
  assert.match(await get('/audit?day=1+May+2024'), /30 entries/)
  assert.match(await get('/audit?event=concern-decided'), /1 entry/)
  assert.match(await get(`/audit?record=${CONCERN}`), /1 entry/)
  assert.match(await get(`/audit?record=${CONCERN.replace('c0de', 'beef')}`), /1 entry/)
  assert.match(await get('/audit?record=unknown'), /Nothing in the trail matches/)
  assert.match(await get('/audit?person=unknown'), /Nothing in the trail matches/)
})

test('a day that cannot be read is said beside the field, and nothing is shown', async () => {
  const body = await get('/audit?day=whenever')
  assert.match(body, /Enter a day, such as 3 June 2024/)
  assert.match(body, /value="whenever"/)
  assert.equal(rowsOf(body), 0)
})

test('reading the trail is an entry in it, with what was asked', async () => {
  await get(`/audit?record=${CONCERN}`)
  const rows = await database.owner<{ actor: string; subject: { record?: string } }>(
    `select actor, subject from audit_event where event = 'audit-trail-read' order by happened_at desc limit 1`,
  )
  assert.deepEqual([rows[0]?.actor, rows[0]?.subject.record], [`person:${lead.personId}`, CONCERN])
})

test('an entry of another partnership is not found', async () => {
  const [theirs] = await database.owner<{ id: string }>(
    `select audit_event_id as id from audit_event where event = 'theirs-alone'`,
  )
  assert.equal((await site.get(`/audit/entries/${theirs?.id}`, lead.token)).statusCode, 404)
})

test('an entry shows everything it names, and what of it was personal', async () => {
  const [entry] = await database.owner<{ id: string }>(
    `select audit_event_id as id from audit_event where event = 'concern-decided'`,
  )
  const page = await site.get(`/audit/entries/${entry?.id}`, lead.token)
  assert.equal(page.statusCode, 200)
  assert.match(page.body, new RegExp(`href="/audit\\?record=${CONCERN}"`))
  assert.match(page.body, /identifiers and codes only/)
})

test('who is neither administrator nor information governance lead may not read the trail', async () => {
  assert.equal((await site.get('/audit', triage.token)).statusCode, 403)
})

test('what was done at sign-in, where only the account is known, is shown by the person', async () => {
  await database.owner(`insert into audit_event (partnership_id, actor, event) values ($1, $2, 'signed-in')`, [
    OURS,
    `account:${triage.accountId}`,
  ])
  const body = await get(`/audit?person=${triage.personId}&event=signed-in`)
  assert.equal(rowsOf(body), 1)
  assert.match(body, /<td[^>]*>Tom &lt;Triage&gt;<\/td>/)
})
