import { z } from 'zod'
import { dayField } from '#platform/http/day-field.ts'
import { formRoutes } from '#platform/http/form-routes.ts'
import type { Visit } from '#platform/http/route.ts'
import { endPerson } from '../../end-person.ts'
import { personUrl } from '../../partnership.urls.ts'
import { getPerson } from '../../person.store.ts'
import type { Person } from '../../person.ts'
import { personEndingPage } from './person-ending.view.ts'

const params = z.object({ personId: z.uuid() })
const endingForm = z.object({
  endsOn: dayField('Their last day'),
  reason: z
    .string('Enter why they leave')
    .trim()
    .min(1, 'Enter why they leave')
    .max(2000, 'The reason must be 2,000 characters or fewer'),
})

const read = ({ app, actor, params: { personId } }: Visit<z.infer<typeof params>>): Promise<Person> =>
  app.transaction(actor, tx => getPerson(tx, personId))

export const personEndingRoutes = formRoutes({
  path: '/people/:personId/end',
  permission: 'edit-people',
  params,
  read,
  page: personEndingPage,
  form: endingForm,
  days: ['endsOn'],
  async send(visit, ending) {
    const { personId, name } = await read(visit)
    const outcome = await endPerson(visit.app, visit.actor, personId, ending)
    return outcome.isDone ? { to: personUrl(personId), said: `It is on record that ${name} leaves.` } : outcome
  },
})
