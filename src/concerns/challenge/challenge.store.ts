import { sql } from 'kysely'
import type { Actor } from '#platform/auth/actor.ts'
import { type ListReader, openTo } from '#platform/auth/restriction/record-access.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { isCode } from '../codes.ts'
import { findRaised } from '../feedback/raised.store.ts'
import type { Sender } from '../feedback/sender.ts'
import {
  ANSWERS,
  CHALLENGE_OUTCOMES,
  type Challenge,
  type ChallengeAnswer,
  type ChallengeOutcome,
  type Challenger,
  type Level,
  type LevelRecord,
  levelOf,
} from './challenge.ts'

export interface NewChallenge {
  readonly partnershipId: string
  readonly challengeId: string
  readonly concernId: string
  readonly reference: string
  readonly raisedBy: string
  readonly challenger: Challenger
  readonly challengerName: string
  readonly decisionVersion: number
  readonly reason: string
  readonly at: Temporal.Instant
  readonly on: Temporal.PlainDate
}

/** Reads nothing back: a referrer may add it and read only their own. */
export async function insertChallenge(tx: Tx, row: NewChallenge): Promise<void> {
  await tx
    .insertInto('concern_challenge')
    .values({
      partnership_id: row.partnershipId,
      challenge_id: row.challengeId,
      concern_id: row.concernId,
      reference: row.reference,
      raised_by: row.raisedBy,
      challenger: row.challenger,
      challenger_name: row.challengerName,
      decision_version: row.decisionVersion,
      reason: row.reason,
      raised_at: row.at,
      raised_on: row.on,
    })
    .execute()
}

export async function insertLevel(
  tx: Tx,
  row: {
    partnershipId: string
    challengeId: string
    level: number
    raisedBy: string
    decidedBy: string
    reason: string
    beganOn: Temporal.PlainDate
    clockRule: string
    dueOn: Temporal.PlainDate
  },
): Promise<void> {
  await tx
    .insertInto('concern_challenge_level')
    .values({
      partnership_id: row.partnershipId,
      challenge_id: row.challengeId,
      level: row.level,
      raised_by: row.raisedBy,
      decided_by: row.decidedBy,
      reason: row.reason,
      began_on: row.beganOn,
      clock_rule: row.clockRule,
      due_on: row.dueOn,
    })
    .execute()
}

export async function updateLevelAnswered(
  tx: Tx,
  row: {
    challengeId: string
    level: number
    answer: ChallengeAnswer
    reason: string
    answeredFor: string
    by: string
    at: Temporal.Instant
    on: Temporal.PlainDate
  },
): Promise<void> {
  await tx
    .updateTable('concern_challenge_level')
    .set({
      answer: row.answer,
      answer_reason: row.reason,
      answered_for: row.answeredFor,
      answered_by: row.by,
      answered_at: row.at,
      answered_on: row.on,
    })
    .where('challenge_id', '=', row.challengeId)
    .where('level', '=', row.level)
    .where('answer', 'is', null)
    .execute()
}

export async function updateChallengeEnded(
  tx: Tx,
  row: { challengeId: string; outcome: ChallengeOutcome; by: string; on: Temporal.PlainDate },
): Promise<void> {
  await tx
    .updateTable('concern_challenge')
    .set({ outcome: row.outcome, ended_on: row.on, ended_by: row.by })
    .where('challenge_id', '=', row.challengeId)
    .execute()
}

/** Every disagreement about a concern, the latest first. */
export async function listChallenges(tx: Tx, concernId: string): Promise<Challenge[]> {
  const rows = await tx
    .selectFrom('concern_challenge')
    .selectAll()
    .where('concern_id', '=', concernId)
    .orderBy('raised_at', 'desc')
    .execute()
  const challenges: Challenge[] = []
  for (const row of rows)
    challenges.push({
      challengeId: row.challenge_id,
      challenger: row.challenger === 'agency' ? 'agency' : 'referrer',
      challengerName: row.challenger_name,
      reason: row.reason,
      decisionVersion: row.decision_version,
      raisedBy: row.raised_by,
      raisedOn: row.raised_on,
      outcome: row.outcome !== null && isCode(CHALLENGE_OUTCOMES, row.outcome) ? row.outcome : undefined,
      endedOn: row.ended_on ?? undefined,
      levels: await listLevels(tx, row.challenge_id),
    })
  return challenges
}

