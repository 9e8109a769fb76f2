import { type RawBuilder, sql } from 'kysely'
import { type ListReader, openTo } from '#platform/auth/restriction/record-access.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { AbuseType } from '../codes.ts'
import type { EnquiryState } from '../enquiry.ts'
import { nameOf } from '../individual.ts'
import type { EnquiryView } from './enquiry-views.ts'
import { readRows } from './rows.store.ts'

export interface ListedEnquiry {
  readonly enquiryId: string
  readonly reference: string
  readonly individualName: string
  readonly state: EnquiryState
  readonly abuseTypes: readonly AbuseType[]
  readonly leadName: string | undefined
  readonly startedOn: Temporal.PlainDate
  readonly planningDueOn: Temporal.PlainDate
  readonly planningHeldOn: Temporal.PlainDate | undefined
  readonly concludedOn: Temporal.PlainDate | undefined
  readonly experienceDueOn: Temporal.PlainDate | undefined
  readonly openActions: number
  readonly lateActions: number
  readonly actionDueOn: Temporal.PlainDate | undefined
  readonly openRequests: number
  readonly lateRequests: number
  readonly requestDueOn: Temporal.PlainDate | undefined
  /** by which its list is ordered */
  readonly listedBy: Temporal.PlainDate
}

/** The key of a row in the order of its list. */
export interface ListKey {
  readonly day: Temporal.PlainDate
  readonly enquiryId: string
}

export interface EnquiryQuery {
  readonly reader: ListReader
  readonly today: Temporal.PlainDate
  readonly teamIds: readonly string[]
  readonly view: EnquiryView
  /** led by this person */
  readonly leadId?: string | undefined
  readonly abuseType?: string | undefined
  /** whose adults were to be asked how it was on this day or later; a year back unless said otherwise */
  readonly askedBySince?: Temporal.PlainDate | undefined
}

const OPEN = sql`e.state in ('planning', 'under-way', 'transfer-offered')`

const openActions = (due: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`exists (select from enquiry_action a
  where a.partnership_id = e.partnership_id and a.enquiry_id = e.enquiry_id and a.assured_on is null and a.waived_on is null and ${due})`

/** What belongs to each view: all of it an equality on the team, and a range of days. */
function belongs({ view, today, askedBySince }: EnquiryQuery): RawBuilder<unknown> {
  switch (view) {
    case 'open':
      return OPEN
    case 'planning':
      return sql`e.state = 'planning'`
    case 'actions':
      return sql`${OPEN} and ${openActions(sql`a.due_on <= ${today}`)}`
    case 'requests':
      return sql`${OPEN} and exists (select from enquiry_request r where r.partnership_id = e.partnership_id
        and r.enquiry_id = e.enquiry_id and r.answered_on is null and r.waived_on is null and r.due_on < ${today})`
    case 'experience':
      return sql`e.state = 'concluded' and e.experience_due_on >= ${askedBySince ?? today.subtract({ years: 1 })} and not exists (
        select from enquiry_experience x where x.partnership_id = e.partnership_id and x.enquiry_id = e.enquiry_id
          and x.conclusion_version = e.conclusion_version)`
    case 'concluded':
      return sql`e.state = 'concluded'`
  }
}

const where = (query: EnquiryQuery): RawBuilder<unknown> => sql`e.team_id = any(${query.teamIds}::uuid[])
  and ${belongs(query)}
  and ${openTo(query.reader, 'concern', sql.ref('e.concern_id'))}
  ${query.leadId === undefined ? sql`` : sql`and e.lead_id = ${query.leadId}`}
  ${query.abuseType === undefined ? sql`` : sql`and ${query.abuseType} = any(e.abuse_types)`}`

// What waits for nothing stands last. Of several days the database's least() passes over those that are not there.
const nextDue = sql`coalesce(least(
  case when e.state = 'planning' then e.planning_due_on end,
  (select min(a.due_on) from enquiry_action a where a.partnership_id = e.partnership_id and a.enquiry_id = e.enquiry_id
    and a.assured_on is null and a.waived_on is null),
  (select min(r.due_on) from enquiry_request r where r.partnership_id = e.partnership_id and r.enquiry_id = e.enquiry_id
    and r.answered_on is null and r.waived_on is null)), date '9999-12-31')`

/** The day by which a view is ordered: what is longest due first, what was concluded last first. */
function dayOf(view: EnquiryView): RawBuilder<unknown> {
  switch (view) {
    case 'concluded':
      return sql.ref('e.concluded_on')
    case 'experience':
      return sql.ref('e.experience_due_on')
    case 'planning':
      return sql.ref('e.planning_due_on')
    default:
      return nextDue
  }
}

/** A page of a view from a key on; one row more than asked for says that there is a next page. */
export async function listEnquiries(
  tx: Tx,
  query: EnquiryQuery,
  { from, most }: { readonly from: ListKey | undefined; readonly most: number },
): Promise<ListedEnquiry[]> {
  const day = dayOf(query.view)
  const isNewestFirst = query.view === 'concluded'
  const beyond = isNewestFirst ? sql`<` : sql`>`
  const key =
    from && sql`and (${day} ${beyond} ${from.day} or (${day} = ${from.day} and e.enquiry_id >= ${from.enquiryId}))`
  const order = isNewestFirst ? sql`e.listed_by desc, e.enquiry_id` : sql`e.listed_by, e.enquiry_id`
  const rows = await readRows<ListedEnquiry & { givenName: string; familyName: string }>(
    tx,
    sql`select e.enquiry_id as "enquiryId", e.reference, i.given_name as "givenName", i.family_name as "familyName", e.state,
      e.abuse_types as "abuseTypes", p.name as "leadName", e.started_on as "startedOn", e.planning_due_on as "planningDueOn",
      e.listed_by as "listedBy", e.planning_held_on as "planningHeldOn", e.concluded_on as "concludedOn", e.experience_due_on as "experienceDueOn",
      a.open as "openActions", a.late as "lateActions", a.first_due as "actionDueOn",
      r.open as "openRequests", r.late as "lateRequests", r.first_due as "requestDueOn"
    from (select * from (select e.*, ${day} as listed_by from enquiry e where ${where(query)} ${key ?? sql``}) e
        order by ${order} limit ${most}) e
      join individual i on i.partnership_id = e.partnership_id and i.individual_id = e.individual_id
      left join person_label p on p.partnership_id = e.partnership_id and p.person_id = e.lead_id
      cross join lateral (select count(*)::integer as open, (count(*) filter (where due_on < ${query.today}))::integer as late,
        min(due_on) as first_due from enquiry_action x where x.partnership_id = e.partnership_id and x.enquiry_id = e.enquiry_id
        and x.assured_on is null and x.waived_on is null) a
      cross join lateral (select count(*)::integer as open, (count(*) filter (where due_on < ${query.today}))::integer as late,
        min(due_on) as first_due from enquiry_request x where x.partnership_id = e.partnership_id and x.enquiry_id = e.enquiry_id
        and x.answered_on is null and x.waived_on is null) r
    order by ${order}`,
  )
  return rows.map(row => ({ ...row, individualName: nameOf(row) }))
}

/** How many there are in a view, of those the reader may open; no more than so many are counted. */
export async function countEnquiries(tx: Tx, query: EnquiryQuery, most: number): Promise<number> {
  const [row] = await readRows<{ count: number }>(
    tx,
    sql`select count(*)::integer as count from (select from enquiry e where ${where(query)} limit ${most}) counted`,
  )
  return row?.count ?? 0
}
