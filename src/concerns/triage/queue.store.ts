import { type RawBuilder, sql } from 'kysely'
import { type ListReader, openTo } from '#platform/auth/restriction/record-access.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { type Band, nextWorkingDay } from '../case/case-clock.ts'
import { ofOwnTeam } from '../case/own-team.store.ts'
import { listPausesOf } from '../case/pause.store.ts'
import { isCode, SOURCES } from '../codes.ts'
import { REPEAT_DAYS } from '../decision-clock.ts'
import { PROVIDER_ALERT, type QueueCounts, type QueueFilter, type QueueKey, type QueueRow } from './queue.ts'

export interface QueueView {
  readonly teamId: string
  readonly reader: ListReader
  readonly today: Temporal.PlainDate
  readonly filter: QueueFilter
}

// Equality and ranges on the index lead; what cannot use it under row-level security looks at the few waiting rows.
function conditions({ teamId, reader, filter }: QueueView): RawBuilder<boolean>[] {
  const { worker, harm, source, isRepeatOnly } = filter
  return [
    sql<boolean>`q.partnership_id = current_partnership() and q.team_id = ${teamId}::uuid and q.pathway is null`,
    openTo(reader, 'concern', sql.ref('q.concern_id')),
    ...(worker === undefined
      ? []
      : [worker === 'nobody' ? sql<boolean>`q.worker_id is null` : sql<boolean>`q.worker_id = ${worker}::uuid`]),
    ...(harm === undefined ? [] : [sql<boolean>`${harm} = any (q.abuse_types)`]),
    ...(source === undefined ? [] : [sql<boolean>`q.source = ${source}`]),
    ...(isRepeatOnly ? [sql<boolean>`q.earlier_concern_on is not null and ${earlierCount(reader)} > 0`] : []),
  ]
}

function bandCondition(band: Band, today: Temporal.PlainDate): RawBuilder<boolean> {
  const next = nextWorkingDay(today)
  switch (band) {
    case 'paused':
      return sql`q.paused_on is not null`
    case 'late':
      return sql`q.paused_on is null and q.due_on < ${today}`
    case 'today':
      return sql`q.paused_on is null and q.due_on = ${today}`
    case 'tomorrow':
      return sql`q.paused_on is null and q.due_on > ${today} and q.due_on <= ${next}`
    case 'later':
      return sql`q.paused_on is null and q.due_on > ${next}`
  }
}

const earlierCount = (reader: ListReader): RawBuilder<number> => sql<number>`(
  select count(*) from concern e
  where e.partnership_id = q.partnership_id and e.individual_id = q.individual_id and e.concern_id <> q.concern_id
    and e.received_on >= q.received_on - ${REPEAT_DAYS}::integer and e.received_on <= q.received_on
    and (e.received_on, e.concern_id) < (q.received_on, q.concern_id)
    and ${ofOwnTeam('e.team_id', reader)} and ${openTo(reader, 'concern', sql.ref('e.concern_id'))})::integer`

// Once for each provider of the page: many rows of a page can be about one, and each of its concerns is looked at.
const providerCounts = (reader: ListReader, today: Temporal.PlainDate): RawBuilder<unknown> => sql`(
  select served.provider_id, (
    select count(*) from concern o
    where o.partnership_id = current_partnership() and o.provider_id = served.provider_id
      and o.received_on > ${today.subtract({ days: PROVIDER_ALERT.days })} and o.received_on <= ${today}
      and ${ofOwnTeam('o.team_id', reader)} and ${openTo(reader, 'concern', sql.ref('o.concern_id'))})::integer as count
  from (select distinct provider_id from page where provider_id is not null) served)`

const readerCount = sql<number | null>`(
  select (select count(*) from restriction_reader rr where rr.partnership_id = r.partnership_id and rr.restriction_id = r.restriction_id)::integer
  from restriction r
  where r.partnership_id = q.partnership_id and r.record_kind = 'concern' and r.record_id = q.concern_id and r.lifted_at is null)`

