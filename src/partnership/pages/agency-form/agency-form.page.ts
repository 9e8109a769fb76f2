import { z } from 'zod'
import { formRoutes } from '#platform/http/form-routes.ts'
import type { Visit } from '#platform/http/route.ts'
import { addAgency } from '../../add-agency.ts'
import { getAgency } from '../../agency.store.ts'
import type { Agency } from '../../agency.ts'
import { changeAgency } from '../../change-agency.ts'
import { agencyUrl } from '../../partnership.urls.ts'
import { agencyForm, agencyValues } from './agency.form.ts'
import { agencyFormPage } from './agency-form.view.ts'

const params = z.object({ agencyId: z.uuid() })

const read = ({ app, actor, params: { agencyId } }: Visit<z.infer<typeof params>>): Promise<Agency> =>
  app.transaction(actor, tx => getAgency(tx, agencyId))

export const agencyFormRoutes = [
  ...formRoutes({
    path: '/agencies/add',
    permission: 'edit-agencies',
    read: async () => undefined,
    page: state => agencyFormPage(state),
    form: agencyForm,
    days: ['joinedOn'],
    async send({ app, actor }, agency) {
      const outcome = await addAgency(app, actor, agency)
      return outcome.isDone ? { to: agencyUrl(outcome.value), said: `${agency.name} is in the register.` } : outcome
    },
  }),
  ...formRoutes({
    path: '/agencies/:agencyId/change',
    permission: 'edit-agencies',
    params,
    read,
    values: agencyValues,
    page: agencyFormPage,
    form: agencyForm,
    days: ['joinedOn'],
    async send(visit, changes) {
      const { agencyId } = await read(visit)
      const outcome = await changeAgency(visit.app, visit.actor, agencyId, changes)
      return outcome.isDone ? { to: agencyUrl(agencyId), said: 'The changes are saved.' } : outcome
    },
  }),
]
