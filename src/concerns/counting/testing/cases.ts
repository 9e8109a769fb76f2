import { randomUUIDv7 } from 'node:crypto'
import type { TestDatabase } from '#platform/testing/database.ts'
import type { ConcernsPlace } from '../../testing/concerns.ts'

/** A case written straight into the tables, so that a test of counting can say when each thing was known. */
export interface CaseRow {
  readonly about?: 'adult' | 'child'
  readonly receivedOn: string
  readonly individualId?: string
  readonly source?: string
  readonly types?: readonly string[]
  readonly location?: string
  readonly ageBand?: string
  readonly providerId?: string
  readonly dueOn?: string
  /** each decision in its order */
  readonly decisions?: readonly { readonly on: string; readonly pathway: string; readonly inTime?: boolean }[]
  /** said on that day to be about another individual */
  readonly linked?: readonly { readonly on: string; readonly to: string }[]
}

export interface EnquiryRow {
  readonly startedOn: string
  readonly plannedOn?: string
  readonly planningDueOn?: string
  readonly conclusions?: readonly (ConclusionRow & { readonly reopenedOn?: string })[]
}

export interface ConclusionRow {
  readonly on: string
  readonly conclusion?: string
  readonly risk?: string
  readonly asked?: string
  readonly achieved?: string
  readonly lackedCapacity?: string
  readonly supported?: string
}

const CLASSES: Readonly<Record<string, string>> = {
  's42-2': 'section-42-enquiry',
  'other-enquiry': 'other-enquiry',
  's42-1': 'concern-only',
  'not-met': 'concern-only',
  'screened-out': 'not-a-concern',
}
export const nationalClassOf = (pathway: string): string => CLASSES[pathway] ?? 'not-counted-nationally'

const LIMBS: Readonly<Record<string, readonly (string | null)[]>> = {
  's42-2': ['yes', 'yes', 'yes'],
  's42-1': ['yes', 'yes', 'yes'],
  'other-enquiry': ['no', 'yes', 'yes'],
  'not-met': ['no', 'yes', 'yes'],
}

let made = 0
const nextReference = (kind: string): string => `${kind}-2024-${String(++made).padStart(5, '0')}`

export async function makeIndividual(database: TestDatabase, place: ConcernsPlace, bornOn?: string): Promise<string> {
  const id = randomUUIDv7()
  await database.owner(
    `insert into individual (partnership_id, individual_id, date_of_birth, made_at) values ($1, $2, $3, '2020-01-01')`,
    [place.partnershipId, id, bornOn ?? null],
  )
  return id
}

/** Writes a case with its history and answers the concern's and its individual's ids. */
export async function makeCase(
  database: TestDatabase,
  place: ConcernsPlace,
  row: CaseRow,
): Promise<{ concernId: string; individualId: string }> {
  const { about = 'adult', receivedOn, decisions = [], dueOn = '2030-01-01' } = row
  const concernId = randomUUIDv7()
  const individualId = row.individualId ?? (await makeIndividual(database, place))
  const first = decisions[0]
  const latest = decisions.at(-1)
  const inTime = first ? (first.inTime ?? true) : null
  await database.owner(
    `insert into concern (partnership_id, concern_id, reference, about, individual_id, team_id, channel, received_at, received_on, source,
       abuse_types, location, provider_id, age_band, clock_rule, first_due_on, due_on, late_cause, pathway, national_class,
       decision_version, decided_on, decided_in_time)
     values ($1, $2, $3, $4, $5, $6, 'portal', $7::date + interval '9 hours', $7::date, $8, $9, $10, $11, $12, 'test', $13, $13, $14, $15, $16, $17, $18, $19)`,
    [
      place.partnershipId,
      concernId,
      nextReference(about === 'adult' ? 'AC' : 'CC'),
      about,
      row.linked?.at(-1)?.to ?? individualId,
      place.teams[about],
      receivedOn,
      row.source ?? 'hospital',
      row.types ?? ['neglect'],
      row.location ?? 'own-home',
      row.providerId ?? null,
      row.ageBand ?? 'not-known',
      dueOn,
      inTime === false ? 'other' : null,
      latest?.pathway ?? null,
      latest ? nationalClassOf(latest.pathway) : null,
      decisions.length,
      latest?.on ?? null,
      inTime,
    ],
  )
  await addLink(database, place, { concernId, to: individualId, act: 'received', at: `${receivedOn}T09:00:00Z` })
  for (const link of row.linked ?? [])
    await addLink(database, place, { concernId, to: link.to, act: 'linked', at: `${link.on}T12:00:00Z` })
  for (const [index, decision] of decisions.entries())
    await addDecision(database, place, { concernId, version: index + 1, ...decision, inTime: inTime ?? true })
  return { concernId, individualId }
}

