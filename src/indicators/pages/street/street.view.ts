import { lineChart } from '#platform/charts/line-chart.ts'
import { monthInWords } from '#platform/day.ts'
import { type Column, dataTable, scrollRegion } from '#platform/ui/data-table.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { type HtmlPart, html, type SafeHtml, unsafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import { tag } from '#platform/ui/tag.ts'
import { areaName } from '../../areas/areas.ts'
import { STREET_RECORDS } from '../../catalogue/police-street.ts'
import { type Exact, formatShort, toDecimal } from '../../exact.ts'
import { measureUrl } from '../../indicators.urls.ts'
import { changeInWords, percentChangeInWords } from '../../rolling.ts'
import type { StreetMonth, StreetPage, StreetPart } from './street-counts.ts'

const SHOWN_AREAS = 20
const LICENCE = 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/'
const COMPARED = { above: 'Above the force', 'in-line': 'In line with the force', below: 'Below the force' } as const

export function streetView(page: StreetPage): SafeHtml {
  const { newest, missing } = page
  const heading = pageHeading({
    context: newest ? `Open data, to ${monthInWords(newest)}` : 'Open data',
    title: 'Street crime, for context',
  })
  if (!newest)
    return html`${heading}${emptyState({
      why: 'No street file is held yet. data.police.uk publishes one for each force and month.',
      next: html`<a class="govuk-link" href="/intake">Send figures</a>`,
    })}`
  return html`${heading}
<p class="kith-prose">Crimes and anti-social behaviour as data.police.uk publishes them. They tell where and of what kind, and nothing of people: no victim’s age, no flag, no missing child. So they are a background to the police’s own figures, and cannot be set against them.</p>
${missing.length > 0 && html`<p class="kith-prose"><b>Not held:</b> ${new Intl.ListFormat('en-GB').format(missing.map(monthInWords))}. Twelve months with a hole have no sum.</p>`}
${sectionHeading({ text: 'By month', id: 'months' })}
${trend(page.months)}
${sectionHeading({ text: 'By type', id: 'types' })}
<p class="kith-context">A rise or a fall is neither good nor bad by itself: it may be more crime, or crime better reported and recorded.</p>
${partTable({ id: 'street-types', head: 'Type', caption: 'By type of crime', rows: page.types, newest, nameOf: ({ name }) => name, isCompared: true })}
${sectionHeading({ text: 'By small area', id: 'areas', count: page.smallAreas.length > SHOWN_AREAS && `${SHOWN_AREAS} of ${page.smallAreas.length}, most first` })}
<p class="kith-prose"><b>Near, not exact.</b> Each location is moved to the nearest of a list of points, so that nobody is known by it. A crime may be counted in a small area beside its own, and a shopping street or a police station collects what happened elsewhere.</p>
${partTable({ id: 'street-areas', head: 'Small area', caption: 'By small area', rows: page.smallAreas.slice(0, SHOWN_AREAS), newest, nameOf: ({ name }) => name })}
${page.councils.length > 0 && html`${sectionHeading({ text: 'Elsewhere in the force', id: 'elsewhere' })}${partTable({ id: 'street-councils', head: 'Council', caption: 'Other councils of the force', rows: page.councils, newest, nameOf: ({ name }) => areaName(name) })}`}
${page.unplaced && page.unplaced.numerator > 0n && html`<p class="kith-prose">${formatShort(page.unplaced, 0)} records of the force in ${monthInWords(newest)} name no area, and are in no area’s count.</p>`}
<p class="kith-context">Source: data.police.uk. Contains public sector information licensed under the <a class="govuk-link" href="${LICENCE}">Open Government Licence v3.0</a>. <a class="govuk-link" href="${measureUrl(STREET_RECORDS)}">What is counted, and each month</a></p>`
}

function trend(months: readonly StreetMonth[]): SafeHtml {
  const values = months.map(({ own }) => ({
    value: own ? Number(toDecimal(own, 0)) : null,
    printed: own ? formatShort(own, 0) : 'not held',
  }))
  const spec = {
    id: 'street-trend',
    title: 'Crimes and anti-social behaviour by month',
    subtitle: 'Records of each month in this area',
    description: `${months.map(({ month }, index) => `${monthInWords(month)}: ${values[index]?.printed}`).join('; ')}.`,
    headings: { period: 'Month' },
    suffix: '' as const,
    periods: months.map(({ month }, index) => ({ name: monthInWords(month), ...tickOf(month, index, months.length) })),
    series: [{ label: 'This area', values }],
  }
  return html`<figure class="kith-chart kith-chart--line"><figcaption class="kith-context" id="street-trend-caption">${spec.subtitle}</figcaption>${scrollRegion('street-trend-caption', unsafeHtml(lineChart(spec).svg))}</figure>`
}

/** Each quarter has a mark under the axis, and each January its year. */
function tickOf(month: Temporal.PlainYearMonth, index: number, count: number) {
  const short = monthInWords(month).slice(0, 3)
  const isFirst = index === 0
  if (month.month === 1 || isFirst) return { tick: [short, String(month.year)] as const }
  return count <= 12 || month.month % 3 === 1 ? { tick: [short] as const } : {}
}

interface PartTable {
  readonly id: string
  readonly head: string
  readonly caption: string
  readonly rows: readonly StreetPart[]
  readonly newest: Temporal.PlainYearMonth
  readonly nameOf: (part: StreetPart) => string
  /** Whether the change is set beside that of the force. */
  readonly isCompared?: boolean
}

function partTable({ id, head, caption, rows, newest, nameOf, isCompared = false }: PartTable): SafeHtml {
  const last = monthInWords(newest)
  const count = (label: string, of: (part: StreetPart) => Exact | undefined): Column<StreetPart> => ({
    head: label,
    isNumeric: true,
    stackedLabel: label,
    cell: part => counted(of(part)),
  })
  return dataTable<StreetPart>({
    id,
    caption,
    isCaptionHidden: true,
    isStacked: true,
    rows,
    columns: [
      { head, cell: nameOf },
      count(last, part => part.month),
      count('A year before', part => part.yearBefore),
      count(`12 months to ${last}`, part => part.year),
      {
        head: 'Change',
        isNumeric: true,
        stackedLabel: 'Change',
        cell: ({ change }) => (change ? changeInWords(change.change) : '–'),
      },
      { head: '% change', isNumeric: true, stackedLabel: '% change', cell: percentCell },
      ...(isCompared ? [{ head: 'Compared', cell: comparedCell }] : []),
    ],
  })
}

const counted = (value: Exact | undefined): string => (value ? formatShort(value, 0) : '–')

function percentCell({ change }: StreetPart): HtmlPart {
  if (!change) return '–'
  const percent = percentChangeInWords(change.percentChange)
  return change.smallBase ? html`<span class="kith-rolling-small">${percent}<small>small base</small></span>` : percent
}

const comparedCell = ({ change }: StreetPart): HtmlPart =>
  change?.againstForce &&
  tag({ tone: change.againstForce === 'in-line' ? 'neutral' : 'purple', text: COMPARED[change.againstForce] })
