import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { NotAllowed } from '#platform/errors.ts'
import { listTeamsOf } from '../case/team.store.ts'
import type { NewConcern } from '../receiving/new-concern.ts'
import { receiveAndAcknowledge } from '../receiving/receive-and-acknowledge.ts'
import { type Receipt, receiveConcern } from '../receiving/receive-concern.ts'
import { unlessReferenceIsTaken } from '../receiving/reference-taken.ts'

/**
 * Types in a concern that came by telephone, letter or in person. Whoever telephoned has no page that tells them it was
 * received: without safe mail the receipt is owed by the next working day.
 */
export const enterConcern = (app: App, actor: Actor, given: NewConcern): Promise<Receipt> =>
  unlessReferenceIsTaken(() =>
    app.transaction(actor, async tx => {
      const teams = await listTeamsOf(tx, actor.personId, app.clock.today())
      if (!teams.some(({ about }) => about === given.about))
        throw new NotAllowed('Only a member of the team types in what came to it another way.', 'a triage manager')
      return given.referrer.mailIsSafe
        ? receiveAndAcknowledge(app, tx, actor, given)
        : receiveConcern(app, tx, actor, given)
    }),
  )
