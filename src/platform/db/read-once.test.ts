import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cloneTestDatabase } from '../testing/database.ts'
import { inContext } from './context.ts'
import type { Tx } from './database.ts'
import { readOnce } from './read-once.ts'

const database = await cloneTestDatabase()
const OURS = '01900000-0000-7000-8000-000000000001'
const THEIRS = '01900000-0000-7000-8000-000000000002'

test('a reading is done once in a transaction and anew in the next, for whoever is in context there', async () => {
  await database.owner(
    `insert into partnership (partnership_id, slug, name) values ($1, 'ours', 'Ours'), ($2, 'theirs', 'Theirs')`,
    [OURS, THEIRS],
  )
  let readings = 0
  const names = readOnce(async (tx: Tx) => {
    readings++
    return (await tx.selectFrom('partnership').select('name').execute()).map(row => row.name)
  })
  const twiceAs = (partnershipId: string) =>
    inContext(database.as('kith_app'), { partnershipId, actor: 'person:test' }, async tx => [
      ...(await Promise.all([names(tx), names(tx)])),
      await names(tx),
    ])
  assert.deepEqual(await twiceAs(OURS), [['Ours'], ['Ours'], ['Ours']])
  assert.deepEqual(await twiceAs(THEIRS), [['Theirs'], ['Theirs'], ['Theirs']])
  assert.equal(readings, 2)
  await database.owner(`update partnership set name = 'Renamed' where partnership_id = $1`, [OURS])
  assert.deepEqual(await twiceAs(OURS), [['Renamed'], ['Renamed'], ['Renamed']])
})
