import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { inContext } from '../db/context.ts'
import type { LoginRole } from '../db/roles.ts'
import { createTestPartnership } from '../testing/accounts.ts'
import { cloneTestDatabase } from '../testing/database.ts'
import { appendAudit } from './trail.ts'

const database = await cloneTestDatabase()
const { partnershipId, agencyId } = await createTestPartnership(database, 'ours')
const ACTING: readonly (readonly [LoginRole, string])[] = [
  ['kith_app', 'person:01900000-0000-7000-8000-0000000000aa'],
  ['kith_agency', 'person:01900000-0000-7000-8000-0000000000bb'],
  ['kith_worker', 'job:scan-file'],
]

for (const [role, actor] of ACTING) {
  test(`${role} appends to the trail as whoever acts, and under no other name`, async () => {
    const append = (id: string): Promise<void> =>
      inContext(database.as(role), { partnershipId, agencyId, actor }, tx =>
        appendAudit(tx, { id, partnershipId }, { event: 'tried' }),
      )
    await append(actor)
    for (const other of ['person:01900000-0000-7000-8000-0000000000cc', 'operator:root', 'nobody', '']) {
      await assert.rejects(append(other), /row-level security/, other)
    }
    const kept = await database.owner(`select actor from audit_event where event = 'tried' and actor = $1`, [actor])
    assert.equal(kept.length, 1)
  })
}

test('sign-in names the account that it deals with, or nobody: it cannot be told whom to name', async () => {
  const auth = database.as('kith_auth')
  const account = '01900000-0000-7000-8000-0000000000dd'
  const append = (given: string | null): Promise<unknown> =>
    sql`select audit_sign_in(${given}, now(), 'signed-in-by-test', '{}')`.execute(auth.kysely)
  await append(account)
  await append(null)
  const kept = await database.owner(`select actor from audit_event where event = 'signed-in-by-test' order by actor`)
  assert.deepEqual(kept, [{ actor: `account:${account}` }, { actor: 'nobody' }])
  const direct = sql`insert into audit_event (actor, event) values ('operator:root', 'made-up')`.execute(auth.kysely)
  await assert.rejects(direct, /permission denied/)
})
