import { z } from 'zod'
import { dayField, withDays } from '#platform/http/day-field.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { redirect, route, showPage } from '#platform/http/route.ts'
import { emptyForm } from '#platform/ui/form-state.ts'
import { endPerson } from '../../end-person.ts'
import { personUrl } from '../../partnership.urls.ts'
import { getPerson } from '../../person.store.ts'
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

export const personEndingRoutes = [
  route({
    method: 'GET',
    path: '/people/:personId/end',
    permission: 'edit-people',
    params,
    async handle({ app, actor, params: { personId } }) {
      const person = await app.transaction(actor, tx => getPerson(tx, personId))
      return showPage(personEndingPage(emptyForm, person))
    },
  }),
  route({
    method: 'POST',
    path: '/people/:personId/end',
    permission: 'edit-people',
    params,
    async handle({ app, actor, form, params: { personId } }) {
      const person = await app.transaction(actor, tx => getPerson(tx, personId))
      const parsed = parseForm(endingForm, withDays(form, 'endsOn'))
      if (!parsed.ok) return showPage(personEndingPage(parsed.state, person), 400)
      const outcome = await endPerson(app, actor, personId, parsed.data)
      return outcome.isDone
        ? redirect(personUrl(personId), `It is on record that ${person.name} leaves.`)
        : showPage(personEndingPage({ values: form, errors: outcome.errors }, person), 400)
    },
  }),
]
