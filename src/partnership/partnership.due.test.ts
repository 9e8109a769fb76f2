import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#platform/auth/actor.ts'
import type { Role } from '#platform/auth/roles.ts'
import { clockAt } from '#platform/clock.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp } from '#platform/testing/site.ts'
import { loadDemonstration } from '../../demo/load.ts'
import { partnershipDueItems } from './partnership.due.ts'
import { listPeople } from './person.store.ts'

const database = await cloneTestDatabase()
const clock = clockAt(Temporal.Instant.from('2024-05-08T09:00:00Z'))
const app = createTestApp(database, clock)
await loadDemonstration({ ownerUrl: database.ownerUrl, clock })

async function actorNamed(name: string): Promise<Actor> {
  const [row] = await database.owner<{ partnership_id: string; person_id: string; agency_id: string; roles: Role[] }>(
    `select p.partnership_id, p.person_id, p.agency_id, array_agg(r.role) as roles
     from person p join person_role r using (partnership_id, person_id) where p.name = $1 group by 1, 2, 3`,
    [name],
  )
  assert.ok(row, name)
  return {
    id: `person:${row.person_id}`,
    name,
    partnershipId: row.partnership_id,
    partnershipName: '',
    personId: row.person_id,
    agencyId: row.agency_id,
    roles: row.roles,
  }
}

const titlesFor = async (name: string): Promise<string[]> => {
  const actor = await actorNamed(name)
  const items = await app.transaction(actor, tx => partnershipDueItems(tx, actor, clock.today()))
  return items.map(item => item.title)
}

test('the business manager is told of each term that ends within 90 days, once for a person and day', async () => {
  assert.deepEqual((await titlesFor('Imelda Farrow')).toSorted(), [
    'Self-neglect delivery group has no chair',
    'The term of Devon Ashcombe as chair of Community Safety Partnership and chair of Domestic Abuse Partnership ends',
    'The term of Marcus Oyelaran as independent chair, chair of Executive Group and chair of Operational Group ends',
  ])
})

test('somebody else is told of their own term alone', async () => {
  assert.deepEqual(await titlesFor('Marcus Oyelaran'), [
    'Your term as independent chair, chair of Executive Group and chair of Operational Group ends',
  ])
  assert.deepEqual(await titlesFor('Lucia Penhale'), [])
})

test('a partnership is told which bodies that the law names have no agency in it, and nothing of another', async () => {
  const titles = await titlesFor('Constance Udall')
  assert.deepEqual(titles.toSorted(), [
    'No agency is the fire and rescue authority',
    'No agency is the probation service provider',
  ])
})

test('the lead of an agency is told of a seat that waits for a name', async () => {
  const lead = await actorNamed('Anthea Goldsworthy')
  await database.owner(
    `update group_member set person_id = null where person_id = $1 and group_id = (select group_id from group_version where name = 'Operational Group')`,
    [lead.personId],
  )
  assert.deepEqual(await titlesFor('Anthea Goldsworthy'), [
    'Nobody takes the seat of Avonvale Royal Hospitals in Operational Group',
  ])
  assert.ok((await app.transaction(lead, listPeople)).every(person => person.agencyId === lead.agencyId))
})
