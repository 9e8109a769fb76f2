import { exact, formatExact, type Publishable, percentageOf, publishableNumber, publishableText } from '#indicators'
import { barChart } from '#platform/charts/bar-chart.ts'
import { dayInWords } from '#platform/day.ts'
import type { Look } from '#publishing'
import { type FinancialYear, lastDayOf, yearInWords } from '../financial-year.ts'
import { type Drawing, type DrawnPart, yearBefore } from './drawing.ts'
import { measureTable } from './measure-table.ts'

const PATHWAYS = [
  { label: 'Met the three tests, resolved another way', code: 'adult.concerns.s42-1', kind: 'plain' },
  { label: 'Did not meet the three tests', code: 'adult.concerns.not-met', kind: 'plain' },
  { label: 'Section 42(2) enquiry', code: 'adult.enquiries.s42-2.started', kind: 'highlight' },
  { label: 'Another enquiry', code: 'adult.enquiries.other.started', kind: 'plain' },
  { label: 'Decision not recorded by 31 March', code: 'adult.concerns.awaiting-decision', kind: 'unknown' },
] as const

/** What happened to the year's concerns, how quickly, and what people wanted. */
export function drawAdults(drawing: Drawing): DrawnPart[] {
  const { year, figures } = drawing
  const columns = [
    { heading: yearInWords(year), period: year },
    { heading: yearInWords(yearBefore(year) as typeof year), period: yearBefore(year) },
  ]
  return [
    {
      heading: 'What happened to the concerns',
      blocks: [pathwayChart(drawing)],
    },
    {
      heading: 'How quickly, and what people wanted',
      blocks: [
        measureTable(
          {
            id: 'adult-practice-table',
            caption: 'Timeliness, outcomes and risk',
            heading: 'Measure',
            columns,
            rows: [
              { label: 'Concerns that became a section 42(2) enquiry', code: 'adult.conversion.local' },
              { label: 'Decided within 4 days of the concern', code: 'adult.decision.in-time' },
              { label: 'Planning meeting held within 10 days', code: 'adult.planning.in-time' },
              { label: 'Person asked what they wanted, and outcomes expressed', code: 'adult.msp.asked-and-expressed' },
              { label: 'Outcomes fully achieved', code: 'adult.msp.fully-achieved' },
              { label: 'Risk removed', code: 'adult.risk.removed' },
              { label: 'Risk reduced', code: 'adult.risk.reduced' },
            ],
            notes: [
              'Enquiries started in the year and enquiries concluded in the year are different groups of enquiries.',
              asKnown(year),
            ],
          },
          figures,
        ),
      ],
    },
  ]
}

/** A decision that is taken after the year changes nothing in its report. */
const asKnown = (year: FinancialYear): string =>
  `What is worked out from the records of concerns is as known on ${dayInWords(lastDayOf(year))}.`

function pathwayChart({ year, figures }: Drawing) {
  const bars = PATHWAYS.map(pathway => ({ ...pathway, ref: figures.id({ code: pathway.code, period: year }) }))
  const all = figures.id({ code: 'adult.concerns.received', period: year })
  return {
    kind: 'drawn' as const,
    words: PATHWAYS.map(({ label }) => label).join('\n'),
    draw: (look: Look) => {
      if (bars.every(bar => look(bar.ref).state === 'missing')) return []
      // Few areas make another enquiry: a year without one has no bar for it.
      const shown = bars.filter(({ code, ref }) => code !== OTHER || !isNothing(look(ref)))
      const drawn = (ref: string) => ({ ...chartValue(look(ref)), ref })
      const described = shown.map(bar => `${bar.label}: ${publishableText(look(bar.ref))}`).join('. ')
      const chart = barChart({
        id: 'adult-pathways',
        title: `What happened to ${publishableText(look(all))} concerns`,
        subtitle: `Concerns received 1 April ${year.slice(0, 4)} to 31 March ${Number(year.slice(0, 4)) + 1}`,
        description: `Bars for each outcome. ${described}.`,
        headings: { item: 'Outcome', value: 'Concerns', share: 'Per cent' },
        bars: shown.map(({ label, kind, ref }) => ({ label, kind, ...drawn(ref), ...shareOf(look(ref), look(all)) })),
        total: { label: 'All concerns', ...drawn(all), ...shareOf(look(all), look(all)) },
        notes: ['Percentages are rounded one by one, so they may not add up to 100.', asKnown(year)],
      })
      return [{ kind: 'chart' as const, ...chart }]
    },
  }
}

const OTHER = 'adult.enquiries.other.started'

const isNothing = (part: Publishable): boolean =>
  part.state === 'missing' || (part.state === 'shown' && Number(part.decimal) === 0)

/** Of what readers may see: nothing where either is withheld. */
function shareOf(part: Publishable, all: Publishable): { share?: string } {
  if (part.state !== 'shown' || all.state !== 'shown' || Number(all.decimal) === 0) return {}
  return { share: `${formatExact(percentageOf(exact(part.decimal), exact(all.decimal)), { decimals: 1 })}%` }
}

const chartValue = (publishable: Publishable): { value: number | null; printed: string } => ({
  value: publishableNumber(publishable) ?? null,
  printed: publishableText(publishable),
})
