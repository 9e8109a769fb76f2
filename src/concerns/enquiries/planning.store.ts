import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { LateCause } from '../codes.ts'
import type { Entered, Entry } from './entry.ts'
import { recorder } from './recorder.store.ts'
import { readRows } from './rows.store.ts'
import { byEntry, type Versioned } from './versions.ts'

export interface PlanningMeeting {
  readonly plannedFor: Temporal.PlainDate | undefined
  readonly heldOn: Temporal.PlainDate | undefined
  /** who took part, in words */
  readonly people: string
  readonly notes: string
  readonly lateCause: LateCause | undefined
}

export interface LineOfEnquiry {
  readonly question: string
  readonly followedBy: string
}

export async function insertMeeting(tx: Tx, entry: Entry, meeting: PlanningMeeting): Promise<void> {
  await tx
    .insertInto('enquiry_planning_meeting')
    .values({
      ...entry.row,
      ...(entry.id !== undefined && { meeting_id: entry.id }),
      planned_for: meeting.plannedFor ?? null,
      held_on: meeting.heldOn ?? null,
      people: meeting.people,
      notes: meeting.notes,
      late_cause: meeting.lateCause ?? null,
    })
    .execute()
}

export async function listMeetings(tx: Tx, enquiryId: string): Promise<Versioned<PlanningMeeting & Entered>[]> {
  const rows = await readRows<PlanningMeeting & Entered>(
    tx,
    sql`
    select m.meeting_id as id, m.version, m.planned_for as "plannedFor", m.held_on as "heldOn", m.people, m.notes,
      m.late_cause as "lateCause", m.correction, m.recorded_at as "recordedAt", coalesce(p.name, '') as who
    from enquiry_planning_meeting m ${recorder('m')}
    where m.enquiry_id = ${enquiryId} order by m.recorded_at, m.meeting_id`,
  )
  return byEntry(rows, row => row.id)
}

export async function insertLine(tx: Tx, entry: Entry, line: LineOfEnquiry): Promise<void> {
  await tx
    .insertInto('enquiry_line')
    .values({
      ...entry.row,
      ...(entry.id !== undefined && { line_id: entry.id }),
      question: line.question,
      followed_by: line.followedBy,
    })
    .execute()
}

export async function listLines(tx: Tx, enquiryId: string): Promise<Versioned<LineOfEnquiry & Entered>[]> {
  const rows = await readRows<LineOfEnquiry & Entered>(
    tx,
    sql`
    select m.line_id as id, m.version, m.question, m.followed_by as "followedBy", m.correction, m.recorded_at as "recordedAt",
      coalesce(p.name, '') as who
    from enquiry_line m ${recorder('m')}
    where m.enquiry_id = ${enquiryId} order by m.recorded_at, m.line_id`,
  )
  return byEntry(rows, row => row.id)
}
