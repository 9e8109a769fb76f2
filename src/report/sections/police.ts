import { publishableNumber, publishableText } from '#indicators'
import { groupedBars } from '#platform/charts/grouped-bars.ts'
import { monthInWords } from '#platform/day.ts'
import type { DraftBlock, Look } from '#publishing'
import { lastDayOf } from '../financial-year.ts'
import { type Drawing, type DrawnPart, rollingPeriods } from './drawing.ts'
import { comparisonTable } from './measure-table.ts'

interface TwelveMonths {
  readonly heading: string
  readonly period: string
}

type PoliceSection = Drawing['police'][number]

/** Fewer bars than this say nothing that the table does not say sooner. */
const FEWEST_DRAWN = 3

/** The police's twelve-month figures beside the twelve months before, with the change worked out here. */
export function drawPolice(drawing: Drawing): DrawnPart[] {
  const { current, previous } = rollingPeriods(drawing.year)
  const end = lastDayOf(drawing.year).toPlainYearMonth()
  const months = {
    current: { heading: `To ${monthInWords(end)}`, period: current },
    previous: { heading: `To ${monthInWords(end.subtract({ years: 1 }))}`, period: previous },
  }
  return drawing.police.map((section, index) => ({
    heading: section.heading,
    blocks: [
      ...(section.rows.length < FEWEST_DRAWN ? [] : [bars(drawing, section, index + 1, months)]),
      comparisonTable(
        {
          id: `police-table-${index + 1}`,
          caption: `${section.heading}: twelve months to ${monthInWords(end)}`,
          heading: 'Measure',
          ...months,
          rows: section.rows,
        },
        drawing.figures,
      ),
    ],
  }))
}

/** Both periods from nought, side by side; the table below it holds the same values and the changes. */
function bars(
  { figures }: Drawing,
  section: PoliceSection,
  number: number,
  { current, previous }: Readonly<Record<'current' | 'previous', TwelveMonths>>,
): DraftBlock {
  const groups = section.rows.map(({ label, code }) => ({
    label,
    ids: [previous, current].map(({ period }) => figures.id({ code, period })),
  }))
  return {
    kind: 'drawn',
    words: section.heading,
    draw: look => {
      if (groups.every(({ ids }) => ids.every(id => look(id).state === 'missing'))) return []
      const chart = groupedBars({
        id: `police-chart-${number}`,
        title: `${section.heading}: two years side by side`,
        subtitle: 'Twelve months each. The table below says by how much each changed.',
        description: groups.map(({ label, ids }) => `${label}: ${valuesIn(look, ids)}`).join('. '),
        headings: { item: 'Measure' },
        series: [previous.heading, current.heading],
        groups: groups.map(({ label, ids }) => ({
          label,
          values: ids.map(id => ({
            value: publishableNumber(look(id)) ?? null,
            printed: publishableText(look(id)),
            ref: id,
          })),
        })),
      })
      return [{ kind: 'chart', ...chart, isTold: true }]
    },
  }
}

const valuesIn = (look: Look, ids: readonly string[]): string =>
  ids.map(id => publishableText(look(id))).join(', then ')
