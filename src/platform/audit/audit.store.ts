import { type Selectable, sql } from 'kysely'
import { startOfDay } from '../day.ts'
import type { Tx } from '../db/database.ts'
import type { AuditEvent } from '../db/schema.generated.ts'
import { NotFound } from '../errors.ts'

export interface Entry {
  readonly eventId: string
  readonly happenedAt: Temporal.Instant
  readonly actor: string
  readonly event: string
  readonly purpose: string | undefined
  readonly subject: Readonly<Record<string, unknown>>
  /** undefined until it is sealed */
  readonly position: number | undefined
  readonly hasContent: boolean
}

export interface EntryFilter {
  /** as the trail names whoever acted; any of these */
  readonly actors?: readonly string[] | undefined
  readonly event?: string | undefined
  readonly day?: Temporal.PlainDate | undefined
  /** an identifier that the entry names */
  readonly record?: string | undefined
}

export interface EntryKey {
  readonly happenedAt: Temporal.Instant
  readonly eventId: string
}

export type PageAt = { readonly before: EntryKey } | { readonly after: EntryKey } | undefined

/** One page of the partnership's trail, newest first; one entry more than `count` when there is another page beyond it. */
export async function listEntries(tx: Tx, filter: EntryFilter, at: PageAt, count: number): Promise<Entry[]> {
  const isBackwards = at !== undefined && 'after' in at
  let query = select(filtered(tx, filter)).limit(count + 1)
  if (at && 'before' in at) {
    query = query.where(
      sql<boolean>`(happened_at, audit_event_id) < (${at.before.happenedAt}, ${at.before.eventId}::uuid)`,
    )
  }
  if (isBackwards) {
    query = query.where(
      sql<boolean>`(happened_at, audit_event_id) > (${at.after.happenedAt}, ${at.after.eventId}::uuid)`,
    )
  }
  const order = isBackwards ? 'asc' : 'desc'
  const rows = await query.orderBy('happened_at', order).orderBy('audit_event_id', order).execute()
  const entries = rows.map(entryOf)
  return isBackwards ? entries.reverse() : entries
}

/** How many entries there are, counted no further than `most`. */
export async function countEntries(tx: Tx, filter: EntryFilter, most: number): Promise<number> {
  const some = filtered(tx, filter).select('audit_event_id').limit(most).as('some')
  const counted = await tx
    .selectFrom(some)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return counted.count
}

export async function getEntry(tx: Tx, eventId: string): Promise<Entry> {
  const row = await select(filtered(tx, {})).where('audit_event_id', '=', eventId).executeTakeFirst()
  if (!row) throw new NotFound('There is no such entry in the audit trail.')
  return entryOf(row)
}

/** What an entry says of people; undefined when it says nothing of them, or no longer does. */
export async function findEntryContent(tx: Tx, eventId: string): Promise<unknown> {
  const row = await tx
    .selectFrom('audit_content')
    .select('content')
    .where('audit_event_id', '=', eventId)
    .executeTakeFirst()
  return row?.content
}

/** The kinds of event that the partnership's trail holds. Steps through the index, so that its cost is theirs and not the trail's. */
export async function listEventNames(tx: Tx): Promise<string[]> {
  const found = await sql<{ event: string }>`
    with recursive name as (
      (select event from audit_event where partnership_id = current_partnership() order by event limit 1)
      union all
      select (select e.event from audit_event e where e.partnership_id = current_partnership() and e.event > name.event
        order by e.event limit 1)
      from name where name.event is not null)
    select event from name where event is not null`.execute(tx)
  return found.rows.map(row => row.event)
}

export interface PersonChoice {
  readonly personId: string
  readonly name: string
  /** what they sign in with: before they choose a partnership, that is all that is known of them */
  readonly accountId: string | undefined
}

export async function listPeople(tx: Tx): Promise<PersonChoice[]> {
  const rows = await tx
    .selectFrom('person_label as p')
    .leftJoin('account_label as a', join =>
      join.onRef('a.partnership_id', '=', 'p.partnership_id').onRef('a.person_id', '=', 'p.person_id'),
    )
    .select(['p.person_id', 'p.name', 'a.account_id'])
    .orderBy('p.name')
    .execute()
  return rows.flatMap(({ person_id, name, account_id }) =>
    person_id && name ? [{ personId: person_id, name, accountId: account_id ?? undefined }] : [],
  )
}

function filtered(tx: Tx, { actors, event, day, record }: EntryFilter) {
  let query = record === undefined ? tx.selectFrom('audit_event as e') : tx.selectFrom(aboutRecord(record))
  if (actors !== undefined) query = query.where('e.actor', 'in', actors)
  if (event !== undefined) query = query.where('e.event', '=', event)
  if (day !== undefined) {
    query = query
      .where('e.happened_at', '>=', startOfDay(day))
      .where('e.happened_at', '<', startOfDay(day.add({ days: 1 })))
  }
  return query
}

const aboutRecord = (record: string) => sql<Selectable<AuditEvent>>`audit_events_about(${record})`.as<'e'>('e')

const select = (query: ReturnType<typeof filtered>) =>
  query.select([
    'e.audit_event_id',
    'e.happened_at',
    'e.actor',
    'e.event',
    'e.purpose',
    'e.subject',
    'e.position',
    'e.content_hash',
  ])

type EntryRow = Omit<Selectable<AuditEvent>, 'hash' | 'partnership_id'>

function entryOf(row: EntryRow): Entry {
  const { subject } = row
  return {
    eventId: row.audit_event_id,
    happenedAt: row.happened_at,
    actor: row.actor,
    event: row.event,
    purpose: row.purpose ?? undefined,
    subject: typeof subject === 'object' && subject !== null && !Array.isArray(subject) ? subject : {},
    position: row.position ?? undefined,
    hasContent: row.content_hash !== null,
  }
}
