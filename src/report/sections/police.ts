import { monthInWords } from '#platform/day.ts'
import { lastDayOf } from '../financial-year.ts'
import { type Drawing, type DrawnPart, rollingPeriods } from './drawing.ts'
import { comparisonTable } from './measure-table.ts'

/** The police's twelve-month figures beside the twelve months before, with the change worked out here. */
export function drawPolice({ year, figures, police }: Drawing): DrawnPart[] {
  const { current, previous } = rollingPeriods(year)
  const end = lastDayOf(year).toPlainYearMonth()
  return police.map(({ heading, rows }, index) => ({
    heading,
    blocks: [
      comparisonTable(
        {
          id: `police-table-${index + 1}`,
          caption: `${heading}: twelve months to ${monthInWords(end)}`,
          heading: 'Measure',
          current: { heading: `To ${monthInWords(end)}`, period: current },
          previous: { heading: `To ${monthInWords(end.subtract({ years: 1 }))}`, period: previous },
          rows,
        },
        figures,
      ),
    ],
  }))
}
