import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { getRecordAccess } from '#platform/auth/restriction/record-access.store.ts'
import { mayOpen } from '#platform/auth/restriction/record-access.ts'
import { isMemberOn, listMembers } from '../case/team.store.ts'
import { mayGive } from '../policy.ts'
import { type Change, changeEnquiry, type EnquiryRead, faults } from './change-enquiry.ts'

/** Gives the enquiry to a member of its team who may open it. */
export const changeLead = (app: App, actor: Actor, read: EnquiryRead, to: string): Promise<Change> =>
  changeEnquiry(app, actor, read, 'record', async ({ tx, enquiry, at, today }) => {
    const { teamId, leadId, concernId } = enquiry
    if (to === leadId) return faults({ leadId: 'They lead it already' })
    if (!mayGive(actor, [teamId], { teamId, workerId: leadId }, to))
      return faults({ leadId: 'Only the team’s manager may give away an enquiry that somebody else leads' })
    const member = (await listMembers(tx, teamId)).find(each => each.personId === to && isMemberOn(each, today))
    if (!member) return faults({ leadId: 'They do not belong to the team today' })
    const access = await getRecordAccess(tx, { kind: 'concern', id: concernId }, at)
    if (!mayOpen({ personId: to }, access)) return faults({ leadId: `${member.name} may not open this record` })
    const words = to === actor.personId ? 'Took the lead' : `Gave the lead to ${member.name}`
    return { kind: 'lead-changed', words, changes: { leadId: to } }
  })
