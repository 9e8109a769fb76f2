import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signInAs } from '#platform/testing/site.ts'
import { addAgency } from './add-agency.ts'
import { findAgencyByName, findAgencyIdsByName, getAgency, listAgencies } from './agency.store.ts'
import { changeAgency } from './change-agency.ts'
import { listMemberships } from './group.store.ts'
import { getPerson } from './person.store.ts'
import { recordAgencyLeaving } from './record-agency-leaving.ts'
import { seatMember } from './seat-people.ts'
import { createRegisters, details, on, refusal } from './testing/registers.ts'

const { database, app, site, ours, admin, asApp, added, manager, top } = await createRegisters()

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