// Looked up beside the join: each table more in a join costs the planner several times as long.
const workerName = sql<string | null>`(
  select w.name from person_label w where w.partnership_id = q.partnership_id and w.person_id = q.worker_id)`
const providerName = sql<string | null>`(
  select p.name from provider p where p.partnership_id = q.partnership_id and p.provider_id = q.provider_id)`

const limbsAnswered = sql<number | null>`(
  select (select count(*) from unnest(array['limb-a', 'limb-b', 'limb-c']) limb where coalesce(d.answers ->> limb, '') <> '')::integer
  from concern_decision_draft d where d.partnership_id = q.partnership_id and d.concern_id = q.concern_id)`

interface PageRow {
  readonly concern_id: string
  readonly reference: string
  readonly given_name: string
  readonly family_name: string
  readonly date_of_birth: Temporal.PlainDate | null
  readonly in_brief: string
  readonly abuse_types: string[]
  readonly source: string
  readonly organisation: string
  readonly worker_id: string | null
  readonly worker_name: string | null
  readonly clock_rule: string
  readonly received_on: Temporal.PlainDate
  readonly due_on: Temporal.PlainDate
  readonly paused_on: Temporal.PlainDate | null
  readonly late_cause: string | null
  readonly provider_name: string | null
  readonly version: number
  readonly reader_count: number | null
  readonly earlier_count: number
  readonly provider_count: number
  readonly limbs_answered: number | null
}

/**
 * Waiting concerns of one team in order of time left, those whose clock is stopped after the others, each in the order of
 * its key; one more than `most` when there is another page.
 */
export async function listQueue(
  tx: Tx,
  view: QueueView,
  after: QueueKey | undefined,
  most: number,
): Promise<QueueRow[]> {
  const { band } = view.filter
  const rows: PageRow[] = []
  const parts = [false, true].filter(
    isPaused => !(after?.isPaused && !isPaused) && (band === undefined || (band === 'paused') === isPaused),
  )
  for (const isPaused of parts) {
    if (rows.length > most) break
    rows.push(
      ...(await readPart(tx, view, after?.isPaused === isPaused ? after : undefined, isPaused, most + 1 - rows.length)),
    )
  }
  const pauses = await listPausesOf(
    tx,
    rows.map(row => row.concern_id),
  )
  return rows.map(row => rowOf(row, pauses))
}

async function readPart(
  tx: Tx,
  view: QueueView,
  after: QueueKey | undefined,
  isPaused: boolean,
  most: number,
): Promise<PageRow[]> {
  const { filter, reader, today } = view
  const where = [
    ...conditions(view),
    isPaused ? sql<boolean>`q.paused_on is not null` : sql<boolean>`q.paused_on is null`,
    ...(filter.band ? [bandCondition(filter.band, today)] : []),
    ...(after ? [sql<boolean>`(q.due_on, q.concern_id) > (${after.dueOn}, ${after.concernId}::uuid)`] : []),
  ]
  const found = await sql<PageRow>`
    with page as materialized (
      select q.* from concern q where ${sql.join(where, sql` and `)} order by q.due_on, q.concern_id limit ${most})
    select q.concern_id, q.reference, i.given_name, i.family_name, i.date_of_birth, a.in_brief, q.abuse_types, q.source,
      f.organisation, q.worker_id, ${workerName} as worker_name, q.clock_rule, q.received_on, q.due_on, q.paused_on, q.late_cause,
      ${providerName} as provider_name, q.version, ${readerCount} as reader_count, ${earlierCount(reader)} as earlier_count,
      coalesce(alike.count, 0) as provider_count, ${limbsAnswered} as limbs_answered
    from page q
    join individual i on i.partnership_id = q.partnership_id and i.individual_id = q.individual_id
    join concern_account a on a.partnership_id = q.partnership_id and a.concern_id = q.concern_id
    join concern_referrer f on f.partnership_id = q.partnership_id and f.concern_id = q.concern_id
    left join ${providerCounts(reader, today)} alike on alike.provider_id = q.provider_id
    order by q.due_on, q.concern_id`.execute(tx)
  return found.rows
}

