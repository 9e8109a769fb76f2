import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#platform/auth/actor.ts'
import { clockAt } from '#platform/clock.ts'
import { inContext } from '#platform/db/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { NotAllowed, NotFound } from '#platform/errors.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, createTestSite, signInAs } from '#platform/testing/site.ts'
import { type AgencyDetails, addAgency } from './add-agency.ts'
import { findAgencyByName, findAgencyIdsByName, getAgency, listAgencies } from './agency.store.ts'
import { changeGroup, closeGroup, type GroupDetails, openGroup } from './arrange-group.ts'
import { changeAgency } from './change-agency.ts'
import { changePerson } from './change-person.ts'
import { endPerson } from './end-person.ts'
import { giveRole } from './give-role.ts'
import { listChairs, listMemberships } from './group.store.ts'
import type { Outcome } from './outcome.ts'
import { partnershipRoutes } from './partnership.routes.ts'
import { getPerson, listPeople } from './person.store.ts'
import { recordAgencyLeaving } from './record-agency-leaving.ts'
import { appointChair, seatMember } from './seat-people.ts'
import { listGroupsOn, readStructure } from './structure.store.ts'

const database = await cloneTestDatabase()
const on = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
const app = createTestApp(database, clockAt(Temporal.Instant.from('2024-05-08T09:00:00Z')))
const site = await createTestSite(app, partnershipRoutes)

const newPartnership = async (slug: string): Promise<string> =>
  (
    await database.owner<{ partnership_id: string }>(
      `insert into partnership (slug, name) values ($1, $1) returning partnership_id`,
      [slug],
    )
  )[0]?.partnership_id ?? ''

const ours = await newPartnership('ours')
const theirs = await newPartnership('theirs')

const operator = (partnershipId: string): Actor => ({
  id: 'operator:test',
  name: 'Test',
  partnershipId,
  partnershipName: 'Ours',
  roles: ['administrator'],
})
const admin = operator(ours)
const asApp = <T>(work: (tx: Tx) => Promise<T>, partnershipId = ours): Promise<T> =>
  inContext(database.as('kith_app'), { partnershipId, actor: 'test' }, work)

const details = (name: string, rest: Partial<AgencyDetails> = {}): AgencyDetails => ({
  name,
  kind: 'voluntary',
  statutoryRoles: [],
  aliases: [],
  joinedOn: on('2020-01-01'),
  ...rest,
})

const refusal = (outcome: Outcome<unknown>, field: string): string =>
  outcome.isDone ? 'it was done' : (outcome.errors[field] ?? 'nothing about this field')

async function added(name: string, rest: Partial<AgencyDetails> = {}, actor = admin): Promise<string> {
  const outcome = await addAgency(app, actor, details(name, rest))
  assert.ok(outcome.isDone)
  return outcome.value
}

const group = (name: string, rest: Partial<GroupDetails> = {}): GroupDetails => ({
  name,
  remit: 'Its remit',
  kind: 'delivery',
  standing: 'within',
  parentIds: [],
  note: '',
  startsOn: on('2022-04-01'),
  ...rest,
})

async function opened(name: string, rest: Partial<GroupDetails> = {}): Promise<string> {
  const outcome = await openGroup(app, admin, group(name, rest))
  assert.ok(outcome.isDone, JSON.stringify(outcome))
  return outcome.value
}

const council = await added('Avonvale Council', { aliases: ['The Council'] })
const manager = await signInAs(database, { partnershipId: ours, agencyId: council, roles: ['business-manager'] })
const member = await signInAs(database, { partnershipId: ours, agencyId: council, roles: ['group-member'] })
const top = await opened('Executive Group', { standing: 'top' })

test('every name that an agency goes by finds it, however it is spelt', async () => {
  const id = await added("Young People's Substance Service", { aliases: ['YPSS', 'Youth & Substance'] })
  for (const name of [
    'YOUNG PEOPLES SUBSTANCE SERVICE',
    'the Young People’s Substance Service',
    'ypss',
    'Youth and Substance',
  ]) {
    assert.equal((await asApp(tx => findAgencyByName(tx, name)))?.agencyId, id, name)
  }
  assert.equal(await asApp(tx => findAgencyByName(tx, 'Young People')), undefined)
  assert.deepEqual([...(await asApp(tx => findAgencyIdsByName(tx, ['YPSS', 'nobody'])))], [['YPSS', id]])
})

