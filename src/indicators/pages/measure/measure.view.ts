import { civilDay, dayInWords } from '#platform/day.ts'
import { selectField } from '#platform/ui/fields.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { type HtmlPart, html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import { shape } from '#platform/ui/shape.ts'
import { tag } from '#platform/ui/tag.ts'
import type { SeriesAlert } from '../../alerts/series-alert.ts'
import { knownInWords } from '../../calculated.ts'
import type { Commentary } from '../../commentary/commentary.ts'
import type { Comparison } from '../../comparison/compare.ts'
import { type Exact, formatExact, formatShort } from '../../exact.ts'
import type { FigureHistory } from '../../figure-history.ts'
import { measureCsvUrl, measureUrl } from '../../indicators.urls.ts'
import { type Evidence, type Measure, type Polarity, TOPIC_WORDS } from '../../measure.ts'
import { pointPeriodInWords, type SeriesPoint } from '../../measure-series.ts'
import type { QualityNote } from '../../note.store.ts'
import { periodInWords, previousPeriod } from '../../period.ts'
import type { FoundReference } from '../../reference/find-reference.ts'
import type { Figure } from '../../show-measure.ts'
import type { NoVariation, ReadVariation } from '../../spc/read-variation.ts'
import type { SeriesChange } from '../../spc/series-change.ts'
import { isBreakWithin, type Sum } from '../../spc/sums.ts'
import { unitPlural } from '../../unit-words.ts'
import { type ObservedValue, stateInWords, valueInWords } from '../../value.ts'
import { commentarySection } from '../commentary/commentary.view.ts'
import { alertsSection } from './alerts.view.ts'
import { type AgencyFigure, figuresByAgency } from './by-agency.view.ts'
import { comparedSection, publishedBeside } from './compared.view.ts'
import { changesInWords, lastWithdrawn } from './history.view.ts'
import { measureSeries } from './measure-series.view.ts'
import { provenance } from './provenance.view.ts'
import { seriesChangesSection } from './series-changes.view.ts'
import { sumsSection } from './sums.view.ts'
import { variationSection } from './variation.view.ts'

/** Records that have no place, and so are in no area's figure. */
export interface Unplaced {
  readonly measure: Measure
  /** Undefined: nobody supplied how many */
  readonly observed: ObservedValue | undefined
  readonly area: string
}

export interface MeasurePage {
  readonly measure: Measure
  readonly figure: Figure | undefined
  /** the figure was worked out for a period that has not ended */
  readonly isSoFar: boolean
  /** As asked in the address. */
  readonly area: string | undefined
  /** Every current figure of the same area or agency, oldest first. */
  readonly series: readonly SeriesPoint[]
  /** Where the measure has one for each agency, those of the same days */
  readonly agencyFigures: readonly AgencyFigure[]
  /** The newest records behind a calculated figure, for those who may open them. */
  readonly records: readonly Evidence[]
  readonly history: FigureHistory
  readonly qualityNotes: readonly QualityNote[]
  readonly target: Exact | undefined
  readonly variation: ReadVariation | NoVariation
  /** What is published of the own area for the same period, beside the partnership's own figure. */
  readonly published: FoundReference | undefined
  /** The official statistics beside those of other areas, where there are any. */
  readonly comparison: Comparison | undefined
  /** What was told as unusual in this series, the newest first */
  readonly alerts: readonly SeriesAlert[]
  readonly mayAnswer: boolean
  readonly sums: readonly Sum[]
  /** Of the figure shown, the newest first */
  readonly commentary: readonly Commentary[]
  readonly mayComment: boolean
  readonly changes: readonly SeriesChange[]
  readonly unplaced: Unplaced | undefined
  /** What records give, where that is not what was stated. */
  readonly counted: Exact | undefined
  /** may record series breaks and new limits */
  readonly mayMark: boolean
  /** Measures that are a ratio of this one. */
  readonly usedBy: readonly Measure[]
}

export const measureHeading = ({ measure, figure }: MeasurePage): SafeHtml =>
  pageHeading({
    context: html`Measure <code>${measure.code}</code>, ${TOPIC_WORDS[measure.topic].toLowerCase()}${figure?.agency && html`, ${figure.agency.name}`}${figure?.area === 'force' && ', the whole force'}`,
    title: measure.title,
    aside: html`<a class="govuk-link" href="${measureCsvUrl(measure.code)}">Download as CSV</a>`,
  })

