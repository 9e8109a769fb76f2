import { z } from 'zod'
import { dayField, withDays } from '#platform/http/day-field.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { redirect, route, showPage } from '#platform/http/route.ts'
import { emptyForm } from '#platform/ui/form-state.ts'
import { getAgency } from '../../agency.store.ts'
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

export const agencyLeavingRoutes = [
  route({
    method: 'GET',
    path: '/agencies/:agencyId/leave',
    permission: 'edit-agencies',
    params,
    async handle({ app, actor, params: { agencyId } }) {
      const agency = await app.transaction(actor, tx => getAgency(tx, agencyId))
      return showPage(agencyLeavingPage(emptyForm, agency))
    },
  }),
  route({
    method: 'POST',
    path: '/agencies/:agencyId/leave',
    permission: 'edit-agencies',
    params,
    async handle({ app, actor, form, params: { agencyId } }) {
      const agency = await app.transaction(actor, tx => getAgency(tx, agencyId))
      const parsed = parseForm(leavingForm, withDays(form, 'leftOn'))
      if (!parsed.ok) return showPage(agencyLeavingPage(parsed.state, agency), 400)
      const outcome = await recordAgencyLeaving(app, actor, agencyId, parsed.data)
      return outcome.isDone
        ? redirect(agencyUrl(agencyId), `It is on record that ${agency.name} leaves.`)
        : showPage(agencyLeavingPage({ values: form, errors: outcome.errors }, agency), 400)
    },
  }),
]