test('the same body is never two rows: a name or alias of one agency is refused to another', async () => {
  await added('Castlemead Housing', { aliases: ['Castlemead Homes'] })
  const again = await addAgency(app, admin, details('castlemead  housing'))
  assert.match(refusal(again, 'name'), /already in the register, as Castlemead Housing/)
  const alias = await addAgency(app, admin, details('Another Landlord', { aliases: ['Castlemead Homes'] }))
  assert.match(refusal(alias, 'aliases'), /is a name of Castlemead Housing/)
  const names = (await asApp(listAgencies)).map(agency => agency.name)
  assert.ok(!names.includes('Another Landlord'))
})

test('an agency that is renamed is still found by the name it had, and its other names can be taken away', async () => {
  const id = await added('Severn Trust', { aliases: ['Old Word'] })
  await changeAgency(app, admin, id, details('Severnside Mental Health Trust'))
  const agency = await asApp(tx => getAgency(tx, id))
  assert.equal(agency.name, 'Severnside Mental Health Trust')
  assert.deepEqual(agency.aliases, ['Severn Trust'])
  assert.equal(await asApp(tx => findAgencyByName(tx, 'old word')), undefined)
})

test('an agency that leaves takes its people’s roles and its seats with it, on its last day', async () => {
  const id = await added('Westgate Shelter')
  const lead = await signInAs(database, { partnershipId: ours, agencyId: id, roles: ['agency-lead'] })
  await seatMember(app, admin, top, {
    agencyId: id,
    personId: lead.personId,
    role: 'member',
    startsOn: on('2023-01-01'),
    endsOn: undefined,
  })
  const outcome = await recordAgencyLeaving(app, admin, id, { leftOn: on('2024-05-07'), reason: 'Closed' })
  assert.ok(outcome.isDone)
  const person = await asApp(tx => getPerson(tx, lead.personId))
  assert.equal(person.endsOn?.toString(), '2024-05-07')
  assert.equal(person.roles[0]?.endsOn?.toString(), '2024-05-07')
  const [seat] = await asApp(tx => listMemberships(tx, { agencyId: id }))
  assert.equal(seat?.endsOn?.toString(), '2024-05-07')
  assert.equal((await site.get('/agencies', lead.token)).statusCode, 303)
})

