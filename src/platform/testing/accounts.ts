import { generateSync } from 'otplib'
import type { App } from '../app.ts'
import { inSignIn } from '../auth/in-sign-in.ts'
import { hashPassword } from '../auth/password.ts'
import type { Role } from '../auth/roles.ts'
import { confirmFactor } from '../auth/second-factor/second-factor.store.ts'
import type { TestDatabase } from './database.ts'
import { signInAs, type TestPerson } from './site.ts'

/** Somebody with a password and, unless asked otherwise, an authenticator app, not signed in. */
export interface TestAccount extends TestPerson {
  readonly email: string
  readonly password: string
  /** the code that the app shows at the app's clock */
  code(): string
}

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

export async function createTestAccount(
  app: App,
  database: TestDatabase,
  given: { partnershipId: string; agencyId: string; roles: readonly Role[]; hasApp?: boolean },
): Promise<TestAccount> {
  const person = await signInAs(database, given)
  await database.owner('delete from session where account_id = $1', [person.accountId])
  const password = `plain ${person.accountId.slice(-12)} words`
  const [row] = await database.owner<{ email: string }>(
    'update account set password_hash = $1 where account_id = $2 returning email',
    [await hashPassword(password), person.accountId],
  )
  if (given.hasApp !== false) {
    const sealed = await app.keys.seal('second-factor', person.accountId, SECRET)
    await database.owner('insert into second_factor (account_id) values ($1)', [person.accountId])
    await inSignIn(app, tx => confirmFactor(tx, person.accountId, { secret: sealed, step: 0, at: app.clock.now() }))
  }
  const epoch = (): number => Math.floor(app.clock.now().epochMilliseconds / 1000)
  return { ...person, email: row?.email ?? '', password, code: () => generateSync({ secret: SECRET, epoch: epoch() }) }
}

/** A partnership with one agency. */
export async function createTestPartnership(
  database: TestDatabase,
  slug: string,
  isDemonstration = false,
): Promise<{ partnershipId: string; agencyId: string }> {
  const [partnership] = await database.owner<{ partnership_id: string }>(
    'insert into partnership (slug, name, is_demonstration) values ($1, $2, $3) returning partnership_id',
    [slug, `Partnership ${slug}`, isDemonstration],
  )
  const partnershipId = partnership?.partnership_id ?? ''
  const [agency] = await database.owner<{ agency_id: string }>(
    `insert into agency (partnership_id, name, kind, joined_on)
     values ($1, 'Council', 'local-authority', '2020-01-01') returning agency_id`,
    [partnershipId],
  )
  return { partnershipId, agencyId: agency?.agency_id ?? '' }
}
