import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#platform/auth/actor.ts'
import { NotAllowed } from '#platform/errors.ts'
import { signInAs } from '#platform/testing/site.ts'
import { changePerson } from './change-person.ts'
import { endPerson } from './end-person.ts'
import { giveRole } from './give-role.ts'
import { getPerson } from './person.store.ts'
import { recordAgencyLeaving } from './record-agency-leaving.ts'
import { createRegisters, on, refusal } from './testing/registers.ts'

const { database, app, site, ours, admin, asApp, added, council, manager, member } = await createRegisters()

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
