import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import { inContext, inPartnership } from '#platform/db/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { NOBODY } from '../receiving/receive-concern.ts'
import { actAsContributor, type Contribution, findContribution, writeContribution } from './contribution.store.ts'
import { hashOfContribution } from './contribution-secret.ts'

/** What somebody outside holds: the token of the mailed link, and the code that they were told by telephone. */
export interface ContributionKey {
  readonly token: string
  readonly code: string
}

/** The section they may answer, or undefined when link and code open none: which of the two is wrong is not said. */
export const readContribution = (app: App, key: ContributionKey): Promise<Contribution | 'closed' | undefined> =>
  asContributor(app, key, async (tx, contribution) => {
    await note(tx, contribution, contribution.isClosed ? 'contribution-refused' : 'contribution-read')
    return contribution.isClosed ? 'closed' : contribution
  })

export type Written = 'saved' | 'sent' | 'sent-already' | 'closed' | undefined

/** Keeps what they wrote, or sends it into the enquiry, where it cannot be altered from outside. */
export const writeToContribution = (
  app: App,
  key: ContributionKey,
  { text, isAnswer }: { readonly text: string; readonly isAnswer: boolean },
): Promise<Written> =>
  asContributor(app, key, async (tx, contribution): Promise<Written> => {
    if (contribution.isClosed) {
      await note(tx, contribution, 'contribution-refused')
      return 'closed'
    }
    if (contribution.answeredAt) return 'sent-already'
    const at = app.clock.now()
    await writeContribution(tx, hashOfContribution(key.token, key.code), {
      text,
      isAnswer,
      at,
      today: app.clock.today(),
    })
    await note(tx, contribution, isAnswer ? 'contribution-sent' : 'contribution-saved')
    return isAnswer ? 'sent' : 'saved'
  })

async function note(tx: Tx, contribution: Contribution, event: string): Promise<void> {
  const { contributionId, partnershipId } = contribution
  const id = await actAsContributor(tx, contribution)
  const subject = { contribution: contributionId }
  await inPartnership(tx, partnershipId, () => appendAudit(tx, { id, partnershipId }, { event, subject }))
}

const asContributor = <T>(
  app: App,
  { token, code }: ContributionKey,
  work: (tx: Tx, contribution: Contribution) => Promise<T>,
): Promise<T | undefined> =>
  inContext(app.database('kith_portal'), { actor: NOBODY }, async tx => {
    const contribution = await findContribution(tx, hashOfContribution(token, code), app.clock.now())
    return contribution && work(tx, contribution)
  })
