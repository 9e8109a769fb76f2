import { z } from 'zod'
import { withDays } from '#platform/http/day-field.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { redirect, route, showPage } from '#platform/http/route.ts'
import { emptyForm } from '#platform/ui/form-state.ts'
import { addAgency } from '../../add-agency.ts'
import { getAgency } from '../../agency.store.ts'
import { changeAgency } from '../../change-agency.ts'
import { agencyUrl } from '../../partnership.urls.ts'
import { agencyForm, agencyValues } from './agency.form.ts'
import { agencyFormPage } from './agency-form.view.ts'

const params = z.object({ agencyId: z.uuid() })

export const agencyFormRoutes = [
  route({
    method: 'GET',
    path: '/agencies/add',
    permission: 'edit-agencies',
    handle: async () => showPage(agencyFormPage(emptyForm)),
  }),
  route({
    method: 'POST',
    path: '/agencies/add',
    permission: 'edit-agencies',
    async handle({ app, actor, form }) {
      const parsed = parseForm(agencyForm, withDays(form, 'joinedOn'))
      if (!parsed.ok) return showPage(agencyFormPage(parsed.state), 400)
      const outcome = await addAgency(app, actor, parsed.data)
      return outcome.isDone
        ? redirect(agencyUrl(outcome.value), `${parsed.data.name} is in the register.`)
        : showPage(agencyFormPage({ values: form, errors: outcome.errors }), 400)
    },
  }),
  route({
    method: 'GET',
    path: '/agencies/:agencyId/change',
    permission: 'edit-agencies',
    params,
    async handle({ app, actor, params: { agencyId } }) {
      const agency = await app.transaction(actor, tx => getAgency(tx, agencyId))
      return showPage(agencyFormPage({ values: agencyValues(agency), errors: {} }, agency))
    },
  }),
  route({
    method: 'POST',
    path: '/agencies/:agencyId/change',
    permission: 'edit-agencies',
    params,
    async handle({ app, actor, form, params: { agencyId } }) {
      const agency = await app.transaction(actor, tx => getAgency(tx, agencyId))
      const parsed = parseForm(agencyForm, withDays(form, 'joinedOn'))
      if (!parsed.ok) return showPage(agencyFormPage(parsed.state, agency), 400)
      const outcome = await changeAgency(app, actor, agencyId, parsed.data)
      return outcome.isDone
        ? redirect(agencyUrl(agencyId), 'The changes are saved.')
        : showPage(agencyFormPage({ values: form, errors: outcome.errors }, agency), 400)
    },
  }),
]
