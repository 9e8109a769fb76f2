import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#platform/auth/actor.ts'
import { createTestPartnership } from '#platform/testing/accounts.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp } from '#platform/testing/site.ts'
import { readDataVersion } from './data-version.store.ts'
import { bumpDataVersion } from './measure.store.ts'

const database = await cloneTestDatabase()
const app = createTestApp(database)
const ours = await createTestPartnership(database, 'ours')
const theirs = await createTestPartnership(database, 'theirs')

const actorIn = (place: { partnershipId: string; agencyId: string }, role: 'analyst' | 'scrutineer'): Actor => ({
  id: 'person:x',
  name: 'Somebody',
  partnershipName: '',
  roles: [role],
  ...place,
})
const us = actorIn(ours, 'scrutineer')
const versionFor = (actor: Actor) => app.transaction(actor, readDataVersion)

test('there is no version while no figures are held', async () => {
  assert.equal(await versionFor(us), undefined)
})

test('the version differs after figures change and after an agency is renamed, and else stays', async () => {
  await app.transaction(us, bumpDataVersion)
  const first = await versionFor(us)
  assert.equal(await versionFor(us), first)
  await app.transaction(us, bumpDataVersion)
  const second = await versionFor(us)
  assert.notEqual(second, first)
  await database.owner(`update agency set name = 'Renamed' where partnership_id = $1`, [ours.partnershipId])
  assert.notEqual(await versionFor(us), second)
})

test('another partnership has a version of its own, and an agency reads that of its partnership', async () => {
  assert.equal(await versionFor(actorIn(theirs, 'scrutineer')), undefined)
  assert.equal(await versionFor(actorIn(ours, 'analyst')), await versionFor(us))
})
