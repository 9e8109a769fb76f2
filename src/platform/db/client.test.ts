import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { cloneTestDatabase } from '../testing/database.ts'
import { PREPARED } from './client.ts'
import { inContext } from './context.ts'

const database = await cloneTestDatabase()
const app = database.as('kith_app')
const us = '018f0000-0000-7000-8000-000000000001'
const current = sql<{
  id: string
  actor: string
}>`select current_setting('kith.partnership', true) as id, current_setting('kith.actor', true) as actor`

test('the context is there from the first statement on and is gone after the transaction', async () => {
  const inside = await inContext(app, { partnershipId: us, actor: `o'neill\\'; drop table x; --` }, async tx => {
    return (await current.execute(tx)).rows[0]
  })
  assert.deepEqual(inside, { id: us, actor: `o'neill\\'; drop table x; --` })
  const after = await app.kysely.connection().execute(async db => (await current.execute(db)).rows[0])
  assert.ok(!after?.id && !after?.actor)
})

test('a transaction that fails at any statement leaves nothing behind and its connection usable', async () => {
  const failing = [sql`select 1/0`, sql`select 1 / ${0}::int`, sql`${PREPARED} select 1/0`]
  for (const statement of failing) {
    await assert.rejects(
      app.kysely.transaction().execute(tx => statement.execute(tx)),
      /division by zero/,
    )
    await assert.rejects(
      inContext(app, { partnershipId: us, actor: 'x' }, tx => statement.execute(tx)),
      /division by zero/,
    )
  }
  await app.kysely.transaction().execute(async () => undefined)
  const { rows } = await app.pool.query('select 1 as one')
  assert.deepEqual(rows, [{ one: 1 }])
})

test('a transaction whose first statement has parameters, or is prepared, is one transaction all the same', async () => {
  for (const first of [sql`select ${1}::int`, sql`${PREPARED} select 1`, sql`select 1`]) {
    const [before, after] = await app.kysely.transaction().execute(async tx => {
      await first.execute(tx)
      const id = sql<{ id: string }>`select pg_current_xact_id()::text as id`
      return [(await id.execute(tx)).rows, (await id.execute(tx)).rows]
    })
    assert.deepEqual(before, after)
  }
})
