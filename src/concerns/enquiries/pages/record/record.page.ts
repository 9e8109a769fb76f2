import { z } from 'zod'
import type { Actor } from '#platform/auth/actor.ts'
import { getRecordAccess } from '#platform/auth/restriction/record-access.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { type Route, route, showPage } from '#platform/http/route.ts'
import { sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { ENQUIRY_TABS, type EnquiryTab, enquiryActUrl } from '../../../concerns.urls.ts'
import { ENQUIRY_TRANSITIONS, isOpen, obstaclesThatStand } from '../../../enquiry.ts'
import { findExperience, listConclusions } from '../../conclusion.store.ts'
import type { Enquiry } from '../../enquiry.store.ts'
import { listEnquiryEvents } from '../../event.store.ts'
import { listFindings, listRisks } from '../../finding.store.ts'
import { findOpenThings } from '../../open-things.ts'
import { listActions, listPlans } from '../../plan.store.ts'
import { listLines, listMeetings } from '../../planning.store.ts'
import { readEnquiry } from '../../read-enquiry.ts'
import { listRequests } from '../../request.store.ts'
import { listTransfers } from '../../transfer.store.ts'
import { listAskings, listCapacities, listWishes } from '../../wish.store.ts'
import { askedView } from './asked.view.ts'
import { act } from './entry.view.ts'
import { findingsView } from './findings.view.ts'
import { recordFrame } from './frame.view.ts'
import { eventList } from './history.view.ts'
import { outcomesView } from './outcomes.view.ts'
import { planView } from './plan.view.ts'
import { planningView } from './planning.view.ts'
import { summaryView } from './summary.view.ts'

const params = z.object({ reference: z.string() })

interface Reading {
  readonly tx: Tx
  readonly enquiry: Enquiry
  readonly actor: Actor
  readonly at: Temporal.Instant
  readonly today: Temporal.PlainDate
}

/** A route for each part of the record. */
export const recordRoutes: readonly Route[] = ENQUIRY_TABS.map(tab =>
  route({
    method: 'GET',
    path: tab === '' ? '/enquiries/:reference' : `/enquiries/:reference/${tab}`,
    permission: 'handle-concerns',
    params,
    async handle({ app, actor, params: { reference } }) {
      const when = { at: app.clock.now(), today: app.clock.today() }
      const part = tab === '' ? 'summary' : tab
      const { enquiry, loaded } = await readEnquiry(app, actor, { reference, part }, async (tx, found) => ({
        body: await bodyOf(tab, { tx, enquiry: found, actor, ...when }),
        access: await getRecordAccess(tx, { kind: 'concern', id: found.concernId }, when.at),
        against: isOpen(found.state) ? obstaclesThatStand(await findOpenThings({ tx, enquiry: found, ...when })) : [],
      }))
      const { body, access, against } = loaded
      return showPage(recordFrame({ enquiry, tab, isRestricted: access.readers !== undefined, against, body }))
    },
  }),
)

async function bodyOf(tab: EnquiryTab, { tx, enquiry, actor, at, today }: Reading): Promise<SafeHtml> {
  const { enquiryId, reference } = enquiry
  const mayRecord = ENQUIRY_TRANSITIONS[enquiry.state].record !== undefined
  switch (tab) {
    case '':
      return summaryView({
        enquiry,
        today,
        conclusions: await listConclusions(tx, enquiryId),
        experience: await findExperience(tx, enquiryId, enquiry.conclusionVersion),
        transfers: await listTransfers(tx, enquiryId),
        events: await listEnquiryEvents(tx, enquiryId),
      })
    case 'planning': {
      const lines = await listLines(tx, enquiryId)
      return planningView({ enquiry, today, mayRecord, meetings: await listMeetings(tx, enquiryId), lines })
    }
    case 'asked':
      return askedView({ reference, today, mayRecord, requests: await listRequests(tx, enquiryId, at) })
    case 'findings':
      return findingsView({
        reference,
        mayRecord,
        lines: await listLines(tx, enquiryId),
        findings: await listFindings(tx, enquiryId),
        risks: await listRisks(tx, enquiryId),
      })
    case 'plan': {
      const plans = await listPlans(tx, enquiryId)
      const actions = await listActions(tx, enquiryId)
      return planView({ reference, today, mayRecord, actorId: actor.id, plans, actions })
    }
    case 'outcomes':
      return outcomesView({
        reference,
        mayRecord,
        askings: await listAskings(tx, enquiryId),
        wishes: await listWishes(tx, enquiryId),
        capacities: await listCapacities(tx, enquiryId),
      })
    case 'history': {
      const events = await listEnquiryEvents(tx, enquiryId)
      const aside = mayRecord && act('Add a note', enquiryActUrl(reference, 'notes', 'add'))
      const heading = sectionHeading({ text: 'Everything that has happened', count: events.length, aside })
      return html`${heading}${eventList(events, mayRecord ? reference : undefined)}`
    }
  }
}