const rowOf = (row: PageRow, pauses: Awaited<ReturnType<typeof listPausesOf>>): QueueRow => ({
  concernId: row.concern_id,
  reference: row.reference,
  givenName: row.given_name,
  familyName: row.family_name,
  bornOn: row.date_of_birth ?? undefined,
  inBrief: row.in_brief,
  abuseTypes: row.abuse_types,
  source: isCode(SOURCES, row.source) ? row.source : 'other',
  organisation: row.organisation,
  workerId: row.worker_id ?? undefined,
  workerName: row.worker_name ?? undefined,
  clockRule: row.clock_rule,
  receivedOn: row.received_on,
  dueOn: row.due_on,
  isPaused: row.paused_on !== null,
  pauses: pauses.get(row.concern_id) ?? [],
  lateCause: row.late_cause ?? undefined,
  readerCount: row.reader_count ?? undefined,
  earlierCount: row.earlier_count,
  providerName: row.provider_name ?? undefined,
  providerCount: row.provider_count,
  limbsAnswered: row.limbs_answered ?? undefined,
  version: row.version,
})

/** A row of somebody's inbox: without its alerts, which cost the most of a queue. */
export type WaitingRow = Pick<QueueRow, 'concernId' | 'reference' | 'abuseTypes' | 'dueOn' | 'isPaused'>

/** The first of the queue in order of time left, those whose clock is stopped after the others. */
export async function listWaiting(tx: Tx, view: QueueView, most: number): Promise<WaitingRow[]> {
  const { band } = view.filter
  const where = [...conditions(view), ...(band ? [bandCondition(band, view.today)] : [])]
  const found = await sql<WaitingRow>`
    select q.concern_id as "concernId", q.reference, q.abuse_types as "abuseTypes", q.due_on as "dueOn",
      q.paused_on is not null as "isPaused"
    from concern q where ${sql.join(where, sql` and `)}
    order by q.paused_on is not null, q.due_on, q.concern_id limit ${most}`.execute(tx)
  return found.rows
}

/** How many stand in each part of the queue, of those that the reader may open. */
export async function countQueue(tx: Tx, view: QueueView): Promise<QueueCounts> {
  const count = (band: Band) => sql`count(*) filter (where ${bandCondition(band, view.today)})::integer`
  const found = await sql<Record<Band, number>>`
    select ${count('late')} as late, ${count('today')} as today, ${count('tomorrow')} as tomorrow, ${count('later')} as later,
      ${count('paused')} as paused
    from concern q where ${sql.join(conditions(view), sql` and `)}`.execute(tx)
  return found.rows[0] ?? { late: 0, today: 0, tomorrow: 0, later: 0, paused: 0 }
}

export interface Workload {
  /** undefined: nobody has them yet */
  readonly workerId: string | undefined
  readonly openCount: number
  readonly lateCount: number
}

/** How many waiting concerns of the team each worker has, of those that the reader may open. */
export async function countWorkload(tx: Tx, view: Omit<QueueView, 'filter'>): Promise<Workload[]> {
  const all: QueueFilter = {
    band: undefined,
    worker: undefined,
    harm: undefined,
    source: undefined,
    isRepeatOnly: false,
  }
  const found = await sql<{ worker_id: string | null; open: number; late: number }>`
    select q.worker_id, count(*)::integer as open, count(*) filter (where ${bandCondition('late', view.today)})::integer as late
    from concern q where ${sql.join(conditions({ ...view, filter: all }), sql` and `)} group by q.worker_id`.execute(tx)
  return found.rows.map(row => ({ workerId: row.worker_id ?? undefined, openCount: row.open, lateCount: row.late }))
}
