import { z } from 'zod'
import { dayField } from '#platform/http/day-field.ts'
import { formRoutes } from '#platform/http/form-routes.ts'
import type { Visit } from '#platform/http/route.ts'
import { getAgency } from '../../agency.store.ts'
import type { Agency } from '../../agency.ts'
import { agencyUrl } from '../../partnership.urls.ts'
import { recordAgencyLeaving } from '../../record-agency-leaving.ts'
import { agencyLeavingPage } from './agency-leaving.view.ts'

const params = z.object({ agencyId: z.uuid() })
const leavingForm = z.object({
  leftOn: dayField('Its last day as a partner'),
  reason: z
    .string('Enter why it leaves')
    .trim()
    .min(1, 'Enter why it leaves')
    .max(2000, 'The reason must be 2,000 characters or fewer'),
})

const read = ({ app, actor, params: { agencyId } }: Visit<z.infer<typeof params>>): Promise<Agency> =>
  app.transaction(actor, tx => getAgency(tx, agencyId))

export const agencyLeavingRoutes = formRoutes({
  path: '/agencies/:agencyId/leave',
  permission: 'edit-agencies',
  params,
  read,
  page: agencyLeavingPage,
  form: leavingForm,
  days: ['leftOn'],
  async send(visit, leaving) {
    const { agencyId, name } = await read(visit)
    const outcome = await recordAgencyLeaving(visit.app, visit.actor, agencyId, leaving)
    return outcome.isDone ? { to: agencyUrl(agencyId), said: `It is on record that ${name} leaves.` } : outcome
  },
})
