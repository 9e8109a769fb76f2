import { randomUUIDv7 } from 'node:crypto'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import type { TestDatabase } from '#platform/testing/database.ts'
import { type ConcernsPlace, receive } from '../../testing/concerns.ts'

export interface TestEnquiry {
  readonly enquiryId: string
  readonly concernId: string
  readonly reference: string
}

const LETTERS = '23456789BCDFGHJKMNPQRTVWXZ'
let made = 0

/** A reference that no other enquiry of the test has. */
const nextReference = (): string => {
  made += 1
  const digits = Array.from(
    { length: 5 },
    (_, at) => LETTERS[Math.floor(made / LETTERS.length ** (4 - at)) % LETTERS.length],
  )
  return `EN-2024-${digits.join('')}`
}

/** An enquiry being planned into a concern received now, written behind the fences. */
export async function insertTestEnquiry(
  database: TestDatabase,
  app: App,
  place: ConcernsPlace,
  actor: Actor,
  startedOn = '2024-05-03',
  planningDueOn = '2024-05-20',
): Promise<TestEnquiry> {
  const { concernId } = await receive(app, actor)
  const enquiryId = randomUUIDv7()
  const reference = nextReference()
  await database.owner(
    `insert into enquiry (partnership_id, enquiry_id, reference, concern_id, individual_id, kind, team_id, state, started_on,
       planning_rule, planning_due_on, abuse_types, locations, sources_of_risk)
     select partnership_id, $3, $4, concern_id, individual_id, 'section-42', team_id, 'planning', $5, 'adult-planning-1', $6,
       abuse_types, array[location], sources_of_risk
     from concern where partnership_id = $1 and concern_id = $2`,
    [place.partnershipId, concernId, enquiryId, reference, startedOn, planningDueOn],
  )
  return { enquiryId, concernId, reference }
}
