import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import { civilDay, dayInWords } from '#platform/day.ts'
import { Conflict, NotAllowed } from '#platform/errors.ts'
import { insertAgreement, listAgreements } from './agreement.store.ts'
import { ACCEPTANCE_WORDS, type Agreement } from './agreement.ts'

export interface AgreementChange extends Pick<Agreement, 'format' | 'agencyId' | 'acceptance' | 'reference'> {
  /** The version that its author had read; 0: there was none */
  readonly read: number
}

/** Sets who may accept the files of a format, for all agencies or for one. Files that wait already fall under it too. */
export async function setAgreement(app: App, actor: Actor, { read, ...change }: AgreementChange): Promise<void> {
  if (!hasPermission(actor.roles, 'set-supply-agreements'))
    throw new NotAllowed('Your role does not include changing agreements.')
  await app.transaction(actor, async tx => {
    const version = read + 1
    const author = { setBy: actor.id, setByName: actor.name, setAt: app.clock.now() }
    const [newest] = await listAgreements(tx, change.format)
    if ((newest?.version ?? 0) !== read || !(await insertAgreement(tx, { ...change, version, ...author })))
      throw new Conflict(changedMeanwhile((await listAgreements(tx, change.format))[0]))
    await appendAudit(tx, actor, {
      event: 'supply-agreement-set',
      subject: {
        format: change.format,
        version,
        agencyId: change.agencyId ?? null,
        acceptance: change.acceptance,
      },
      content: { reference: change.reference },
    })
  })
}

const changedMeanwhile = (newest: Agreement | undefined): string =>
  newest
    ? `${newest.setByName} changed it meanwhile, on ${dayInWords(civilDay(newest.setAt))}, to: ${ACCEPTANCE_WORDS[newest.acceptance]}. What you chose is kept here: send it again if it should take the place of that`
    : 'It changed meanwhile. Send it again if it should stand as you chose'
