export const SERIES_CHANGE_KINDS = ['break', 'rebase'] as const
export type SeriesChangeKind = (typeof SERIES_CHANGE_KINDS)[number]

export const SERIES_CHANGE_WORDS: Readonly<Record<SeriesChangeKind, string>> = {
  break: 'Series break',
  rebase: 'New limits',
}

/** A day from which a measure's series is read anew, recorded by a person with a reason. */
export interface SeriesChange {
  readonly changeId: string
  readonly measureCode: string
  readonly kind: SeriesChangeKind
  /** The first day that is counted the new way */
  readonly from: Temporal.PlainDate
  /** "The portal opened" */
  readonly title: string
  readonly reason: string
  readonly recordedBy: string
  readonly recordedAt: Temporal.Instant
}

/** Where a change falls in a series: the first period that begins on its day or later. Undefined outside the series. */
export function positionOf(
  { from }: Pick<SeriesChange, 'from'>,
  periods: readonly { readonly start: Temporal.PlainDate }[],
): number | undefined {
  const at = periods.findIndex(({ start }) => Temporal.PlainDate.compare(start, from) >= 0)
  return at > 0 ? at : undefined
}
