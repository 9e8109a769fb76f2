import { type Exact, equals, exact, formatShort, type QualityNote, type TrainingIndicator } from '#indicators'
import type { Facts } from '../format.ts'
import { type Issue, note, warning } from '../issue.ts'
import type { PlacedObservation } from '../merge-cells.ts'

export interface KpiRow {
  readonly indicator: TrainingIndicator
  readonly target: Exact
  readonly placed: PlacedObservation
  readonly isSlash: boolean
  readonly note: string
}

export interface PrintedTarget {
  readonly indicator: TrainingIndicator
  readonly target: Exact
}

export function targetNotes(
  targets: readonly PrintedTarget[],
  { catalogue, period }: Facts,
  issues: Issue[],
): QualityNote[] {
  return targets.flatMap(({ indicator, target }): QualityNote[] => {
    const listed = catalogue.find(indicator.code)?.target
    if (listed === undefined || equals(exact(listed), target)) return []
    const body = `Indicator ${indicator.number} has two targets: ${listed}% in the indicator list and ${percent(target)} in the table of returns. Colours follow the table.`
    issues.push(
      warning('target-disagrees', body, { record: indicator.number, field: 'target', value: percent(target) }),
    )
    return [{ rule: 'target-disagrees', level: 'medium', measureCode: indicator.code, period, body }]
  })
}

export function zeroNotes(rows: readonly KpiRow[], { period }: Facts, issues: Issue[]): QualityNote[] {
  const zeros = rows.filter(
    ({ placed: { figure } }) => figure.observed.state === 'value' && figure.observed.value.numerator === 0n,
  )
  return zeros.map(({ indicator, placed }) => {
    const body = `${placed.record.slice(indicator.number.length).trim()} gives 0 for ${indicator.number}: that nobody is up to date, or that nothing was recorded. The source does not say which.`
    issues.push(
      note('zero-or-no-data', body, {
        row: placed.row,
        record: placed.record,
        field: 'value',
        value: placed.figure.printed,
      }),
    )
    return {
      rule: 'zero-or-no-data',
      level: 'low',
      measureCode: indicator.code,
      agencyId: placed.figure.agencyId,
      period,
      body,
    }
  })
}

/** "/" stands for nil and for a description in words alike, so each agency that uses it gets a note. */
export function slashNotes(rows: readonly KpiRow[], { agencies, period }: Facts, issues: Issue[]): QualityNote[] {
  const slashes = Map.groupBy(
    rows.filter(row => row.isSlash),
    row => row.placed.figure.agencyId ?? '',
  )
  return [...slashes].map(([agencyId, own]): QualityNote => {
    const name = agencies.find(agency => agency.id === agencyId)?.name ?? ''
    const numbers = own.map(row => row.indicator.number).join(', ')
    const body = `${name} prints “/” for ${numbers}. The published key uses it both for nil and for a description in words; it is read as a nil return.`
    issues.push(note('slash-is-ambiguous', body, { record: name, field: 'value', value: '/' }))
    return { rule: 'slash-is-ambiguous', level: 'medium', agencyId, period, body }
  })
}

export const percent = (value: Exact): string => `${formatShort(value, 2)}%`
