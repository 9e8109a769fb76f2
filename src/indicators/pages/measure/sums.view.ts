import { dataTable } from '#platform/ui/data-table.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { formatExact } from '../../exact.ts'
import type { Measure } from '../../measure.ts'
import { periodInWords } from '../../period.ts'
import { changeInWords, percentChangeInWords } from '../../rolling.ts'
import type { Change, Sum } from '../../spc/sums.ts'
import { valueInWords } from '../../value.ts'

const SUM_WORDS = { 'year-to-date': 'Year to date', 'rolling-12': 'Twelve months' } as const
const WHY_NONE = { 'series-break': 'Not compared across a series break', 'not-held': 'Not held' } as const

/** Year to date and twelve months, each beside the same a year before. */
export function sumsSection(measure: Measure, sums: readonly Sum[]): SafeHtml {
  if (sums.length === 0) return html``
  const words = { percent: measure.form === 'percentage', decimals: measure.decimals }
  return dataTable<Sum>({
    id: 'sums',
    caption: 'Added up, beside the same months a year before',
    isStacked: true,
    rows: sums,
    columns: [
      {
        head: 'Months',
        cell: ({ kind, period }) =>
          kind === 'rolling-12' ? periodInWords(period) : `${SUM_WORDS[kind]}: ${periodInWords(period)}`,
      },
      { head: 'Figure', isNumeric: true, stackedLabel: 'Figure', cell: ({ now }) => valueInWords(now, words) },
      {
        head: 'Year before',
        isNumeric: true,
        stackedLabel: 'Year before',
        cell: ({ before }) => (before ? valueInWords(before, words) : 'Not held'),
      },
      { head: 'Change', isNumeric: true, stackedLabel: 'Change', cell: ({ change }) => changeOf(change) },
    ],
  })
}

/** Per cent or percentage points are always said: a share that rises from 20% to 22% rises by 2 points and by 10%. */
function changeOf(change: Change): string {
  switch (change.kind) {
    case 'count': {
      const { change: size, percentChange, smallBase } = change.change
      return `${changeInWords(size)} (${percentChangeInWords(percentChange)}${smallBase ? ', small base' : ''})`
    }
    case 'points':
      return `${formatExact(change.points, { decimals: 1, signed: true })} percentage points`
    case 'none':
      return WHY_NONE[change.why]
  }
}
