import { exact } from './exact.ts'
import type { Form } from './measure.ts'
import type { IncomingObservation, Observation } from './observation.ts'
import { type Period, parsePeriod } from './period.ts'
import {
  type KnownValue,
  known,
  type ObservedValue,
  type StatedAs,
  storedDecimal,
  type ValueState,
  valueOfParts,
} from './value.ts'

/** Columns of `observation` as the database gives them. */
export interface ObservationRow {
  observation_id: string
  measure_code: string
  /** of the measure: whether a ratio is per hundred */
  form: string
  period: string
  area: string
  agency_id: string | null
  breakdown: string
  state: string
  value: string | null
  numerator: string | null
  denominator: string | null
  narrative: string | null
  printed: string
  basis: string
  source_id: string
  revision: number
  restores: number | null
  recorded_at: Temporal.Instant
  readings: { value: string; where: string }[] | null
}

/** What of a row says what was observed. */
export type ObservedRow = Pick<
  ObservationRow,
  'observation_id' | 'form' | 'state' | 'value' | 'numerator' | 'denominator' | 'narrative' | 'readings'
>

const periods = new Map<string, Period>()

/** A file has few periods and many rows. */
export function periodNamed(name: string): Period {
  const found = periods.get(name)
  if (found) return found
  const period = parsePeriod(name)
  if (periods.size > 1_000) periods.clear()
  periods.set(name, period)
  return period
}

export const observationOf = (row: ObservationRow): Observation => ({
  id: row.observation_id,
  measureCode: row.measure_code,
  period: periodNamed(row.period),
  area: row.area,
  agencyId: row.agency_id ?? undefined,
  breakdown: row.breakdown,
  observed: observedOf(row),
  printed: row.printed,
  basis: row.basis,
  sourceId: row.source_id,
  revision: row.revision,
  ...(row.restores === null ? {} : { restores: row.restores }),
  recordedAt: row.recorded_at,
})

/** What a row says was observed; the names of its columns are those of `observation`. */
export function observedOf(row: ObservedRow): ObservedValue {
  const state = row.state as ValueState
  switch (state) {
    case 'value':
      return knownOf(row)
    case 'narrative-only':
      return { state, narrative: row.narrative ?? '' }
    case 'count-only':
      return row.numerator === null ? { state } : { state, count: exact(row.numerator) }
    case 'disputed': {
      const [first, second, ...rest] = (row.readings ?? []).map(readingOf)
      if (!first || !second) throw new Error(`disputed observation ${row.observation_id} has fewer than two readings`)
      return { state, readings: [first, second, ...rest] }
    }
    default:
      return { state }
  }
}

const readingOf = ({ value, where }: { value: string; where: string }): StatedAs =>
  where === '' ? { value: exact(value) } : { value: exact(value), where }

// The stored value of a ratio ends after ten places; its numerator and denominator give it exactly.
export function knownOf({
  value,
  numerator,
  denominator,
  form,
}: Pick<ObservationRow, 'value' | 'numerator' | 'denominator' | 'form'>): KnownValue {
  if (numerator === null || denominator === null) return known(exact(value ?? '0'))
  const [n, d] = [exact(numerator), exact(denominator)]
  return {
    state: 'value',
    value: valueOfParts(form as Form, n, d),
    numerator: n,
    denominator: d,
  }
}

/** The values of the columns that hold what was observed. */
export function storedValue({ observed }: Pick<IncomingObservation, 'observed'>): {
  value: string | null
  numerator: string | null
  denominator: string | null
  narrative: string | null
} {
  const none = { value: null, numerator: null, denominator: null, narrative: null }
  switch (observed.state) {
    case 'value': {
      const { value, numerator, denominator } = observed
      const base = {
        numerator: numerator ? storedDecimal(numerator) : null,
        denominator: denominator ? storedDecimal(denominator) : null,
      }
      return { ...none, ...base, value: storedDecimal(value) }
    }
    case 'narrative-only':
      return { ...none, narrative: observed.narrative }
    case 'count-only':
      return { ...none, numerator: observed.count ? storedDecimal(observed.count) : null }
    default:
      return none
  }
}
