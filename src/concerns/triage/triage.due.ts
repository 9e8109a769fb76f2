import { appendAudit } from '#platform/audit/trail.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import { endOfDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { DueItem, DueSource } from '#platform/due-item.ts'
import { listTeamsOf, type Team } from '../case/team.store.ts'
import { codesOf, harmsOf } from '../codes.ts'
import { concernUrl, triageUrl } from '../concerns.urls.ts'
import { mayManageTeam } from '../policy.ts'
import { countQueue, listWaiting, type QueueView, type WaitingRow } from './queue.store.ts'
import { type QueueCounts, type QueueFilter, totalOf } from './queue.ts'

/** An inbox with more would bury everything else; the queue lists them all. */
const MOST_OWN = 10

const ALL: QueueFilter = { band: undefined, worker: undefined, harm: undefined, source: undefined, isRepeatOnly: false }

/** What a manager is told of the whole team, by the part of the queue. */
const WATCHED = {
  late: 'late for a decision',
  today: 'to decide today',
  tomorrow: 'to decide by the next working day',
} as const

/**
 * A decider's own concerns by the day of their decision, how many of the team's nobody has, and for its manager how many are
 * late or nearly. No row names anybody.
 */
export const triageDueItems: DueSource = async (tx, actor, today) => {
  const { personId } = actor
  if (personId === undefined || !hasPermission(actor.roles, 'handle-concerns')) return []
  // Without the moment, a glass that is open only for part of the day counts as shut.
  const reader = { personId, now: endOfDay(today) }
  const items: DueItem[] = []
  const shown: string[] = []
  for (const team of await listTeamsOf(tx, personId, today)) {
    const view = { teamId: team.teamId, reader, today }
    const own = await listWaiting(tx, { ...view, filter: { ...ALL, worker: personId } }, MOST_OWN)
    const running = own.filter(row => !row.isPaused)
    shown.push(...running.map(row => row.concernId))
    items.push(...running.map(row => ownItem(row, team)))
    const nobodys = { ...view, filter: { ...ALL, worker: 'nobody' } }
    const [first] = await listWaiting(tx, nobodys, 1)
    if (first) items.push(nobodysItem(team, await countQueue(tx, nobodys), first.dueOn))
    if (mayManageTeam(actor, [team.teamId], team.teamId)) items.push(...(await watchedItems(tx, view, team)))
  }
  if (shown.length > 0)
    await appendAudit(tx, actor, { event: 'concerns-listed', subject: { list: 'inbox', concerns: shown } })
  return items
}

const ownItem = (row: WaitingRow, { about }: Team): DueItem => ({
  title: `Decide ${wordOf(about)} ${row.reference}`,
  href: concernUrl(row.reference),
  act: `Open the ${wordOf(about)}`,
  why: `${row.abuseTypes.map(type => harmsOf(about)[type] ?? type).join(', ') || 'Type of harm not said'}.`,
  whose: 'Yours',
  dueOn: row.dueOn,
})

function nobodysItem({ teamId, name, about }: Team, counts: QueueCounts, firstDueOn: Temporal.PlainDate): DueItem {
  const count = totalOf(counts)
  const { late: lateCount } = counts
  return {
    title: `${counted(count, about)} with nobody yet`,
    href: triageUrl({ team: teamId, with: 'nobody' }),
    act: `See the ${wordOf(about)}s with nobody`,
    why:
      lateCount === 0
        ? 'Somebody has to take each of them.'
        : `${lateCount} of them ${lateCount === 1 ? 'is' : 'are'} late.`,
    whose: name,
    dueOn: firstDueOn,
  }
}

async function watchedItems(
  tx: Tx,
  view: Omit<QueueView, 'filter'>,
  { teamId, name, about }: Team,
): Promise<readonly DueItem[]> {
  const counts = await countQueue(tx, { ...view, filter: ALL })
  const items: DueItem[] = []
  for (const band of codesOf(WATCHED)) {
    const [first] = await listWaiting(tx, { ...view, filter: { ...ALL, band } }, 1)
    if (!first) continue
    items.push({
      title: `${counted(counts[band], about)} ${WATCHED[band]}`,
      href: triageUrl({ team: teamId, part: band }),
      act: `See the ${band === 'late' ? 'late ' : ''}${wordOf(about)}s`,
      why: band === 'late' ? 'Each needs its decision, and the reason that it is late.' : 'Each needs its decision.',
      whose: name,
      dueOn: first.dueOn,
    })
  }
  return items
}

const wordOf = (about: Team['about']): string => (about === 'adult' ? 'concern' : 'contact')

const counted = (count: number, about: Team['about']): string => `${count} ${wordOf(about)}${count === 1 ? '' : 's'}`
