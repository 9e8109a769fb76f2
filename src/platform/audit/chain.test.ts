import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, test } from 'node:test'
import { inContext } from '../db/context.ts'
import type { Tx } from '../db/database.ts'
import { cloneTestDatabase } from '../testing/database.ts'
import { createTestApp } from '../testing/site.ts'
import { until } from '../testing/worker.ts'
import type { Head } from './chain.ts'
import { headInWords, parseHead } from './chain.ts'
import { eraseAuditContent } from './erase-content.ts'
import { noteHead, readNotedHead } from './head-note.ts'
import { sealOnce, startSealing } from './seal.ts'
import { appendAudit } from './trail.ts'
import { verifyChain } from './verify.ts'

const OURS = '01900000-0000-7000-8000-000000000001'
const folder = mkdtempSync(join(tmpdir(), 'kith-audit-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const database = await cloneTestDatabase()
await database.owner(`insert into partnership (partnership_id, slug, name) values ($1, 'ours', 'Ours')`, [OURS])
const app = createTestApp(database)
const actor = { id: 'person:01900000-0000-7000-8000-00000000000a', partnershipId: OURS }

const inOurs = <T>(work: (tx: Tx) => Promise<T>, role: 'kith_app' | 'kith_worker' = 'kith_app') =>
  inContext(app.database(role), { partnershipId: OURS, actor: actor.id }, work)
const append = (event: string, content?: Record<string, unknown>) =>
  inOurs(tx => appendAudit(tx, actor, { event, subject: { concernId: event }, ...(content ? { content } : {}) }))
const verify = (known: readonly Head[] = []) =>
  verifyChain({ ownerUrl: database.ownerUrl, secret: database.secret, known })

beforeEach(async () => {
  await database.owner('delete from audit_content')
  await database.owner('delete from audit_event')
  await database.owner(`update audit_head set position = 0, hash = sha256('kith audit chain'), mark = ''`)
})

async function sealThree(): Promise<void> {
  await append('concern-raised', { name: 'Ada', phone: '01632 960001' })
  await append('concern-read')
  await append('concern-decided')
  assert.equal(await sealOnce(app), 3)
}

test('rows are sealed in the order in which they happened, and the chain verifies', async () => {
  assert.equal((await verify()).ok, true, 'an empty chain')
  await sealThree()
  await append('concern-closed')
  assert.equal(await sealOnce(app), 1)
  const report = await verify()
  assert.deepEqual([report.ok, report.entries, report.waiting, report.firstBreak], [true, 4, 0, undefined])
  const rows = await database.owner<{ event: string }>('select event from audit_event order by position')
  assert.deepEqual(
    rows.map(row => row.event),
    ['concern-raised', 'concern-read', 'concern-decided', 'concern-closed'],
  )
})

test('an entry that was edited is found', async () => {
  await sealThree()
  await database.owner(`update audit_event set actor = 'nobody' where position = 2`)
  const report = await verify()
  assert.equal(report.ok, false)
  assert.deepEqual(report.firstBreak && [report.firstBreak.kind, report.firstBreak.position], ['changed', 2])
  assert.match(report.explanation, /Entry 2 .*changed/)
})

test('an edit of every column is found', async () => {
  for (const change of [
    `happened_at = happened_at + interval '1 microsecond'`,
    `event = 'concern-removed'`,
    `purpose = 'none'`,
    `subject = '{}'`,
    `partnership_id = null`,
    `content_hash = null`,
  ]) {
    await sealOnce(app)
    await append('concern-raised', { name: 'Ada' })
    await sealOnce(app)
    const { head } = await verify()
    await database.owner(`update audit_event set ${change} where position = $1`, [head.position])
    assert.equal((await verify()).ok, false, change)
    await database.owner('delete from audit_content')
    await database.owner('delete from audit_event')
    await database.owner(`update audit_head set position = 0, hash = sha256('kith audit chain'), mark = ''`)
  }
})

test('an entry that was removed from the middle is found', async () => {
  await sealThree()
  await database.owner('delete from audit_event where position = 2')
  assert.deepEqual((await verify()).firstBreak, { kind: 'missing', position: 2 })
})

test('two entries that were swapped are found', async () => {
  await sealThree()
  await database.owner('alter table audit_event drop constraint audit_event_position_is_taken_once')
  await database.owner('update audit_event set position = 5 - position where position in (2, 3)')
  assert.equal((await verify()).firstBreak?.position, 2)
  await database.owner('update audit_event set position = 5 - position where position in (2, 3)')
  await database.owner('alter table audit_event add constraint audit_event_position_is_taken_once unique (position)')
})

test('removing the last entries is found, because the head is kept apart', async () => {
  await sealThree()
  await database.owner('delete from audit_event where position = 3')
  assert.deepEqual((await verify()).firstBreak, { kind: 'cut-short', position: 3, lastPosition: 2 })
})

test('a head put back without the secret is found', async () => {
  await sealThree()
  await database.owner('delete from audit_event where position = 3')
  await database.owner(
    'update audit_head set (position, hash) = (select position, hash from audit_event where position = 2)',
  )
  assert.deepEqual((await verify()).firstBreak, { kind: 'head-forged', position: 2 })
})

test('a tail cut back to an earlier head, mark and all, is found against the head noted outside the database', async () => {
  await sealThree()
  const [earlier] = await database.owner<{ hash: Buffer; mark: string }>('select hash, mark from audit_head')
  await append('concern-closed')
  await sealOnce(app)
  await noteHead(folder, (await verify()).head)
  await database.owner('delete from audit_event where position = 4')
  await database.owner('update audit_head set position = 3, hash = $1, mark = $2', [earlier?.hash, earlier?.mark])
  const noted = await readNotedHead(folder)
  assert.deepEqual((await verify(noted ? [noted] : [])).firstBreak, { kind: 'cut-short', position: 4, lastPosition: 3 })
})

test('a whole chain made anew is found against a head that somebody wrote down', async () => {
  await sealThree()
  const written = headInWords((await verify()).head)
  await database.owner(`update audit_event set position = null, hash = null, actor = 'nobody'`)
  await database.owner(`update audit_head set position = 0, hash = sha256('kith audit chain')`)
  await sealOnce(app)
  assert.equal((await verify()).ok, true, 'it agrees with itself')
  const known = parseHead(written)
  assert.deepEqual((await verify(known ? [known] : [])).firstBreak?.kind, 'changed')
})

test('changed personal content is found; erased content leaves the chain valid', async () => {
  await sealThree()
  await database.owner(`update audit_content set content = '{"name":"Eve"}'`)
  assert.equal((await verify()).firstBreak?.kind, 'content-changed')
  const [row] = await database.owner<{ audit_event_id: string }>('select audit_event_id from audit_content')
  const erased = await inOurs(
    tx => eraseAuditContent(tx, actor, [row?.audit_event_id ?? ''], 'retention'),
    'kith_worker',
  )
  assert.equal(erased, 1)
  await sealOnce(app)
  const report = await verify()
  assert.deepEqual([report.ok, report.erased, report.entries], [true, 1, 4])
})

test('no role can change or remove an entry, or give one its place', async () => {
  await sealThree()
  for (const role of ['kith_app', 'kith_agency', 'kith_auth', 'kith_portal', 'kith_worker'] as const) {
    for (const statement of [
      `update audit_event set actor = 'nobody'`,
      'delete from audit_event',
      `insert into audit_event (actor, event, position, hash) values ('a', 'b', 9, 'c')`,
      'update audit_head set position = 0',
    ])
      await assert.rejects(database.as(role).pool.query(statement), /permission denied/, `${role}: ${statement}`)
  }
})

test('writers wait neither for each other nor for the seal', async () => {
  const open = Array.from({ length: 3 }, () => Promise.withResolvers<void>())
  const appended = open.map(() => Promise.withResolvers<void>())
  const writers = open.map((each, index) =>
    inOurs(async tx => {
      await appendAudit(tx, actor, { event: 'left-open', subject: { index } })
      appended[index]?.resolve()
      await each.promise
    }),
  )
  await Promise.all(appended.map(each => each.promise))
  // Three transactions stand open with an entry each: another writes and commits, and its entry is sealed.
  await append('committed')
  assert.equal(await sealOnce(app), 1)
  for (const each of open) each.resolve()
  await Promise.all(writers)
  assert.equal(await sealOnce(app), 3)
  assert.equal((await verify()).ok, true)
})

test('two workers that seal at once make one chain', async () => {
  for (let number = 0; number < 40; number++) await append('concern-read')
  const passes = await Promise.all(Array.from({ length: 8 }, () => sealOnce(app, 10)))
  while ((await sealOnce(app, 10)) !== 0);
  assert.ok(passes.some(sealed => sealed !== undefined))
  const report = await verify()
  assert.deepEqual([report.ok, report.entries], [true, 40])
})

test('the worker seals a row within five seconds', async () => {
  const sealing = startSealing(app)
  try {
    await append('concern-raised')
    await until('it is sealed', async () => (await verify()).entries === 1, 5)
  } finally {
    await sealing.stop()
  }
  const noted = await readNotedHead(app.config.dataDir)
  assert.equal(noted?.position, 1)
})
