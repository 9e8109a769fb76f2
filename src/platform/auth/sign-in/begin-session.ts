import type { App } from '../../app.ts'
import type { Tx } from '../../db/database.ts'
import { auditSignIn } from '../audit-sign-in.store.ts'
import { browserName } from '../browser-name.ts'
import { endExcessSessions, insertSession } from '../session.store.ts'
import { listMemberships } from './account.store.ts'

export interface Arrival {
  readonly accountId: string
  readonly address: string
  readonly userAgent: string
  /** how they proved who they are, for the trail */
  readonly by: 'app' | 'recovery' | 'set-up'
}

export interface Begun {
  readonly token: string
  /** false when the account works in none or in several partnerships: it has to choose */
  readonly hasPartnership: boolean
}

/** Begins the session of somebody who has proven who they are, acting in their partnership when they have just one. */
export async function beginSession(app: App, tx: Tx, arrival: Arrival): Promise<Begun> {
  const now = app.clock.now()
  const { accountId, address } = arrival
  const memberships = await listMemberships(tx, accountId, app.clock.today())
  const only = memberships.length === 1 ? memberships[0] : undefined
  const token = await insertSession(tx, { accountId, browser: browserName(arrival.userAgent), as: only }, now)
  await endExcessSessions(tx, accountId, now)
  await auditSignIn(tx, now, { event: 'signed-in', accountId, address, detail: { by: arrival.by } })
  return { token, hasPartnership: only !== undefined }
}
