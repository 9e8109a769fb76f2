import type { FormState } from '#platform/ui/form-state.ts'
import type { Case, CaseEvent, EarlierConcern, Owed, RecordedDecision } from '../../../case/case.ts'
import type { CaseReading } from '../../../case/case-clock.ts'
import type { Draft } from '../../decision.store.ts'

/** What the summary of a record shows. */
export interface RecordPage {
  readonly found: Case
  readonly today: Temporal.PlainDate
  readonly reading: CaseReading
  /** the latest, newest first */
  readonly events: readonly CaseEvent[]
  readonly earlier: readonly EarlierConcern[]
  readonly owed: readonly Owed[]
  readonly openings: { readonly times: number; readonly people: number }
  /** the latest first */
  readonly decisions: readonly RecordedDecision[]
  readonly draft: Draft | undefined
  /** somebody disagrees with the decision, and it is not settled */
  readonly isDisagreed: boolean
  /** how many belong to the team today */
  readonly memberCount: number
  readonly readerId: string | undefined
  readonly mayManage: boolean
  readonly mayRestrict: boolean
  /** what was typed of a decision, or what its draft holds */
  readonly state: FormState
  /** who changed the record while it was read */
  readonly conflict: string | undefined
}