/** The actor's own of them. */
export async function listOwnChallenges(tx: Tx, actor: Pick<Actor, 'id'>, concernId: string): Promise<Challenge[]> {
  return (await listChallenges(tx, concernId)).filter(({ raisedBy }) => raisedBy === actor.id)
}

async function listLevels(tx: Tx, challengeId: string): Promise<LevelRecord[]> {
  const rows = await tx
    .selectFrom('concern_challenge_level as l')
    .leftJoin('person_label as p', join =>
      join
        .onRef('p.partnership_id', '=', 'l.partnership_id')
        .on(
          'p.person_id',
          '=',
          sql<string>`case when l.answered_by like 'person:%' then substr(l.answered_by, 8)::uuid end`,
        ),
    )
    .selectAll('l')
    .select('p.name')
    .where('l.challenge_id', '=', challengeId)
    .orderBy('l.level')
    .execute()
  return rows.map(row => ({
    level: levelOf(row.level).level,
    reason: row.reason,
    beganOn: row.began_on,
    clockRule: row.clock_rule,
    dueOn: row.due_on,
    decidedBy: row.decided_by,
    answer: row.answer !== null && isCode(ANSWERS, row.answer) ? row.answer : undefined,
    answerReason: row.answer_reason,
    answeredFor: row.answered_for,
    answeredByName: row.name ?? undefined,
    answeredOn: row.answered_on ?? undefined,
  }))
}

/** The disagreement about a concern that is not settled. */
export async function findOpenChallengeId(tx: Tx, concernId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('concern_challenge')
    .select('challenge_id')
    .where('concern_id', '=', concernId)
    .where('outcome', 'is', null)
    .executeTakeFirst()
  return row?.challenge_id
}

export interface UnansweredLevel {
  readonly concernId: string
  readonly reference: string
  readonly level: Level
  readonly decidedBy: string
  readonly dueOn: Temporal.PlainDate
}

/** The levels that nobody has answered yet on the records of these teams that are open to the reader, the longest due first. */
export async function listUnanswered(
  tx: Tx,
  reader: ListReader,
  teamIds: readonly string[],
): Promise<UnansweredLevel[]> {
  if (teamIds.length === 0) return []
  const rows = await tx
    .selectFrom('concern_challenge_level as l')
    .innerJoin('concern_challenge as ch', join =>
      join.onRef('ch.partnership_id', '=', 'l.partnership_id').onRef('ch.challenge_id', '=', 'l.challenge_id'),
    )
    .innerJoin('concern as c', join =>
      join.onRef('c.partnership_id', '=', 'ch.partnership_id').onRef('c.concern_id', '=', 'ch.concern_id'),
    )
    .select(['c.concern_id', 'c.reference', 'l.level', 'l.decided_by', 'l.due_on'])
    .where('l.answer', 'is', null)
    .where('ch.outcome', 'is', null)
    .where('c.team_id', 'in', teamIds)
    .where(openTo(reader, 'concern', sql.ref('c.concern_id')))
    .orderBy('l.due_on')
    .execute()
  return rows.map(row => ({
    concernId: row.concern_id,
    reference: row.reference,
    level: levelOf(row.level).level,
    decidedBy: row.decided_by,
    dueOn: row.due_on,
  }))
}

/** A concern of the actor's own, and which decision on it can be challenged: undefined when they raised none of that reference. */
export async function findOwnDecision(
  tx: Tx,
  sender: Sender,
  reference: string,
): Promise<{ concernId: string; version: number | undefined; decidedBy: string } | undefined> {
  const account = await findRaised(tx, sender, reference)
  if (!account) return undefined
  const found = await sql<{ version: number; decided_by: string }>`
    select version, decided_by from own_decision(${account.concernId}::uuid)`.execute(tx)
  const row = found.rows[0]
  return { concernId: account.concernId, version: row?.version, decidedBy: row?.decided_by ?? '' }
}

/** Who made a decision on a concern. */
export async function getDecider(tx: Tx, concernId: string, version: number): Promise<string> {
  const row = await tx
    .selectFrom('concern_decision')
    .select('decided_by')
    .where('concern_id', '=', concernId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return row.decided_by
}
