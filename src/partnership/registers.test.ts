import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#platform/auth/actor.ts'
import { inContext } from '#platform/db/context.ts'
import { NotAllowed, NotFound } from '#platform/errors.ts'
import { signInAs } from '#platform/testing/site.ts'
import { addAgency } from './add-agency.ts'
import { openGroup } from './arrange-group.ts'
import { changeAgency } from './change-agency.ts'
import { getPerson, listPeople } from './person.store.ts'
import { recordAgencyLeaving } from './record-agency-leaving.ts'
import { seatMember } from './seat-people.ts'
import { createRegisters, details, group, on } from './testing/registers.ts'

const { database, app, site, ours, theirs, admin, asApp, added, council, manager, member, top } =
  await createRegisters()

test('every change leaves a row in the audit trail, with what was personal apart from it', async () => {
  const id = await added('Westgate Shelter')
  await changeAgency(app, admin, id, details('Westgate Haven'))
  await recordAgencyLeaving(app, admin, id, { leftOn: on('2024-05-07'), reason: 'Closed' })
  const rows = await database.owner<{ event: string; has_content: boolean }>(
    `select event, exists (select from audit_content c where c.audit_event_id = e.audit_event_id) as has_content
     from audit_event e where event in ('agency-added', 'agency-changed', 'agency-left', 'group-opened') group by event, has_content, e.audit_event_id`,
  )
  for (const event of ['agency-added', 'agency-changed', 'agency-left', 'group-opened'])
    assert.ok(
      rows.some(row => row.event === event),
      event,
    )
  assert.ok(rows.filter(row => row.event === 'agency-changed').every(row => row.has_content))
})

test('somebody who may not change the registers is refused by the use case itself', async () => {
  const visitor: Actor = { ...admin, roles: ['scrutineer'] }
  await assert.rejects(addAgency(app, visitor, details('Sneaked In')), NotAllowed)
  await assert.rejects(openGroup(app, visitor, group('Sneaked In')), NotAllowed)
})

test('an agency’s reader sees every agency and group, its own people and nobody else’s', async () => {
  const other = await added('Larkfield Homecare')
  const hidden = await signInAs(database, {
    partnershipId: ours,
    agencyId: other,
    roles: ['agency-lead'],
    name: 'Hidden Person',
  })
  await seatMember(app, admin, top, {
    agencyId: other,
    personId: hidden.personId,
    role: 'member',
    startsOn: on('2023-01-01'),
    endsOn: undefined,
  })
  const people = await inContext(
    database.as('kith_agency'),
    { partnershipId: ours, agencyId: council, actor: 'test' },
    listPeople,
  )
  assert.ok(people.length > 0 && people.every(person => person.agencyId === council))
  const page = await site.get(`/groups/${top}`, member.token)
  assert.equal(page.statusCode, 200)
  assert.match(page.body, /Larkfield Homecare/)
  assert.doesNotMatch(page.body, /Hidden Person/)
  assert.equal((await site.get(`/people/${hidden.personId}`, member.token)).statusCode, 404)
  assert.equal((await site.get('/agencies', member.token)).statusCode, 200)
})

test('another partnership’s agencies, people and groups are not found, though they share a body', async () => {
  const shared = await asApp(async tx => {
    const row = await tx
      .insertInto('agency')
      .values({
        partnership_id: theirs,
        agency_id: council,
        name: 'Their Name For It',
        kind: 'local-authority',
        joined_on: on('2020-01-01'),
      })
      .returning('agency_id')
      .executeTakeFirstOrThrow()
    return row.agency_id
  }, theirs)
  assert.equal(shared, council)
  const stranger = await signInAs(database, { partnershipId: theirs, agencyId: council, roles: ['business-manager'] })
  assert.match((await site.get(`/agencies/${council}`, stranger.token)).body, /Their Name For It/)
  assert.match((await site.get(`/agencies/${council}`, manager.token)).body, /Avonvale Council/)
  assert.equal((await site.get(`/groups/${top}`, stranger.token)).statusCode, 404)
  assert.equal((await site.get(`/people/${manager.personId}`, stranger.token)).statusCode, 404)
  await assert.rejects(
    asApp(tx => getPerson(tx, manager.personId), theirs),
    NotFound,
  )
})
