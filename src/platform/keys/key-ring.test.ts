import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { systemClock } from '../clock.ts'
import { openDatabase } from '../db/database.ts'
import { atEnd } from '../testing/at-end.ts'
import { cloneTestDatabase } from '../testing/database.ts'
import { ensureKeys, listKeysAsOwner, rotateKeys } from './data-key.store.ts'
import { CannotOpen, sealedVersion, wrappingKey } from './envelope.ts'
import { createKeyRing, type KeyRing } from './key-ring.ts'
import { KEY_PURPOSES, ROTATED_TOGETHER } from './purpose.ts'

const rings: KeyRing[] = []
const database = await cloneTestDatabase()
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
atEnd(async () => {
  await Promise.all(rings.map(ring => ring.close()))
  await owner.end()
})

function openRing(secret: string | undefined = database.secret, clock = systemClock): KeyRing {
  const open = () => openDatabase(database.ownerUrl, database.secret, 'kith_auth', { max: 1 })
  const ring = createKeyRing({ wrapping: wrappingKey(secret), clock, open })
  rings.push(ring)
  return ring
}

test('migrating makes one key for each purpose', async () => {
  const keys = await listKeysAsOwner(owner, database.secret)
  assert.deepEqual(keys.map(key => key.purpose).sort(), [...KEY_PURPOSES].sort())
})

test('a text sealed before a rotation still opens, and a new one is sealed under the new version', async () => {
  const before = openRing()
  const old = await before.seal('draft', 'draft 1', 'what she said')
  const [rotated] = await rotateKeys(owner, database.secret, ['draft'])
  const after = openRing()
  assert.equal((await after.open('draft', 'draft 1', old)).toString(), 'what she said')
  const fresh = await after.seal('draft', 'draft 1', 'what he said')
  assert.equal(sealedVersion(fresh), rotated?.version)
  assert.equal(sealedVersion(old), (rotated?.version ?? 0) - 1)
  assert.equal(
    (await before.open('draft', 'draft 1', fresh)).toString(),
    'what he said',
    'a process that runs on opens it too',
  )
})

test('a process that runs on seals under the new version within a minute or so of a rotation', async () => {
  let now = Temporal.Instant.from('2026-05-01T10:00Z')
  const ring = openRing(database.secret, { ...systemClock, now: () => now })
  const before = sealedVersion(await ring.seal('file', 'a', 'a'))
  await rotateKeys(owner, database.secret, ['file'])
  now = now.add({ seconds: 61 })
  assert.equal(sealedVersion(await ring.seal('file', 'a', 'a')), before + 1)
})

test('a text sealed for one purpose does not open for another', async () => {
  const ring = openRing()
  const sealed = await ring.seal('second-factor', 'account 1', 'the seed')
  await assert.rejects(ring.open('mail', 'account 1', sealed), CannotOpen)
  await assert.rejects(ring.open('second-factor', 'account 2', sealed), CannotOpen)
})

test('a rotation of all keys leaves pseudonyms as they were; naming the pseudonym key changes them and keeps the earlier ones findable', async () => {
  const ring = openRing()
  const first = await ring.pseudonym('review 7', 'the mother')
  await rotateKeys(owner, database.secret, ROTATED_TOGETHER)
  assert.equal(await openRing().pseudonym('review 7', 'the mother'), first)
  await rotateKeys(owner, database.secret, ['pseudonym'])
  const both = await openRing().pseudonyms('review 7', 'the mother')
  assert.equal(both.length, 2)
  assert.notEqual(both[0], first)
  assert.equal(both[1], first)
})

test('another secret opens no key, and says so', async () => {
  await assert.rejects(
    openRing('another secret, which is also long enough for one').seal('mail', 'a', 'a'),
    /another secret/,
  )
})

test('no role but the one for sign-in can read the ring, and none can change it', async () => {
  for (const role of ['kith_app', 'kith_agency', 'kith_portal', 'kith_worker', 'kith_public'] as const) {
    await assert.rejects(database.as(role).pool.query('select * from kith.data_key'), /permission denied/, role)
  }
  await assert.rejects(database.as('kith_auth').pool.query('delete from kith.data_key'), /permission denied/)
})

test('migrating under another secret is refused once there is anything to lose, and makes new keys before', async () => {
  const other = await cloneTestDatabase()
  const client = new pg.Client({ connectionString: other.ownerUrl })
  await client.connect()
  try {
    const another = 'another secret, which is also long enough for one'
    await ensureKeys(client, another)
    assert.equal((await listKeysAsOwner(client, another)).length, KEY_PURPOSES.length)
    await other.owner(`insert into partnership (slug, name) values ('ours', 'Ours')`)
    await assert.rejects(ensureKeys(client, other.secret), { name: 'Refusal', message: /another secret/ })
  } finally {
    await client.end()
  }
})