test('every change leaves a row in the audit trail, with what was personal apart from it', async () => {
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

test('nobody gives themselves a role, and only an administrator makes an administrator', async () => {
  const boss: Actor = { ...admin, roles: ['business-manager'], personId: manager.personId }
  const given = { isDeputy: false, startsOn: on('2024-05-08'), endsOn: undefined }
  await assert.rejects(giveRole(app, boss, manager.personId, { ...given, role: 'analyst' }), NotAllowed)
  await assert.rejects(giveRole(app, boss, member.personId, { ...given, role: 'administrator' }), NotAllowed)
  assert.ok((await giveRole(app, boss, member.personId, { ...given, role: 'learner' })).isDone)
  assert.ok((await giveRole(app, admin, member.personId, { ...given, role: 'administrator' })).isDone)
  const twice = await giveRole(app, admin, member.personId, { ...given, role: 'administrator' })
  assert.match(refusal(twice, 'role'), /holds this role already/)
  await database.owner(`delete from person_role where person_id = $1 and role in ('administrator', 'learner')`, [
    member.personId,
  ])
})

test('a business manager unseats no administrator by ending, moving or renaming them, nor with their agency', async () => {
  const boss: Actor = { ...admin, roles: ['business-manager'], personId: manager.personId }
  const home = await added('Keepers of the Registers')
  const keeper = await signInAs(database, {
    partnershipId: ours,
    agencyId: home,
    roles: ['information-governance-lead'],
    name: 'Iris Keeper',
  })
  const { name, jobTitle, email, agencyId, startsOn } = await asApp(tx => getPerson(tx, keeper.personId))
  const asItIs = { name, jobTitle, email, agencyId, startsOn }
  const change = (details: Partial<typeof asItIs>, actor = boss) =>
    changePerson(app, actor, keeper.personId, { ...asItIs, ...details })
  const leaving = { endsOn: on('2024-05-07'), reason: 'Unwanted' }
  await assert.rejects(endPerson(app, boss, keeper.personId, leaving), NotAllowed)
  await assert.rejects(change({ startsOn: on('2030-01-01') }), NotAllowed)
  await assert.rejects(change({ email: 'boss@council.example' }), NotAllowed)
  await assert.rejects(
    recordAgencyLeaving(app, boss, home, { leftOn: on('2024-05-07'), reason: 'Unwanted' }),
    NotAllowed,
  )
  assert.ok((await change({ jobTitle: 'Data protection officer' })).isDone)
  assert.ok((await change({ email: 'iris@council.example' }, admin)).isDone)
  assert.ok((await endPerson(app, admin, keeper.personId, leaving)).isDone)
})

test('a person who leaves can no longer come in the day after their last', async () => {
  const leaver = await signInAs(database, { partnershipId: ours, agencyId: council, roles: ['auditor'] })
  assert.ok((await endPerson(app, admin, leaver.personId, { endsOn: on('2024-05-07'), reason: 'New post' })).isDone)
  assert.notEqual((await site.get('/agencies', leaver.token)).statusCode, 200)
})

test('a group cannot be opened without one above it, nor below one that does not stand', async () => {
  const orphan = await openGroup(app, admin, group('Orphan'))
  assert.match(refusal(orphan, 'parentIds'), /Orphan would have no group above it on 1 April 2022/)
  const early = await openGroup(app, admin, group('Too early', { parentIds: [top], startsOn: on('2021-01-01') }))
  assert.match(refusal(early, 'parentIds'), /does not stand on 1 January 2021/)
  const names = (await asApp(tx => listGroupsOn(tx, on('2022-04-01')))).map(each => each.name)
  assert.deepEqual(names, ['Executive Group'])
})

test('a group may answer to two, and never to itself through others', async () => {
  const first = await opened('Operational Group', { parentIds: [top] })
  const second = await opened('Practice Review Group', { parentIds: [top, first] })
  const circle = await changeGroup(app, admin, first, {
    ...group('Operational Group', { parentIds: [second], startsOn: on('2024-04-01') }),
    change: 'changed',
  })
  assert.match(refusal(circle, 'parentIds'), /accountable to itself/)
  const [stands] = (await asApp(tx => listGroupsOn(tx, on('2024-04-01')))).filter(each => each.groupId === second)
  assert.deepEqual(
    stands?.parents.map(parent => parent.name),
    ['Executive Group', 'Operational Group'],
  )
})

test('the database itself refuses a circle that a program would write', async () => {
  const [one, two] = [await opened('One', { parentIds: [top] }), await opened('Two', { parentIds: [top] })]
  const writing = asApp(async tx => {
    for (const [child, parent] of [
      [one, two],
      [two, one],
    ] as const)
      await tx
        .insertInto('group_accountability')
        .values({ partnership_id: ours, group_id: child, parent_group_id: parent, starts_on: on('2023-01-01') })
        .execute()
  })
  await assert.rejects(writing, /accountable to itself/)
})

test('a renamed group keeps its history, and a correction of the same day adds none', async () => {
  const id = await opened('Training & Workforce Development', { parentIds: [top] })
  const renamed = {
    ...group('Practice Improvement Group', { parentIds: [top], startsOn: on('2024-04-01') }),
    change: 'renamed' as const,
  }
  assert.ok((await changeGroup(app, admin, id, renamed)).isDone)
  assert.ok((await changeGroup(app, admin, id, { ...renamed, name: 'Practice Improvement', change: 'changed' })).isDone)
  const versions = (await asApp(readStructure)).versions.filter(version => version.groupId === id)
  assert.deepEqual(
    versions.map(version => [version.name, version.change, version.endsOn?.toString()]),
    [
      ['Training & Workforce Development', 'opened', '2024-03-31'],
      ['Practice Improvement', 'renamed', undefined],
    ],
  )
  const early = await changeGroup(app, admin, id, { ...renamed, startsOn: on('2023-01-01') })
  assert.match(refusal(early, 'startsOn'), /already changes on 1 April 2024/)
})

test('a group that others answer to alone cannot be closed; once they are moved it can, and its seats end with it', async () => {
  const parent = await opened('Quality & Performance', { parentIds: [top] })
  const child = await opened('Data Group', { parentIds: [parent] })
  await seatMember(app, admin, parent, {
    agencyId: council,
    personId: undefined,
    role: 'member',
    startsOn: on('2023-01-01'),
    endsOn: undefined,
  })
  const closing = { lastDay: on('2024-03-31'), reason: 'Replaced' }
  const held = await closeGroup(app, admin, parent, closing)
  assert.match(refusal(held, 'parentIds'), /Data Group would be accountable to a group that does not stand/)
  const moved = { ...group('Data Group', { parentIds: [top], startsOn: on('2024-04-01') }), change: 'changed' as const }
  assert.ok((await changeGroup(app, admin, child, moved)).isDone)
  assert.ok((await closeGroup(app, admin, parent, closing)).isDone)
  const [seat] = await asApp(tx => listMemberships(tx, { groupId: parent }))
  assert.equal(seat?.endsOn?.toString(), '2024-03-31')
})

test('a new chair ends the one before the day before', async () => {
  const term = (startsOn: string) => ({
    personId: undefined,
    words: 'Chair',
    startsOn: on(startsOn),
    endsOn: undefined,
  })
  assert.ok((await appointChair(app, admin, top, term('2022-04-01'))).isDone)
  assert.ok((await appointChair(app, admin, top, { ...term('2024-04-01'), words: 'Independent chair' })).isDone)
  const chairs = await asApp(tx => listChairs(tx, { groupId: top }))
  assert.deepEqual(
    chairs.map(chair => [chair.words, chair.endsOn?.toString()]),
    [
      ['Independent chair', undefined],
      ['Chair', '2024-03-31'],
    ],
  )
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

test('a form with mistakes is shown again with what was typed and says what to enter; a right one is saved', async () => {
  const wrong = await site.post(
    '/agencies/add',
    {
      name: '',
      kind: 'school',
      aliases: 'Kept <words>',
      children: 'none',
      adults: 'none',
      'community-safety': 'none',
      'joinedOn-day': '31',
      'joinedOn-month': '2',
      'joinedOn-year': '2024',
    },
    manager.token,
  )
  assert.equal(wrong.statusCode, 400)
  assert.match(wrong.body, /Enter the name of the agency/)
  assert.match(wrong.body, /The day it joined must be a real date/)
  assert.match(wrong.body, /Kept &lt;words&gt;/)
  assert.match(wrong.body, /href="#joinedOn"/)
  const right = await site.post(
    '/agencies/add',
    {
      name: 'Ferry Road School',
      kind: 'school',
      aliases: '',
      children: 'relevant-agency',
      adults: 'none',
      'community-safety': 'none',
      'joinedOn-day': '1',
      'joinedOn-month': 'April',
      'joinedOn-year': '2024',
    },
    manager.token,
  )
  assert.equal(right.statusCode, 303)
  const agency = await asApp(tx => findAgencyByName(tx, 'Ferry Road School'))
  assert.deepEqual(agency?.statutoryRoles, [{ regime: 'children', role: 'relevant-agency', authority: undefined }])
  assert.equal(agency?.joinedOn.toString(), '2024-04-01')
})

test('a named body cannot be chosen under a role that the law does not give it', async () => {
  const answer = await site.post(
    '/agencies/add',
    {
      name: 'Fire Service',
      kind: 'fire-and-rescue',
      children: 'safeguarding-partner:fire-and-rescue',
      adults: 'none',
      'community-safety': 'none',
      'joinedOn-day': '1',
      'joinedOn-month': '4',
      'joinedOn-year': '2024',
    },
    manager.token,
  )
  assert.equal(answer.statusCode, 400)
  assert.match(answer.body, /Select its role, or that it has none/)
})

test('the structure is shown as at the day in the address, as a chart and as a list', async () => {
  const page = await site.get('/structure?on=2024-03-31', member.token)
  assert.equal(page.statusCode, 200)
  assert.match(page.body, /<svg[^>]*role="img"/)
  assert.match(page.body, /Training &amp; Workforce Development<\/a>/)
  assert.doesNotMatch(page.body, /Practice Improvement<\/a>/)
  const compared = await site.get('/structure/compare?from=2024-03-31&to=2024-04-01', member.token)
  assert.match(compared.body, /Renamed/)
  const wrong = await site.get('/structure?on=31+February+2024', member.token)
  assert.equal(wrong.statusCode, 400)
  assert.match(wrong.body, /Enter a day, like 31 March 2024/)
})
