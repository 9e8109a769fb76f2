/** What decides whether a record may go: the day until which its class is kept, and the legal holds on it. */
export interface Retention {
  /** `retain_until` of the record's row; undefined while its case is open or its class is kept for good */
  readonly retainUntil: Temporal.PlainDate | undefined
  readonly holdCount: number
}

/** Whether a record is due for the review after which it may be disposed of. Nothing is ever deleted without that review. */
export function isDueForDisposal({ retainUntil, holdCount }: Retention, today: Temporal.PlainDate): boolean {
  return holdCount === 0 && retainUntil !== undefined && Temporal.PlainDate.compare(retainUntil, today) < 0
}
