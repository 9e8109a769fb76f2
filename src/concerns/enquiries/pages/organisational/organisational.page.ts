import { z } from 'zod'
import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { refuseRecord } from '#platform/auth/restriction/break-glass.ts'
import type { Tx } from '#platform/db/database.ts'
import { Conflict } from '#platform/errors.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { type Answer, type Route, redirect, route, showPage, type Visit } from '#platform/http/route.ts'
import { emptyForm, type FormState } from '#platform/ui/form-state.ts'
import { organisationalEnquiryUrl } from '../../../concerns.urls.ts'
import { bringInAdult } from '../../bring-in-adult.ts'
import { findTeamIds, teamIdsOf } from '../../change-organisational.ts'
import {
  type AdultsQuery,
  findOrganisational,
  listAdults,
  listOrganisational,
  listOrganisationalEvents,
  listProviders,
  listToBringIn,
  listUndecidedAt,
  type OrganisationalEnquiry,
} from '../../organisational.store.ts'
import { recordOrganisational } from '../../record-organisational.ts'
import { startOrganisational } from '../../start-organisational.ts'
import { codeField, requiredText } from '../form-fields.ts'
import { adultsPage, organisationalListPage, organisationalPage, recordPage, startPage } from './organisational.view.ts'

const MOST = 100
const READ_BEFORE =
  'Somebody else changed this while you were writing. What you wrote is kept: look at what happened and send it again.'

const params = z.object({ reference: z.string() })
type Params = z.infer<typeof params>

const permission = 'handle-concerns'

/** Reads an organisational enquiry and what `load` asks of it; the trail says which adults were shown. */
const read = async <T>(
  app: App,
  actor: Actor,
  reference: string,
  load: (tx: Tx, enquiry: OrganisationalEnquiry, query: AdultsQuery) => Promise<T>,
): Promise<{ enquiry: OrganisationalEnquiry; loaded: T }> => {
  const found = await app.transaction(actor, async tx => {
    const teamIds = await findTeamIds(tx, actor, app.clock.today())
    const enquiry = teamIds && (await findOrganisational(tx, reference))
    if (!enquiry) return undefined
    const subject = { organisationalEnquiry: enquiry.organisationalEnquiryId }
    await appendAudit(tx, actor, { event: 'organisational-enquiry-read', subject })
    const query = { reader: { personId: actor.personId, now: app.clock.now() }, teamIds }
    return { enquiry, loaded: await load(tx, enquiry, query) }
  })
  return found ?? refuseRecord(app, actor, { kind: 'organisational-enquiry', reference })
}

const note = (tx: Tx, actor: Actor, rows: readonly { enquiryId: string }[]): Promise<void> =>
  appendAudit(tx, actor, {
    event: 'enquiries-listed',
    subject: { list: 'organisational', enquiries: rows.map(({ enquiryId }) => enquiryId) },
  })

async function startShown({ app, actor }: Visit, state: FormState): Promise<Answer> {
  const providers = await app.transaction(actor, async tx => {
    await teamIdsOf(tx, actor, app.clock.today())
    return listProviders(tx)
  })
  return showPage(startPage(state, providers), state === emptyForm ? 200 : 400)
}

async function adultsShown({ app, actor, params: { reference } }: Visit<Params>, state: FormState): Promise<Answer> {
  const { enquiry, loaded } = await read(app, actor, reference, async (tx, found, query) => {
    const rows = await listToBringIn(tx, query, found.providerId)
    await note(tx, actor, rows)
    return rows
  })
  return showPage(adultsPage(state, enquiry, loaded), state === emptyForm ? 200 : 400)
}

async function recordShown({ app, actor, params: { reference } }: Visit<Params>, state: FormState): Promise<Answer> {
  const { enquiry } = await read(app, actor, reference, async () => undefined)
  return showPage(recordPage(state, enquiry), state === emptyForm ? 200 : 400)
}

const Start = z.object({ providerId: z.uuid('Select a provider'), reason: requiredText('Enter why', 4000) })
const Adult = z.object({
  adult: z.string('Select an adult').regex(/^EN-\d{4}-[0-9A-Z]{5} \d+$/, 'Select an adult'),
  version: z.coerce.number().int(),
})
const Entry = z.object({
  kind: codeField({ progress: '', finding: '', concluded: '' }, 'Select what it is'),
  words: requiredText('Enter what there is to say'),
  version: z.coerce.number().int(),
})

