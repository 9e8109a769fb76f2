import type { DueItem } from '#platform/due-item.ts'

export const INBOX_SECTIONS = {
  late: 'Late',
  tomorrow: 'Due by tomorrow',
  'ten-days': 'Next ten days',
  later: 'Later',
  quiet: 'Gone quiet',
  undated: 'No day set',
} as const
export type InboxSection = keyof typeof INBOX_SECTIONS
export type Inbox = Readonly<Record<InboxSection, readonly DueItem[]>>

export function sectionOf(item: DueItem, today: Temporal.PlainDate): InboxSection {
  if (item.dueOn === undefined) return item.quietSince === undefined ? 'undated' : 'quiet'
  const days = today.until(item.dueOn).days
  if (days < 0) return 'late'
  if (days <= 1) return 'tomorrow'
  return days <= 10 ? 'ten-days' : 'later'
}

/** The items in their sections, the earliest first: so the longest late lead, and the longest quiet. */
export function sortInbox(items: readonly DueItem[], today: Temporal.PlainDate): Inbox {
  const groups = Map.groupBy(items, item => sectionOf(item, today))
  const sorted = (section: InboxSection): DueItem[] => (groups.get(section) ?? []).toSorted(byDay)
  return {
    late: sorted('late'),
    tomorrow: sorted('tomorrow'),
    'ten-days': sorted('ten-days'),
    later: sorted('later'),
    quiet: sorted('quiet'),
    undated: sorted('undated'),
  }
}

function byDay(one: DueItem, other: DueItem): number {
  const [first, second] = [one.dueOn ?? one.quietSince, other.dueOn ?? other.quietSince]
  const order = first && second ? Temporal.PlainDate.compare(first, second) : 0
  return order === 0 ? one.title.localeCompare(other.title, 'en-GB') : order
}

/** The item to begin with: the longest late, or what is due by tomorrow. */
export const firstOf = (inbox: Inbox): DueItem | undefined => inbox.late[0] ?? inbox.tomorrow[0]
