import { z } from 'zod'
import { withDays } from '#platform/http/day-field.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { type Answer, type Form, type Route, redirect, route, showPage, type Visit } from '#platform/http/route.ts'
import { emptyForm, type FormState } from '#platform/ui/form-state.ts'
import { enquiryActUrl, enquiryUrl } from '../../concerns.urls.ts'
import { after } from '../../enquiry.ts'
import type { EnquiryEvent } from '../event.store.ts'
import { readEnquiry } from '../read-enquiry.ts'
import type { ActForm } from './act-form.ts'
import { actPage } from './act-form.view.ts'
import { codePage } from './code.view.ts'

const READ_BEFORE = 'This enquiry changed while you were writing. What you wrote is kept: check it and send it again.'

const Params = z.object({ reference: z.string(), id: z.string().optional() })
type Params = z.infer<typeof Params>

const Version = z.object({ version: z.coerce.number().int().catch(0) })

interface Shown {
  readonly state: FormState | undefined
  readonly since: readonly EnquiryEvent[]
  readonly status: number
}

/** The page of an act's form, and what happens when it is sent. */
export function actRoutes<T, C>(form: ActForm<T, C>): Route[] {
  const path = `/enquiries/:reference/${form.path}`
  const permission = 'handle-concerns'

  const load = ({ app, actor, params }: Visit<Params>) =>
    readEnquiry(app, actor, { reference: params.reference, part: form.path }, async (tx, enquiry) => {
      // A form for what cannot be done now is not shown: the refusal says why.
      after(enquiry.state, form.act, enquiry.planningHeldOn !== undefined)
      return form.load({ tx, enquiry, today: app.clock.today(), at: app.clock.now(), id: params.id ?? '' })
    })

  const shown = async (visit: Visit<Params>, { state, since, status }: Shown): Promise<Answer> => {
    const { enquiry, loaded } = await load(visit)
    const today = visit.app.clock.today()
    const filled = state ?? { ...emptyForm, values: form.start?.(loaded, today) ?? {} }
    const page = actPage({
      enquiry,
      title: form.title,
      lead: form.lead?.(loaded, enquiry),
      state: filled,
      action: enquiryActUrl(enquiry.reference, form.path.replace(':id', visit.params.id ?? '')),
      fields: form.fields(filled, loaded, enquiry),
      submit: form.submit,
      isWarning: form.isWarning ?? false,
      tab: form.tab,
      since,
    })
    return showPage(page, status)
  }

  const refused = (values: Form, errors: FormState['errors'], since: readonly EnquiryEvent[] = []): Shown => ({
    state: { values, errors },
    since,
    status: since.length > 0 ? 409 : 400,
  })

  return [
    route({
      method: 'GET',
      path,
      permission,
      params: Params,
      handle: visit => shown(visit, { state: undefined, since: [], status: 200 }),
    }),
    route({
      method: 'POST',
      path,
      permission,
      params: Params,
      async handle(visit) {
        const parsed = parseForm(form.schema, withDays(visit.form, ...(form.days ?? [])))
        if (!parsed.ok) return shown(visit, refused(visit.form, parsed.state.errors))
        const { reference, id = '' } = visit.params
        const { loaded } = await load(visit)
        const read = { reference, version: Version.parse(visit.form).version }
        const { app, actor } = visit
        const change = await form.run({ app, actor, read, data: parsed.data, loaded, id })
        if (change.outcome === 'done' && change.code !== undefined)
          return showPage(codePage({ reference, tab: form.tab, code: change.code }))
        if (change.outcome === 'done') return redirect(enquiryUrl(reference, form.tab), form.done)
        if (change.outcome === 'refused') return shown(visit, refused(visit.form, change.errors))
        return shown(visit, refused(visit.form, { form: READ_BEFORE }, change.since))
      },
    }),
  ]
}
