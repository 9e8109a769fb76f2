import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import type { Tx } from '#platform/db/database.ts'
import { emptyForm, type FormState } from '#platform/ui/form-state.ts'
import { readCaseClock } from '../../../case/case-clock.ts'
import { countOpenings, listEarlier, listEvents, listOwed } from '../../../case/history.store.ts'
import type { OpenCase } from '../../../case/open-case.ts'
import { isMemberOn, listMembers } from '../../../case/team.store.ts'
import { findOpenChallengeId } from '../../../challenge/challenge.store.ts'
import { mayManageTeam } from '../../../policy.ts'
import { findDraft, listDecisions } from '../../decision.store.ts'
import type { RecordPage } from './record-page.ts'

const MOST_EVENTS = 8
const MOST_EARLIER = 10

/** What the summary of a record shows, read in the transaction that opened it. */
export async function readRecord(
  app: App,
  actor: Actor,
  tx: Tx,
  { found, teams }: OpenCase,
  typed?: { readonly state: FormState; readonly conflict?: string | undefined },
): Promise<RecordPage> {
  const today = app.clock.today()
  const { concernId, individualId } = found
  const reader = { personId: actor.personId, now: app.clock.now() }
  const draft = found.pathway === undefined ? await findDraft(tx, concernId) : undefined
  const members = await listMembers(tx, found.teamId)
  const earlier = await listEarlier(tx, reader, { individualId, concernId, most: MOST_EARLIER })
  if (earlier.length > 0)
    await appendAudit(tx, actor, {
      event: 'concerns-listed',
      subject: { list: 'earlier', concerns: earlier.map(each => each.concernId) },
    })
  return {
    found,
    today,
    reading: readCaseClock(found, today),
    events: await listEvents(tx, concernId, MOST_EVENTS),
    earlier,
    owed: await listOwed(tx, concernId),
    openings: await countOpenings(tx, concernId),
    decisions: await listDecisions(tx, concernId),
    draft,
    isDisagreed: found.pathway !== undefined && (await findOpenChallengeId(tx, concernId)) !== undefined,
    memberCount: members.filter(member => isMemberOn(member, today)).length,
    readerId: actor.personId,
    mayManage: mayManageTeam(actor, teams, found.teamId),
    mayRestrict: hasPermission(actor.roles, 'restrict-records'),
    state: typed?.state ?? { ...emptyForm, values: draft?.answers ?? {} },
    conflict: typed?.conflict,
  }
}
