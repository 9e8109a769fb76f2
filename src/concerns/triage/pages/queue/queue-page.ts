import type { Team, TeamMember } from '../../../case/team.store.ts'
import type { OwedCount } from '../../../feedback/feedback.ts'
import type { Workload } from '../../queue.store.ts'
import type { QueueCounts, QueueFilter, QueueRow } from '../../queue.ts'

/** What the page of a queue is drawn from. */
export interface QueuePage {
  readonly today: Temporal.PlainDate
  readonly teams: readonly Team[]
  readonly team: Team
  readonly filter: QueueFilter
  readonly rows: readonly QueueRow[]
  /** of each part, with the other filters */
  readonly counts: QueueCounts
  readonly workload: readonly Workload[]
  readonly members: readonly TeamMember[]
  /** answers that the reader's teams owe */
  readonly owed: OwedCount
  readonly readerId: string | undefined
  readonly mayManage: boolean
  readonly isFirst: boolean
  /** the last row shown, when there is another page */
  readonly next: QueueRow | undefined
}
