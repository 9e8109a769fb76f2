import assert from 'node:assert/strict'
import { test } from 'node:test'
import { raiseCountedAlerts } from '#indicators'
import { inContext } from '#platform/db/context.ts'
import { catalogue } from '../src/catalogue.ts'
import { openDemonstration } from './fixtures/demonstration/demonstration.ts'

const demonstration = await openDemonstration()
const { partnershipId } = demonstration.person('Imelda Farrow')
const worker = { partnershipId, actor: 'job:look-for-unusual-months' }
const look = () =>
  inContext(demonstration.database.as('kith_worker'), worker, tx =>
    raiseCountedAlerts(tx, catalogue, { at: demonstration.app.clock.now() }),
  )
const told = () =>
  demonstration.database.owner<{ measure_code: string; first_period: string; last_period: string; cause: string }>(
    'select measure_code, first_period, last_period, cause from series_alert where partnership_id = $1 order by measure_code, alert_id',
    [partnershipId],
  )

test('the worker looks at every series that is worked out from records, and tells of nothing twice', async () => {
  await look()
  const first = await told()
  await look()
  assert.deepEqual(await told(), first)
  assert.ok(first.length > 0)
  for (const { measure_code: code } of first) assert.equal(catalogue.get(code).kind, 'calculated')
})
