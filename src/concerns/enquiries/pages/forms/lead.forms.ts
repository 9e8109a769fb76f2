import { z } from 'zod'
import { radiosField } from '#platform/ui/choice-fields.ts'
import { isMemberOn, listMembers } from '../../../case/team.store.ts'
import { changeLead } from '../../change-lead.ts'
import { actRoutes } from '../act.page.ts'

export const leadRoutes = actRoutes({
  path: 'lead',
  act: 'record',
  tab: '',
  title: 'Change who leads the enquiry',
  submit: 'Change the lead',
  done: 'The lead is changed.',
  schema: z.object({ leadId: z.uuid('Select who leads it') }),
  load: async ({ tx, enquiry, today }) => ({
    members: (await listMembers(tx, enquiry.teamId)).filter(member => isMemberOn(member, today)),
    leadId: enquiry.leadId,
    leadName: enquiry.leadName,
  }),
  lead: ({ leadName }) => (leadName === undefined ? 'Nobody leads it yet.' : `${leadName} leads it now.`),
  fields: (state, { members, leadId }) => [
    radiosField(state, {
      name: 'leadId',
      label: 'Who leads it from now on?',
      choices: members
        .filter(({ personId }) => personId !== leadId)
        .map(({ personId, name, jobTitle }) => ({ value: personId, text: name, hint: jobTitle })),
    }),
  ],
  run: ({ app, actor, read, data }) => changeLead(app, actor, read, data.leadId),
})
