import { appendAudit } from '#platform/audit/trail.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import { dayInWords, endOfDay } from '#platform/day.ts'
import type { DueItem, DueSource } from '#platform/due-item.ts'
import { listTeamsOf } from '../case/team.store.ts'
import { enquiryActUrl, enquiryUrl } from '../concerns.urls.ts'
import { type ListedEnquiry, listEnquiries } from './enquiry-list.store.ts'
import type { EnquiryView } from './enquiry-views.ts'

/** An inbox with more would bury everything else; the list of enquiries has them all. */
const MOST_OF_A_KIND = 5

/** What was to be asked longer ago stays on the list of enquiries: it is no longer the first thing to do. */
const ASKED_BY_WEEKS = 4

const KINDS = ['planning', 'requests', 'actions', 'experience'] as const satisfies readonly EnquiryView[]

/**
 * What waits in the enquiries that the reader leads: planning meetings, answers that are late, actions that are due, and
 * adults still to be asked how it was. No row names anybody, and none is of a record that is closed to the reader.
 */
export const enquiryDueItems: DueSource = async (tx, actor, today) => {
  const { personId } = actor
  if (personId === undefined || !hasPermission(actor.roles, 'handle-concerns')) return []
  const teams = await listTeamsOf(tx, personId, today)
  // Without the moment, a glass that is open only for part of the day counts as shut.
  const reader = { personId, now: endOfDay(today) }
  const search = {
    reader,
    today,
    teamIds: teams.map(({ teamId }) => teamId),
    leadId: personId,
    askedBySince: today.subtract({ weeks: ASKED_BY_WEEKS }),
  }
  const items: DueItem[] = []
  const shown = new Set<string>()
  for (const view of KINDS) {
    const rows = await listEnquiries(tx, { ...search, view }, { from: undefined, most: MOST_OF_A_KIND })
    for (const row of rows) shown.add(row.enquiryId)
    items.push(...rows.map(row => itemOf(view, row)))
  }
  if (shown.size > 0)
    await appendAudit(tx, actor, { event: 'enquiries-listed', subject: { list: 'inbox', enquiries: [...shown] } })
  return items
}

function itemOf(view: (typeof KINDS)[number], row: ListedEnquiry): DueItem {
  const { reference } = row
  const whose = 'Yours'
  switch (view) {
    case 'planning':
      return {
        title: `Hold the planning meeting of enquiry ${reference}`,
        href: enquiryUrl(reference, 'planning'),
        act: 'Open the planning of the enquiry',
        why: 'Nothing of it is planned until then.',
        whose,
        dueOn: row.planningDueOn,
      }
    case 'requests':
      return {
        title: `Ask again for ${counted(row.lateRequests, 'answer')} in enquiry ${reference}`,
        href: enquiryUrl(reference, 'asked'),
        act: 'See who was asked',
        why: 'Remind them, or waive it with the reason.',
        whose,
        dueOn: row.requestDueOn,
      }
    case 'actions':
      return {
        title: `Assure ${counted(row.openActions, 'action')} of enquiry ${reference}`,
        href: `${enquiryUrl(reference, 'plan')}#actions`,
        act: 'Open the actions of the enquiry',
        why: 'It closes when each is assured, or waived with the reason.',
        whose,
        dueOn: row.actionDueOn,
      }
    case 'experience':
      return {
        title: `Ask the adult how enquiry ${reference} was for them`,
        href: enquiryActUrl(reference, 'experience'),
        act: 'Open the questions for the adult',
        why: `Concluded${row.concludedOn ? ` on ${dayInWords(row.concludedOn)}` : ''}.`,
        whose,
        dueOn: row.experienceDueOn,
      }
  }
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`
