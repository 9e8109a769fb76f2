import { cellKey, equals, type IncomingObservation, type ObservedValue, type StatedAs, sameValue } from '#indicators'
import { fault, type Issue, warning } from './issue.ts'

/** A figure with the place in the file where it stood. */
export interface PlacedObservation {
  readonly figure: IncomingObservation
  readonly row: number
  /** What it is called in messages. */
  readonly record: string
  readonly field: string
}

/**
 * One figure for each cell. The same figure twice is told of; two different numbers make it disputed, with both kept;
 * a number and something that is not a number cannot both be right.
 */
export function mergeCells(placed: readonly PlacedObservation[]): {
  observations: IncomingObservation[]
  issues: Issue[]
} {
  const byCell = new Map<string, PlacedObservation[]>()
  for (const each of placed) {
    const key = cellKey(each.figure)
    const same = byCell.get(key)
    if (same) same.push(each)
    else byCell.set(key, [each])
  }
  const issues: Issue[] = []
  const observations: IncomingObservation[] = []
  for (const group of byCell.values()) {
    const [first, ...others] = group
    if (!first) continue
    if (others.length === 0) observations.push(first.figure)
    else observations.push(mergeGroup(first, others, issues))
  }
  return { observations, issues }
}

function mergeGroup(
  first: PlacedObservation,
  others: readonly PlacedObservation[],
  issues: Issue[],
): IncomingObservation {
  const readings: StatedAs[] = readingsOf(first)
  for (const other of others) {
    const where = { row: other.row, record: other.record, field: other.field, value: other.figure.printed }
    if (sameValue(first.figure.observed, other.figure.observed)) {
      issues.push(warning('printed-twice', `This says the same as row ${first.row}. It counts once.`, where))
      continue
    }
    const added = readingsOf(other)
    if (readings.length === 0 || added.length === 0) {
      issues.push(
        fault(
          'printed-twice-differently',
          `Row ${first.row} says “${first.figure.printed}” for the same figure. Only one can be right: keep that one.`,
          where,
        ),
      )
      continue
    }
    for (const reading of added) if (!readings.some(known => equals(known.value, reading.value))) readings.push(reading)
    issues.push(
      warning(
        'disputed',
        `Row ${first.row} says “${first.figure.printed}” for the same figure. Both are kept, and the figure is shown as disputed until one is corrected.`,
        where,
      ),
    )
  }
  return { ...first.figure, observed: observedFrom(readings, first.figure.observed) }
}

function readingsOf({ figure, row }: PlacedObservation): StatedAs[] {
  const { observed } = figure
  if (observed.state === 'disputed') return [...observed.readings]
  return observed.state === 'value' ? [{ value: observed.value, where: `row ${row}` }] : []
}

function observedFrom(readings: readonly StatedAs[], otherwise: ObservedValue): ObservedValue {
  const [first, second, ...rest] = readings
  return first && second ? { state: 'disputed', readings: [first, second, ...rest] } : otherwise
}
