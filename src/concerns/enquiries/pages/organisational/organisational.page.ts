import { z } from 'zod'
import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { refuseRecord } from '#platform/auth/restriction/break-glass.ts'
import type { Tx } from '#platform/db/database.ts'
import { Conflict } from '#platform/errors.ts'
import { formRoutes } from '#platform/http/form-routes.ts'
import { type Route, route, showPage } from '#platform/http/route.ts'
import { organisationalEnquiryUrl } from '../../../concerns.urls.ts'
import { bringInAdult } from '../../bring-in-adult.ts'
import { findTeamIds, teamIdsOf } from '../../change-organisational.ts'
import {
  type AdultsQuery,
  countAdults,
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

const startRoutes = formRoutes({
  path: `${path}/start`,
  permission,
  read: ({ app, actor }) =>
    app.transaction(actor, async tx => {
      await teamIdsOf(tx, actor, app.clock.today())
      return listProviders(tx)
    }),
  page: startPage,
  form: Start,
  async send({ app, actor }, start) {
    const reference = await startOrganisational(app, actor, start)
    return { to: organisationalEnquiryUrl(reference), said: 'The organisational enquiry has been started.' }
  },
})

const adultsRoutes = formRoutes({
  path: `${path}/:reference/adults`,
  permission,
  params,
  read: ({ app, actor, params: { reference } }) =>
    read(app, actor, reference, async (tx, { providerId }, query) => {
      const rows = await listToBringIn(tx, query, providerId)
      await note(tx, actor, rows)
      return rows
    }),
  page: (state, { enquiry, loaded }) => adultsPage(state, enquiry, loaded),
  form: Adult,
  async send({ app, actor, params: { reference } }, chosen) {
    const { enquiry } = await read(app, actor, reference, async () => undefined)
    const [adult = '', version = ''] = chosen.adult.split(' ')
    const into = { ...enquiry, version: chosen.version }
    const change = await unlessChanged(() =>
      bringInAdult(app, actor, { reference: adult, version: Number(version) }, into),
    )
    if (change?.outcome === 'done')
      return { to: organisationalEnquiryUrl(reference), said: 'The adult has been brought in.' }
    return { errors: change?.outcome === 'refused' ? change.errors : { form: READ_BEFORE } }
  },
})

const recordRoutes = formRoutes({
  path: `${path}/:reference/record`,
  permission,
  params,
  read: ({ app, actor, params: { reference } }) => read(app, actor, reference, async () => undefined),
  page: (state, { enquiry }) => recordPage(state, enquiry),
  form: Entry,
  async send({ app, actor, params: { reference } }, { version, ...entry }) {
    const isDone = await unlessChanged(async () => {
      await recordOrganisational(app, actor, { reference, version }, entry)
      return true
    })
    return isDone
      ? { to: organisationalEnquiryUrl(reference), said: 'It is on record.' }
      : { errors: { form: READ_BEFORE } }
  },
})

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
  ...startRoutes,
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
        const events = await listOrganisationalEvents(tx, query, found.organisationalEnquiryId)
        return { adults, undecided, events, ...(await countAdults(tx, found.organisationalEnquiryId)) }
      })
      return showPage(organisationalPage({ enquiry, ...loaded }))
    },
  }),
  ...adultsRoutes,
  ...recordRoutes,
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
