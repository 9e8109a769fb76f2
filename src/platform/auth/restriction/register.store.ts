import { sql } from 'kysely'
import type { Tx } from '../../db/database.ts'
import { NotFound } from '../../errors.ts'
import { CONFLICT_NATURES, type ConflictNature, RESTRICTION_REASONS, type RestrictionReason } from './record-access.ts'

/** What the register shows: references and reasons, never whom a record is about. */
export interface RestrictionEntry {
  readonly restrictionId: string
  readonly kind: string
  readonly recordId: string
  readonly reference: string
  readonly reason: RestrictionReason
  readonly note: string
  readonly placedBy: string
  readonly placedAt: Temporal.Instant
  readonly reviewOn: Temporal.PlainDate
  readonly readers: readonly string[]
}

export interface BrokenGlassEntry {
  readonly breakGlassId: string
  readonly kind: string
  readonly recordId: string
  readonly reference: string
  readonly personId: string
  readonly person: string
  readonly agency: string
  readonly reason: string
  readonly openedAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly finding: string | undefined
  readonly reviewedBy: string | undefined
}

export interface ConflictEntry {
  readonly conflictId: string
  readonly kind: string
  readonly recordId: string
  readonly reference: string
  readonly personId: string
  readonly person: string
  readonly nature: ConflictNature
  readonly declaredAt: Temporal.Instant
}

export interface HoldEntry {
  readonly holdId: string
  readonly kind: string
  readonly recordId: string
  readonly reference: string
  readonly reason: string
  readonly placedBy: string
  readonly placedAt: Temporal.Instant
}

const isReason = (text: string): text is RestrictionReason => Object.hasOwn(RESTRICTION_REASONS, text)
const isNature = (text: string): text is ConflictNature => Object.hasOwn(CONFLICT_NATURES, text)

/** The restrictions in force, the one to be reviewed first on top. */
export async function listRestrictions(tx: Tx): Promise<RestrictionEntry[]> {
  const rows = await tx
    .selectFrom('restriction as r')
    .innerJoin('person_label as p', join =>
      join.onRef('p.partnership_id', '=', 'r.partnership_id').onRef('p.person_id', '=', 'r.placed_by'),
    )
    .select([
      'r.restriction_id',
      'r.record_kind',
      'r.record_id',
      'r.reference',
      'r.reason',
      'r.note',
      'p.name',
      'r.placed_at',
      'r.review_on',
    ])
    .select(
      sql<string[]>`array(select q.name from restriction_reader rr
        join person_label q on q.partnership_id = rr.partnership_id and q.person_id = rr.person_id
        where rr.partnership_id = r.partnership_id and rr.restriction_id = r.restriction_id order by q.name)`.as(
        'readers',
      ),
    )
    .where('r.lifted_at', 'is', null)
    .orderBy('r.review_on')
    .orderBy('r.restriction_id')
    .execute()
  return rows.map(row => ({
    restrictionId: row.restriction_id,
    kind: row.record_kind,
    recordId: row.record_id,
    reference: row.reference,
    reason: isReason(row.reason) ? row.reason : 'other',
    note: row.note,
    placedBy: row.name ?? '',
    placedAt: row.placed_at,
    reviewOn: row.review_on,
    readers: row.readers,
  }))
}

export async function getRestriction(tx: Tx, restrictionId: string): Promise<RestrictionEntry> {
  const entry = (await listRestrictions(tx)).find(each => each.restrictionId === restrictionId)
  if (!entry) throw new NotFound('There is no such restriction.')
  return entry
}

/** Every broken glass that waits for a review, oldest first, then the latest reviewed. */
export async function listBrokenGlass(tx: Tx, reviewedCount: number): Promise<BrokenGlassEntry[]> {
  const select = () =>
    tx
      .selectFrom('break_glass as b')
      .innerJoin('person_label as p', join =>
        join.onRef('p.partnership_id', '=', 'b.partnership_id').onRef('p.person_id', '=', 'b.person_id'),
      )
      .innerJoin('agency_label as a', join =>
        join.onRef('a.partnership_id', '=', 'p.partnership_id').onRef('a.agency_id', '=', 'p.agency_id'),
      )
      .leftJoin('person_label as q', join =>
        join.onRef('q.partnership_id', '=', 'b.partnership_id').onRef('q.person_id', '=', 'b.reviewed_by'),
      )
      .select([
        'b.break_glass_id',
        'b.record_kind',
        'b.record_id',
        'b.reference',
        'b.person_id',
        'p.name as person',
        'a.name as agency',
        'b.reason',
        'b.opened_at',
        'b.ends_at',
        'b.finding',
        'q.name as reviewer',
      ])
  const waiting = await select().where('b.reviewed_at', 'is', null).orderBy('b.opened_at').execute()
  const reviewed = await select()
    .where('b.reviewed_at', 'is not', null)
    .orderBy('b.reviewed_at', 'desc')
    .limit(reviewedCount)
    .execute()
  return [...waiting, ...reviewed].map(row => ({
    breakGlassId: row.break_glass_id,
    kind: row.record_kind,
    recordId: row.record_id,
    reference: row.reference,
    personId: row.person_id,
    person: row.person ?? '',
    agency: row.agency ?? '',
    reason: row.reason,
    openedAt: row.opened_at,
    endsAt: row.ends_at,
    finding: row.finding ?? undefined,
    reviewedBy: row.reviewer ?? undefined,
  }))
}

export async function getBrokenGlass(tx: Tx, breakGlassId: string): Promise<BrokenGlassEntry> {
  const entry = (await listBrokenGlass(tx, 0)).find(each => each.breakGlassId === breakGlassId)
  if (!entry) throw new NotFound('There is no such broken glass to review.')
  return entry
}

export async function listConflicts(tx: Tx): Promise<ConflictEntry[]> {
  const rows = await tx
    .selectFrom('conflict_of_interest as c')
    .innerJoin('person_label as p', join =>
      join.onRef('p.partnership_id', '=', 'c.partnership_id').onRef('p.person_id', '=', 'c.person_id'),
    )
    .select([
      'c.conflict_id',
      'c.record_kind',
      'c.record_id',
      'c.reference',
      'c.person_id',
      'p.name',
      'c.nature',
      'c.declared_at',
    ])
    .where('c.ended_at', 'is', null)
    .orderBy('c.declared_at', 'desc')
    .execute()
  return rows.map(row => ({
    conflictId: row.conflict_id,
    kind: row.record_kind,
    recordId: row.record_id,
    reference: row.reference,
    personId: row.person_id,
    person: row.name ?? '',
    nature: isNature(row.nature) ? row.nature : 'other',
    declaredAt: row.declared_at,
  }))
}

export async function listHolds(tx: Tx): Promise<HoldEntry[]> {
  const rows = await tx
    .selectFrom('record_hold as h')
    .innerJoin('person_label as p', join =>
      join.onRef('p.partnership_id', '=', 'h.partnership_id').onRef('p.person_id', '=', 'h.placed_by'),
    )
    .select(['h.hold_id', 'h.record_kind', 'h.record_id', 'h.reference', 'h.reason', 'p.name', 'h.placed_at'])
    .where('h.lifted_at', 'is', null)
    .orderBy('h.placed_at')
    .execute()
  return rows.map(row => ({
    holdId: row.hold_id,
    kind: row.record_kind,
    recordId: row.record_id,
    reference: row.reference,
    reason: row.reason,
    placedBy: row.name ?? '',
    placedAt: row.placed_at,
  }))
}
