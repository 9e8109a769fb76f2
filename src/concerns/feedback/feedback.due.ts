import { hasPermission } from '#platform/auth/permissions.ts'
import { endOfDay } from '#platform/day.ts'
import type { DueItem, DueSource } from '#platform/due-item.ts'
import { listTeamsOf } from '../case/team.store.ts'
import { owedFeedbackUrl } from '../concerns.urls.ts'
import { countOwed } from './feedback.store.ts'

/** What fell due longer ago stays on the list of answers owed: it is no longer the first thing to do. */
const DUE_WITHIN_WEEKS = 4

/** How many answers each of the reader's teams owes. It names no record, and counts none that is closed to the reader. */
export const feedbackDueItems: DueSource = async (tx, actor, today) => {
  const { personId } = actor
  if (personId === undefined || !hasPermission(actor.roles, 'handle-concerns')) return []
  // Without the moment, a glass that is open only for part of the day counts as shut.
  const reader = { personId, now: endOfDay(today) }
  const items: DueItem[] = []
  for (const { teamId, name } of await listTeamsOf(tx, personId, today)) {
    const { count, lateCount, firstDueOn } = await countOwed(tx, reader, [teamId], {
      today,
      since: today.subtract({ weeks: DUE_WITHIN_WEEKS }),
    })
    if (count === 0) continue
    items.push({
      title: `${count} ${count === 1 ? 'answer' : 'answers'} owed to those who raised a concern`,
      href: owedFeedbackUrl(),
      act: 'See the answers owed',
      why:
        lateCount === 0
          ? 'Tell each of them what they may know.'
          : `${lateCount} of them ${lateCount === 1 ? 'is' : 'are'} late.`,
      whose: name,
      dueOn: firstDueOn,
    })
  }
  return items
}
