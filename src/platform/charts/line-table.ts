import { type ChartTable, type ChartValue, cellOf, chartTable, textCell } from './chart.ts'
import type { LineChartSpec } from './line-chart.ts'

export function lineTable(spec: LineChartSpec): ChartTable {
  const columns = [
    { heading: spec.headings.period, numeric: false },
    ...spec.series.map(series => ({ heading: series.label, numeric: true })),
  ]
  const rows = spec.periods.map((period, index) => ({
    cells: [textCell(period.name), ...spec.series.map(series => cellOf(series.values[index] ?? noValue))],
    isTotal: false,
  }))
  return chartTable(spec, columns, rows, [...(spec.notes ?? []), ...tableNotes(spec)])
}

const noValue: ChartValue = { value: null, printed: '' }

function tableNotes(spec: LineChartSpec): string[] {
  const target = spec.target ? [`${spec.target.label}: ${spec.target.printed}.`] : []
  const breaks = (spec.breaks ?? []).map(change => {
    const from = spec.periods[change.at]?.name ?? ''
    const what = change.isRebase ? 'New limits from' : 'Series break before'
    return `${[change.label, change.note].filter(part => part !== undefined).join('. ')}. ${what} ${from}.`
  })
  const limits = (spec.limits ?? []).map(limit => {
    const span = `${spec.periods[limit.from]?.name ?? ''} to ${spec.periods[limit.to]?.name ?? ''}`
    const kind = limit.isTrial ? 'Trial limits' : 'Limits of ordinary variation'
    return `${kind}, ${span}: ${limit.lower.printed} to ${limit.upper.printed}, average ${limit.average.printed}.`
  })
  const unusual = (spec.unusual ?? []).flatMap(({ label, note }) =>
    label === undefined ? [] : [`${[label, note].filter(Boolean).join('. ')}.`],
  )
  return [...target, ...breaks, ...limits, ...unusual]
}
