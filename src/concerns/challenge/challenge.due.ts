import { appendAudit } from '#platform/audit/trail.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import { endOfDay } from '#platform/day.ts'
import type { DueItem, DueSource } from '#platform/due-item.ts'
import { listTeamsOf } from '../case/team.store.ts'
import { challengeUrl } from '../concerns.urls.ts'
import { listUnanswered, type UnansweredLevel } from './challenge.store.ts'
import { levelOf } from './challenge.ts'
import { mayAnswer } from './settle-challenge.ts'

/** The disagreements that the reader, as manager of the team, is to answer or to have answered. No row names anybody. */
export const challengeDueItems: DueSource = async (tx, actor, today) => {
  const { personId } = actor
  if (personId === undefined || !hasPermission(actor.roles, 'manage-triage')) return []
  const teams = await listTeamsOf(tx, personId, today)
  // Without the moment, a glass that is open only for part of the day counts as shut.
  const reader = { personId, now: endOfDay(today) }
  const unanswered = await listUnanswered(
    tx,
    reader,
    teams.map(({ teamId }) => teamId),
  )
  const own = unanswered.filter(level => mayAnswer(actor, level))
  if (own.length > 0)
    await appendAudit(tx, actor, {
      event: 'concerns-listed',
      subject: { list: 'inbox', concerns: own.map(({ concernId }) => concernId) },
    })
  return own.map(itemOf)
}

const itemOf = ({ reference, level, dueOn }: UnansweredLevel): DueItem => ({
  title: `Answer the disagreement about ${reference}`,
  href: challengeUrl(reference),
  act: 'Open the disagreement',
  why: level === 1 ? 'Whoever disagrees waits for your answer.' : `It stands with: ${levelOf(level).name}.`,
  whose: level === 1 ? 'Yours' : 'Yours to record',
  dueOn,
})
