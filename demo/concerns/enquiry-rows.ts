import { type AbuseType, experienceClock } from '#concerns'
import { dayText, isBy, type Moment, momentText, plainDay } from './calendar.ts'
import { enquiryWorkRows } from './enquiry-work-rows.ts'
import type { ConcernLife, ConclusionLife, EnquiryLife } from './life.ts'
import { PORTAL_OPENED } from './milestones.ts'
import type { Register } from './rows.ts'
import type { Tables } from './tables.ts'

interface EnquiryFrame {
  readonly life: ConcernLife
  readonly enquiry: EnquiryLife
  readonly individualId: string
  readonly register: Register
  readonly until: Moment
}

/** The enquiry of a concern as far as it has come by the moment. */
export function enquiryRows(tables: Tables, { life, enquiry, individualId, register, until }: EnquiryFrame): void {
  const { partnershipId: partnership_id } = register
  const has = (moment: Moment | undefined): boolean => moment !== undefined && isBy(moment, until)
  const conclusions = enquiry.conclusions.filter(({ at }) => has(at))
  const latest = conclusions.at(-1)
  const standing = latest && !has(latest.reopened?.at) ? latest : undefined
  const key = { partnership_id, enquiry_id: enquiry.enquiryId }
  const lead = `person:${register.personId(enquiry.lead)}`
  const isPlanned = has(enquiry.planned)
  tables.add('enquiry', {
    ...key,
    reference: enquiry.reference,
    concern_id: life.concernId,
    individual_id: individualId,
    organisational_enquiry_id: null,
    kind: enquiry.kind,
    team_id: register.teams[life.about],
    lead_id: register.personId(enquiry.lead),
    state: stateOf(enquiry, standing !== undefined, isPlanned, has),
    started_on: dayText(enquiry.started.day),
    planning_rule: enquiry.planningRule,
    planning_due_on: dayText(enquiry.planningDueOn),
    planning_held_on: isPlanned && enquiry.planned ? dayText(enquiry.planned.day) : null,
    planning_late_cause: isPlanned ? (enquiry.planningLateCause ?? null) : null,
    abuse_types: life.types as readonly AbuseType[],
    locations: [life.location],
    sources_of_risk: life.risk,
    ...outcomeOf(standing),
    conclusion_version: conclusions.length,
    // Nobody was asked how it was before the portal.
    experience_due_on:
      standing && standing.at.day >= PORTAL_OPENED ? experienceClock(plainDay(standing.at.day)).dueOn.toString() : null,
    retain_until: null,
    version: 1 + Number(isPlanned) + 2 * conclusions.length,
  })
  enquiryWorkRows(tables, enquiry, register, until)
  addConclusions(tables, conclusions, { key, lead, has })
  const event = (at: Moment, kind: string, words: string, note = '') =>
    tables.add('enquiry_event', { ...key, happened_at: momentText(at), kind, words, note, done_by: lead })
  event(enquiry.started, 'opened', 'Opened the enquiry')
  if (isPlanned && enquiry.planned) event(enquiry.planned, 'planned', 'Held the planning meeting')
  for (const each of conclusions) {
    event(each.at, 'concluded', 'Closed the enquiry', each.reason)
    if (each.reopened && has(each.reopened.at))
      event(each.reopened.at, 'reopened', 'Reopened the enquiry', each.reopened.reason)
  }
  const { transfer, withdrawn } = enquiry
  if (transfer && has(transfer.offered))
    event(transfer.offered, 'transfer-offered', `Offered the enquiry to ${transfer.area}`)
  if (transfer && has(transfer.answered))
    event(
      transfer.answered,
      transfer.isAccepted ? 'transferred' : 'transfer-declined',
      transfer.isAccepted ? `${transfer.area} took the enquiry on` : `${transfer.area} declined`,
    )
  if (withdrawn && has(withdrawn)) event(withdrawn, 'withdrawn', 'Withdrew the enquiry: the decision was changed')
}

function stateOf(
  { withdrawn, transfer }: EnquiryLife,
  isConcluded: boolean,
  isPlanned: boolean,
  has: (moment: Moment | undefined) => boolean,
): string {
  if (has(withdrawn)) return 'withdrawn'
  if (has(transfer?.offered) && !has(transfer?.answered)) return 'transfer-offered'
  if (transfer?.isAccepted && has(transfer.answered)) return 'transferred'
  if (isConcluded) return 'concluded'
  return isPlanned ? 'under-way' : 'planning'
}

const outcomeOf = (end: ConclusionLife | undefined) => ({
  concluded_on: end ? dayText(end.at.day) : null,
  conclusion: end?.conclusion ?? null,
  risk_outcome: end?.riskOutcome ?? null,
  asked: end?.asked ?? null,
  achieved: end?.achieved ?? null,
  lacked_capacity: end?.lackedCapacity ?? null,
  supported_by_advocate: end?.supportedByAdvocate ?? null,
})

interface ConclusionFrame {
  readonly key: { readonly partnership_id: string; readonly enquiry_id: string }
  readonly lead: string
  readonly has: (moment: Moment | undefined) => boolean
}

function addConclusions(
  tables: Tables,
  conclusions: readonly ConclusionLife[],
  { key, lead, has }: ConclusionFrame,
): void {
  conclusions.forEach((each, index) => {
    const version = index + 1
    tables.add('enquiry_conclusion', {
      ...key,
      version,
      ...outcomeOf(each),
      reason: each.reason,
      concluded_by: lead,
      concluded_at: momentText(each.at),
    })
    if (each.reopened && has(each.reopened.at))
      tables.add('enquiry_reopening', {
        ...key,
        version,
        reason: each.reopened.reason,
        reopened_by: lead,
        reopened_at: momentText(each.reopened.at),
        reopened_on: dayText(each.reopened.at.day),
      })
  })
}