export function measureBody(page: MeasurePage): SafeHtml {
  const { measure, figure, series, qualityNotes, agencyFigures } = page
  if (!figure)
    return html`${emptyState({ why: 'No figure of this measure is held yet.', next: html`<a class="govuk-link" href="/intake">Send figures</a>` })}${POLARITY[measure.polarity]}`
  if (figure.observed.state === 'missing' && agencyFigures.length > 0)
    return figuresByAgency(measure, figure.period, agencyFigures)
  return html`${valueBlock(page, figure)}
${POLARITY[measure.polarity]}
${series.length > 1 && periodForm(page, figure)}
${qualityNotes.length > 0 && html`${sectionHeading({ text: 'Read with care', id: 'care' })}<ul class="kith-square-list">${qualityNotes.map(note => html`<li>${note.body}</li>`)}</ul>`}
${alertsSection(measure, page.alerts, page.mayAnswer)}
${variationSection(measure, page.variation)}
${sumsSection(measure, page.sums)}
${measureSeries(measure, series, figure, page.changes)}
${page.comparison && comparedSection(page.comparison, measure)}
${seriesChangesSection(measure.code, page.changes, page.mayMark)}
${commentarySection({ measure, period: figure.period, area: figure.area }, page.commentary, page.mayComment)}
${page.records.length > 0 && recordList(page.records)}`
}

const recordList = (records: readonly Evidence[]): SafeHtml =>
  html`${sectionHeading({ text: 'The newest records behind it', id: 'records' })}
<p class="kith-context">Those of your own team that you may open. Looking at this list is in the audit trail.</p>
<ul class="kith-square-list">${records.map(({ title, href }) => html`<li><a class="govuk-link" href="${href}">${title}</a></li>`)}</ul>`

function valueBlock(page: MeasurePage, figure: Figure): SafeHtml {
  const { measure, series, target, isSoFar, changes, unplaced } = page
  const { observed, period, source } = figure
  const before = series.find(each => each.period.name === previousPeriod(period).name)
  const changed = changesInWords(page.history)
  return html`<div class="kith-measure-value">${bigValue(measure, figure)}<div>
<p><b>${baseInWords(figure)}</b>${observed.state === 'value' && observed.numerator ? ', ' : ''}${pointPeriodInWords({ period, isSoFar })}.</p>
${before && html`<p class="kith-context">${periodInWords(before.period)}: ${valueInWords(before.observed, options(measure))}${isSoFar && ', the whole of it'}${changes.some(change => isBreakWithin(change, before.period, period)) && '. It was counted another way, so the two are not compared'}.</p>`}
${unplaced && html`<p>${unplacedInWords(unplaced)}</p>`}
${page.counted && html`<p>The records that were sent give ${formatShort(page.counted, 2)}. What was stated stays the figure until somebody corrects it.</p>`}
${target && html`<p>The target is ${formatShort(target, 1)}${measure.form === 'percentage' ? '%' : ''}.</p>`}
${page.published && publishedBeside(measure, observed, page.published)}
${figure.reference && html`<p>An official statistic${figure.area === '' && ' of the area that this partnership is set to'}: the partnership holds no figure of its own.</p>`}
${figure.isCalculated && html`<p>Worked out from the partnership’s records, ${knownInWords(figure.asAt)}.</p>`}
${source && tag({ tone: 'green', shape: 'lock', text: `Approved ${dayInWords(civilDay(source.approvedAt))}` })}
${changed !== undefined && tag({ tone: 'amber', text: changed })}
${!figure.observation && lastWithdrawn(measure, page.history)}
</div></div>`
}

const unplacedInWords = ({ measure, observed, area }: Unplaced): SafeHtml => {
  const link = html`<a class="govuk-link" href="${measureUrl(measure.code, { area: area || undefined })}">${measure.title}</a>`
  return observed
    ? html`Not in this figure: ${valueInWords(observed)}${area === 'force' && ' of the whole force'}, which no area can be given. ${link}.`
    : html`How many records have no place, and so are in no figure, was not supplied. ${link}.`
}

const options = (measure: Measure) => ({ percent: measure.form === 'percentage', decimals: measure.decimals })