export function addLink(
  database: TestDatabase,
  { partnershipId }: ConcernsPlace,
  { concernId, to, act, at }: { concernId: string; to: string; act: string; at: string },
): Promise<unknown> {
  return database.owner(
    `insert into concern_link (partnership_id, concern_id, individual_id, act, reason, done_by, done_at)
     values ($1, $2, $3, $4, 'same', 'test', $5)`,
    [partnershipId, concernId, to, act, at],
  )
}

export function addDecision(
  database: TestDatabase,
  { partnershipId }: ConcernsPlace,
  given: { concernId: string; version: number; on: string; pathway: string; inTime: boolean },
): Promise<unknown> {
  const [a, b, c] = LIMBS[given.pathway] ?? [null, null, null]
  const due = given.inTime ? '2040-01-01' : '2000-01-01'
  return database.owner(
    `insert into concern_decision (partnership_id, concern_id, version, pathway, national_class, mapping, limb_a, limb_a_reason, limb_b,
       limb_b_reason, limb_c, limb_c_reason, reason, due_on, in_time, late_cause, decided_by, decided_at, decided_on)
     values ($1, $2, $3, $4, $5, 'test', $6, 'r', $7, 'r', $8, 'r', 'why', $9, $10, 'other', 'test', $11::date, $11::date)`,
    [
      partnershipId,
      given.concernId,
      given.version,
      given.pathway,
      nationalClassOf(given.pathway),
      a,
      b,
      c,
      due,
      given.inTime,
      given.on,
    ],
  )
}

/** An enquiry of a concern with its conclusions; the last one holds unless it was reopened. */
export async function makeEnquiry(
  database: TestDatabase,
  place: ConcernsPlace,
  { concernId, individualId }: { concernId: string; individualId: string },
  row: EnquiryRow,
): Promise<string> {
  const enquiryId = randomUUIDv7()
  const { conclusions = [], planningDueOn = '2030-01-01' } = row
  const last = conclusions.at(-1)
  const held = last && last.reopenedOn === undefined ? last : undefined
  const facts = held && factsOf(held)
  await database.owner(
    `insert into enquiry (partnership_id, enquiry_id, reference, concern_id, individual_id, kind, team_id, state, started_on, planning_rule,
       planning_due_on, planning_held_on, planning_late_cause, abuse_types, locations, concluded_on, conclusion, risk_outcome, asked,
       achieved, lacked_capacity, supported_by_advocate)
     values ($1, $2, $3, $4, $5, 'section-42', $6, $7, $8, 'test', $9, $10, 'other', '{neglect}', '{own-home}', $11, $12, $13, $14, $15, $16, $17)`,
    [
      place.partnershipId,
      enquiryId,
      nextReference('EN'),
      concernId,
      individualId,
      place.teams.adult,
      held ? 'concluded' : row.plannedOn === undefined ? 'planning' : 'under-way',
      row.startedOn,
      planningDueOn,
      row.plannedOn ?? null,
      held?.on ?? null,
      ...(facts ?? [null, null, null, null, null, null]),
    ],
  )
  for (const [index, each] of conclusions.entries()) {
    await addConclusion(database, place, { enquiryId, version: index + 1, ...each })
    if (each.reopenedOn !== undefined)
      await addReopening(database, place, { enquiryId, version: index + 1, on: each.reopenedOn })
  }
  return enquiryId
}

export function addConclusion(
  database: TestDatabase,
  { partnershipId }: ConcernsPlace,
  row: ConclusionRow & { readonly enquiryId: string; readonly version: number },
): Promise<unknown> {
  return database.owner(
    `insert into enquiry_conclusion (partnership_id, enquiry_id, version, concluded_on, conclusion, risk_outcome, asked, achieved,
       lacked_capacity, supported_by_advocate, reason, concluded_by, concluded_at)
     values ($1, $2, $3, $4::date, $5, $6, $7, $8, $9, $10, 'r', 'test', $4::date)`,
    [partnershipId, row.enquiryId, row.version, row.on, ...factsOf(row)],
  )
}

export function addReopening(
  database: TestDatabase,
  { partnershipId }: ConcernsPlace,
  { enquiryId, version, on }: { readonly enquiryId: string; readonly version: number; readonly on: string },
): Promise<unknown> {
  return database.owner(
    `insert into enquiry_reopening (partnership_id, enquiry_id, version, reason, reopened_by, reopened_at, reopened_on)
     values ($1, $2, $3, 'r', 'test', $4::date, $4::date)`,
    [partnershipId, enquiryId, version, on],
  )
}

export const factsOf = (row: ConclusionRow): (string | null)[] => [
  row.conclusion ?? (row.risk === undefined ? 'no-risk-action' : 'risk-identified-action'),
  row.risk ?? null,
  row.asked ?? (row.achieved === undefined ? 'not-asked' : 'asked-expressed'),
  row.achieved ?? null,
  row.lackedCapacity ?? 'no',
  row.supported ?? null,
]
