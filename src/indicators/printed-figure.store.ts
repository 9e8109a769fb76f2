import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { ObservationRow } from './observation-row.ts'

/** A figure as a file prints it, with its days as text. */
export type PrintedFigure = Pick<
  ObservationRow,
  | 'period'
  | 'area'
  | 'agency_id'
  | 'breakdown'
  | 'state'
  | 'value'
  | 'numerator'
  | 'denominator'
  | 'narrative'
  | 'printed'
  | 'basis'
> & {
  readonly starts: string
  readonly ends: string
  /** null for what is worked out from records */
  readonly revision: number | null
}

/**
 * Every current figure of a measure, breakdowns too: what a file prints of it and nothing else, in the order of the index of
 * current figures. A measure can have ten thousand.
 */
export async function listPrintedFigures(tx: Tx, measureCode: string): Promise<readonly PrintedFigure[]> {
  const found =
    await sql<PrintedFigure>`select period, period_start::text as starts, period_end::text as ends, area, agency_id, breakdown, state,
      value, numerator, denominator, narrative, printed, basis, revision
    from observation where is_current and measure_code = ${measureCode}
    order by period_start, period_end, area, breakdown, agency_id`.execute(tx)
  return found.rows
}