function bigValue(measure: Measure, { observed }: Figure): SafeHtml {
  switch (observed.state) {
    case 'value': {
      const { value, numerator } = observed
      const text = numerator ? formatExact(value, { decimals: measure.decimals }) : formatShort(value, 2)
      return html`<p class="kith-display">${text}${measure.form === 'percentage' ? '%' : ''}</p>`
    }
    case 'disputed':
      return html`<p class="kith-display kith-display--words">${observed.readings.map((reading, index) => html`${index > 0 ? ' or ' : ''}${formatShort(reading.value, 2)}`)}</p>`
    default:
      return html`<p class="kith-display kith-display--words">${valueInWords(observed)}</p>`
  }
}

function baseInWords({ measure, observed }: Figure): string {
  switch (observed.state) {
    case 'value':
      if (observed.numerator && observed.denominator)
        return `${formatShort(observed.numerator, 2)} of ${formatShort(observed.denominator, 2)}`
      return measure.form === 'percentage' ? 'Supplied without its base, ' : `Counted in ${unitPlural(measure.unit)}, `
    case 'disputed':
      return 'Printed in more than one way; every reading is kept, '
    default:
      return `${stateInWords(observed.state)}, `
  }
}

const POLARITY: Readonly<Record<Polarity, SafeHtml>> = {
  neutral: polarityNote(
    'Neither high nor low is good by itself.',
    'More can be more harm, or harm better recognised. So Kith says what is unusual, never what is good or bad.',
  ),
  'more-is-better': polarityNote('Higher is better.', 'A fall is a reason to ask why.'),
  'less-is-better': polarityNote('Lower is better.', 'A rise is a reason to ask why.'),
}

function polarityNote(first: string, rest: string): SafeHtml {
  return html`<div class="kith-measure-neutral">${shape('neutral')}<p><b>${first}</b> ${rest}</p></div>`
}

const periodForm = ({ measure, series, area }: MeasurePage, { period }: Figure): SafeHtml =>
  html`<form class="kith-filters kith-filters--plain" method="get" action="${measureUrl(measure.code)}" aria-label="What to show">${selectField(
    { values: { period: period.name }, errors: {} },
    {
      name: 'period',
      label: 'Period',
      choices: series.toReversed().map(each => ({ value: each.period.name, text: pointPeriodInWords(each) })),
    },
  )}${area !== undefined && html`<input type="hidden" name="area" value="${area}">`}<button type="submit" class="govuk-button govuk-button--secondary">Show</button></form>`

export function measureAside(page: MeasurePage): SafeHtml {
  const { measure, figure, history, usedBy } = page
  return html`${figure && figure.observed.state !== 'missing' && provenance(figure, history)}
${sectionHeading({ text: 'Definition', id: 'definition' })}
<dl class="kith-definition"><dt>Counts</dt><dd>${measure.definition}</dd>
${measure.ratio && html`<dt>Share of</dt><dd>${ratioInWords(measure)}</dd>`}
<dt>Unit</dt><dd>${measure.unit}${measure.additive ? '; values may be added up' : '; values are never added up'}</dd>
<dt>Owner</dt><dd>${measure.owner}, ${measure.cadence}</dd>
${measure.caveat !== '' && html`<dt>Take care</dt><dd>${measure.caveat}</dd>`}
<dt>Disclosure control</dt><dd>${measure.protects === 'people' ? 'Counts people or their cases: small numbers are withheld when it is published.' : 'Counts nothing that could point to a person.'}</dd>
<dt>Legal basis</dt><dd>${measure.legalBasis}</dd>
<dt>Definition in force</dt><dd>From ${dayInWords(Temporal.PlainDate.from(measure.validFrom))}</dd>${earlierDefinitions(measure)}</dl>
${usedBy.length > 0 && html`${sectionHeading({ text: 'Used in', id: 'used' })}<ul class="kith-square-list">${usedBy.map(each => html`<li><a class="govuk-link" href="${measureUrl(each.code, { period: figure?.period.name })}">${each.title}</a></li>`)}</ul>`}`
}

const earlierDefinitions = ({ earlier = [], validFrom }: Measure): HtmlPart =>
  earlier
    .map((each, index) => {
      const until = Temporal.PlainDate.from(earlier[index + 1]?.from ?? validFrom).subtract({ days: 1 })
      return html`<dt>Until ${dayInWords(until)}</dt><dd>${each.definition} ${each.why}</dd>`
    })
    .toReversed()

const ratioInWords = ({ ratio }: Measure): string =>
  `${ratio?.numerator.words ?? ''}, out of ${ratio?.denominator.words ?? ''}`
