import { type RawBuilder, sql } from 'kysely'
import { type ListReader, openTo } from '#platform/auth/restriction/record-access.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { ofOwnTeam } from '../case/own-team.store.ts'
import type { About } from '../codes.ts'
import type { ConcernState } from '../concern.ts'
import type { Conclusion } from '../enquiry.ts'
import type { Counting } from './counted.store.ts'

/** A record behind a figure, in codes alone. */
export interface CountedRecord {
  readonly id: string
  readonly reference: string
  readonly pathway: ConcernState
  readonly conclusion: Conclusion | undefined
}

/** A figure may rest on thousands: a page shows the newest. */
export const MOST_LISTED = 50

type List = (tx: Tx, about: About, days: Counting, reader: ListReader) => Promise<CountedRecord[]>

const until = ({ asAt }: Counting): RawBuilder<unknown> => sql`${asAt?.toString() ?? 'infinity'}::date`

/** As kith_case alone: nobody else reads a case table. */
export const listCountedConcerns: List = (tx, about, days, reader) =>
  listed(
    tx,
    sql`select concern.concern_id as id, concern.reference, k.pathway, null as conclusion
      from concerns_known(${about}, ${days.from}, ${days.to}, ${until(days)}) k
      join concern on concern.partnership_id = current_partnership() and concern.concern_id = k.concern_id
      where ${ofOwnTeam('concern.team_id', reader)} and ${openTo(reader, 'concern', sql.ref('concern.concern_id'))}
      order by k.received_on desc, k.received_at desc, concern.concern_id`,
  )

/** The parts of a breakdown that a page lists the records of. */
const IS_PART = {
  source: sql`concern.source`,
  type: undefined,
  'age-band': sql`concern.age_band`,
  location: sql`concern.location`,
} as const
export type ListedDimension = keyof typeof IS_PART

export const isListed = (name: string): name is ListedDimension => Object.hasOwn(IS_PART, name)

/** Of the concerns received, not screened out, those in one part of a breakdown. */
export const listCountedPart = (
  tx: Tx,
  days: Counting,
  { by, part }: { readonly by: ListedDimension; readonly part: string },
  reader: ListReader,
): Promise<CountedRecord[]> =>
  listed(
    tx,
    sql`select concern.concern_id as id, concern.reference, k.pathway, null as conclusion
      from concerns_known('adult', ${days.from}, ${days.to}, ${until(days)}) k
      join concern on concern.partnership_id = current_partnership() and concern.concern_id = k.concern_id
      where k.pathway is distinct from 'screened-out'
        and ${IS_PART[by] === undefined ? sql`${part} = any(concern.abuse_types)` : sql`${IS_PART[by]} = ${part}`}
        and ${ofOwnTeam('concern.team_id', reader)} and ${openTo(reader, 'concern', sql.ref('concern.concern_id'))}
      order by k.received_on desc, k.received_at desc, concern.concern_id`,
  )

export const listCountedEnquiries: List = (tx, _about, days, reader) =>
  listed(
    tx,
    sql`select enquiry.enquiry_id as id, enquiry.reference, k.pathway, null as conclusion
      from enquiries_known(${days.from}, ${days.to}, ${until(days)}) k
      join enquiry on enquiry.partnership_id = current_partnership() and enquiry.enquiry_id = k.enquiry_id
      where ${ofOwnTeam('enquiry.team_id', reader)} and ${openTo(reader, 'enquiry', sql.ref('enquiry.enquiry_id'))}
        and ${openTo(reader, 'concern', sql.ref('enquiry.concern_id'))}
      order by k.started_on desc, enquiry.enquiry_id`,
  )

export const listCountedConclusions: List = (tx, _about, days, reader) =>
  listed(
    tx,
    sql`select enquiry.enquiry_id as id, enquiry.reference, null as pathway, k.conclusion
      from conclusions_known(${days.from}, ${days.to}, ${until(days)}) k
      join enquiry on enquiry.partnership_id = current_partnership() and enquiry.enquiry_id = k.enquiry_id
      where ${ofOwnTeam('enquiry.team_id', reader)} and ${openTo(reader, 'enquiry', sql.ref('enquiry.enquiry_id'))}
        and ${openTo(reader, 'concern', sql.ref('enquiry.concern_id'))}
      order by k.concluded_on desc, enquiry.enquiry_id`,
  )

async function listed(tx: Tx, query: RawBuilder<unknown>): Promise<CountedRecord[]> {
  const found = await sql<{
    id: string
    reference: string
    pathway: Exclude<ConcernState, undefined> | null
    conclusion: Conclusion | null
  }>`${query} limit ${MOST_LISTED}`.execute(tx)
  return found.rows.map(row => ({
    ...row,
    pathway: row.pathway ?? undefined,
    conclusion: row.conclusion ?? undefined,
  }))
}