const path = '/enquiries/organisational'

/** Large-scale enquiries into providers: the list, one of them, and what is done in it. */
export const organisationalRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path,
    permission,
    async handle({ app, actor }) {
      const rows = await app.transaction(actor, async tx => {
        await teamIdsOf(tx, actor, app.clock.today())
        const found = await listOrganisational(tx, MOST)
        const ids = found.map(({ organisationalEnquiryId }) => organisationalEnquiryId)
        await appendAudit(tx, actor, {
          event: 'organisational-enquiries-listed',
          subject: { organisationalEnquiries: ids },
        })
        return found
      })
      return showPage(organisationalListPage(rows))
    },
  }),
  route({ method: 'GET', path: `${path}/start`, permission, handle: visit => startShown(visit, emptyForm) }),
  route({
    method: 'POST',
    path: `${path}/start`,
    permission,
    async handle(visit) {
      const parsed = parseForm(Start, visit.form)
      if (!parsed.ok) return startShown(visit, parsed.state)
      const reference = await startOrganisational(visit.app, visit.actor, parsed.data)
      return redirect(organisationalEnquiryUrl(reference), 'The organisational enquiry has been started.')
    },
  }),
  route({
    method: 'GET',
    path: `${path}/:reference`,
    permission,
    params,
    async handle({ app, actor, params: { reference } }) {
      const { enquiry, loaded } = await read(app, actor, reference, async (tx, found, query) => {
        const adults = await listAdults(tx, query, found.organisationalEnquiryId)
        await note(tx, actor, adults)
        const undecided = await listUndecidedAt(tx, query, found.providerId)
        const waiting = undecided.map(({ concernId }) => concernId)
        await appendAudit(tx, actor, {
          event: 'concerns-listed',
          subject: { list: 'organisational', concerns: waiting },
        })
        return { adults, undecided, events: await listOrganisationalEvents(tx, found.organisationalEnquiryId) }
      })
      return showPage(organisationalPage({ enquiry, ...loaded }))
    },
  }),
  route({
    method: 'GET',
    path: `${path}/:reference/adults`,
    permission,
    params,
    handle: visit => adultsShown(visit, emptyForm),
  }),
  route({
    method: 'POST',
    path: `${path}/:reference/adults`,
    permission,
    params,
    async handle(visit) {
      const {
        app,
        actor,
        form,
        params: { reference },
      } = visit
      const parsed = parseForm(Adult, form)
      if (!parsed.ok) return adultsShown(visit, parsed.state)
      const { enquiry } = await read(app, actor, reference, async () => undefined)
      const [adult = '', version = ''] = parsed.data.adult.split(' ')
      const into = { ...enquiry, version: parsed.data.version }
      const change = await unlessChanged(() =>
        bringInAdult(app, actor, { reference: adult, version: Number(version) }, into),
      )
      if (change?.outcome === 'done')
        return redirect(organisationalEnquiryUrl(reference), 'The adult has been brought in.')
      const errors = change?.outcome === 'refused' ? change.errors : { form: READ_BEFORE }
      return adultsShown(visit, { values: form, errors })
    },
  }),
  route({
    method: 'GET',
    path: `${path}/:reference/record`,
    permission,
    params,
    handle: visit => recordShown(visit, emptyForm),
  }),
  route({
    method: 'POST',
    path: `${path}/:reference/record`,
    permission,
    params,
    async handle(visit) {
      const {
        app,
        actor,
        form,
        params: { reference },
      } = visit
      const parsed = parseForm(Entry, form)
      if (!parsed.ok) return recordShown(visit, parsed.state)
      const { version, ...entry } = parsed.data
      const isDone = await unlessChanged(async () => {
        await recordOrganisational(app, actor, { reference, version }, entry)
        return true
      })
      if (isDone) return redirect(organisationalEnquiryUrl(reference), 'It is on record.')
      return recordShown(visit, { values: form, errors: { form: READ_BEFORE } })
    },
  }),
]

/** What was done, or undefined when somebody else was quicker: then the form is shown again with what was typed. */
async function unlessChanged<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Conflict) return undefined
    throw error
  }
}
