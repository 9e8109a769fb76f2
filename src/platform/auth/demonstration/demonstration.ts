import type { App } from '../../app.ts'
import { NotFound } from '../../errors.ts'
import { auditSignIn } from '../audit-sign-in.store.ts'
import { browserName } from '../browser-name.ts'
import { inSignIn } from '../in-sign-in.ts'
import { endExcessSessions, insertSession, rotateSession } from '../session.store.ts'
import type { SignedIn } from '../session.ts'
import { type DemonstrationPerson, isDemonstrationOnly, listDemonstrationPeople } from './demonstration.store.ts'

/**
 * One-click sign-in has no switch. It is there while every partnership in the database is a demonstration and the
 * program does not run in production, and for nothing else.
 */
export async function hasDemonstration(app: App): Promise<boolean> {
  return app.config.environment !== 'production' && (await inSignIn(app, isDemonstrationOnly))
}

/** The people to sign in as. Throws NotFound outside the demonstration. */
export async function demonstrationPeople(app: App): Promise<readonly DemonstrationPerson[]> {
  if (!(await hasDemonstration(app))) throw new NotFound('There is no demonstration here.')
  return inSignIn(app, tx => listDemonstrationPeople(tx, app.clock.today()))
}

/** Begins a session as an invented person and returns its token. */
export async function signInAsDemonstration(
  app: App,
  given: { personId: string; address: string; userAgent: string },
): Promise<string> {
  if (app.config.environment === 'production') throw new NotFound('There is no demonstration here.')
  const now = app.clock.now()
  return inSignIn(app, async tx => {
    const people = await listDemonstrationPeople(tx, app.clock.today())
    const person = people.find(each => each.personId === given.personId)
    if (!person) throw new NotFound('There is no such person in the demonstration.')
    const { accountId } = person
    const token = await insertSession(tx, { accountId, browser: browserName(given.userAgent), as: person }, now)
    await endExcessSessions(tx, accountId, now)
    await auditSignIn(tx, now, {
      event: 'signed-in',
      accountId,
      address: given.address,
      detail: { by: 'demonstration' },
    })
    return token
  })
}

/** Whether a session may use the demonstration's short cuts: an invented partnership, in a database of invented ones. */
export async function isInDemonstration(app: App, session: SignedIn): Promise<boolean> {
  return session.isDemonstration && (await hasDemonstration(app))
}

/** Invented people have no password to give again: one click stands for it. The session's new token; undefined when it ended. */
export async function confirmInDemonstration(
  app: App,
  session: SignedIn,
  address: string,
): Promise<string | undefined> {
  if (!(await isInDemonstration(app, session))) throw new NotFound('There is no demonstration here.')
  const now = app.clock.now()
  return inSignIn(app, async tx => {
    const token = await rotateSession(tx, session.tokenHash, { reauthenticatedAt: now })
    if (token)
      await auditSignIn(tx, now, {
        event: 'identity-confirmed',
        accountId: session.accountId,
        address,
        detail: { by: 'demonstration' },
      })
    return token
  })
}
