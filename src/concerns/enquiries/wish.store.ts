import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Achieved, Asked, YesNoNotRecorded } from '../enquiry.ts'
import type { AdvocateKind, Speaker, WishAct } from './enquiry-codes.ts'
import type { Entered, Entry } from './entry.ts'
import { recorder } from './recorder.store.ts'
import { readRows } from './rows.store.ts'
import { byEntry, type Versioned } from './versions.ts'

/** One time that the adult, or whoever speaks for them, was asked what they wanted. */
export interface Asking {
  readonly askedOn: Temporal.PlainDate
  readonly asked: Asked
  readonly askedOf: Speaker | undefined
  readonly note: string
}

/** An outcome that the adult wanted, in their words. */
export interface Wish {
  readonly act: WishAct
  readonly words: string
  readonly saidBy: Speaker
  readonly saidOn: Temporal.PlainDate
  readonly achieved: Achieved | undefined
  readonly note: string
}

export interface Capacity {
  readonly judgedOn: Temporal.PlainDate
  /** the decision for which it was judged */
  readonly decision: string
  readonly lackedCapacity: YesNoNotRecorded
  readonly restsOn: string
  readonly supportedByAdvocate: YesNoNotRecorded | undefined
  readonly advocateKind: AdvocateKind | undefined
  readonly advocate: string
}

export async function insertAsking(tx: Tx, entry: Entry, asking: Asking): Promise<void> {
  await tx
    .insertInto('enquiry_asking')
    .values({
      ...entry.row,
      ...(entry.id !== undefined && { asking_id: entry.id }),
      asked_on: asking.askedOn,
      asked: asking.asked,
      asked_of: asking.askedOf ?? null,
      note: asking.note,
    })
    .execute()
}

export async function listAskings(tx: Tx, enquiryId: string): Promise<Versioned<Asking & Entered>[]> {
  const rows = await readRows<Asking & Entered>(
    tx,
    sql`
    select m.asking_id as id, m.version, m.asked_on as "askedOn", m.asked, m.asked_of as "askedOf", m.note, m.correction,
      m.recorded_at as "recordedAt", coalesce(p.name, '') as who
    from enquiry_asking m ${recorder('m')}
    where m.enquiry_id = ${enquiryId} order by m.asked_on, m.recorded_at, m.asking_id`,
  )
  return byEntry(rows, row => row.id)
}

export async function insertWish(tx: Tx, { id, row }: Entry, wish: Wish): Promise<void> {
  const { correction: _, ...columns } = row
  await tx
    .insertInto('enquiry_wish')
    .values({
      ...columns,
      ...(id !== undefined && { wish_id: id }),
      act: wish.act,
      words: wish.words,
      said_by: wish.saidBy,
      said_on: wish.saidOn,
      achieved: wish.achieved ?? null,
      note: wish.note,
    })
    .execute()
}

export async function listWishes(tx: Tx, enquiryId: string): Promise<Versioned<Wish & Entered>[]> {
  const rows = await readRows<Wish & Entered>(
    tx,
    sql`
    select m.wish_id as id, m.version, m.act, m.words, m.said_by as "saidBy", m.said_on as "saidOn", m.achieved, m.note,
      '' as correction, m.recorded_at as "recordedAt", coalesce(p.name, '') as who
    from enquiry_wish m ${recorder('m')}
    where m.enquiry_id = ${enquiryId} order by m.recorded_at, m.wish_id`,
  )
  return byEntry(rows, row => row.id)
}

export async function insertCapacity(tx: Tx, entry: Entry, capacity: Capacity): Promise<void> {
  await tx
    .insertInto('enquiry_capacity')
    .values({
      ...entry.row,
      ...(entry.id !== undefined && { capacity_id: entry.id }),
      judged_on: capacity.judgedOn,
      decision: capacity.decision,
      lacked_capacity: capacity.lackedCapacity,
      rests_on: capacity.restsOn,
      supported_by_advocate: capacity.supportedByAdvocate ?? null,
      advocate_kind: capacity.advocateKind ?? null,
      advocate: capacity.advocate,
    })
    .execute()
}

export async function listCapacities(tx: Tx, enquiryId: string): Promise<Versioned<Capacity & Entered>[]> {
  const rows = await readRows<Capacity & Entered>(
    tx,
    sql`
    select m.capacity_id as id, m.version, m.judged_on as "judgedOn", m.decision, m.lacked_capacity as "lackedCapacity",
      m.rests_on as "restsOn", m.supported_by_advocate as "supportedByAdvocate", m.advocate_kind as "advocateKind", m.advocate,
      m.correction, m.recorded_at as "recordedAt", coalesce(p.name, '') as who
    from enquiry_capacity m ${recorder('m')}
    where m.enquiry_id = ${enquiryId} order by m.judged_on, m.recorded_at, m.capacity_id`,
  )
  return byEntry(rows, row => row.id)
}
