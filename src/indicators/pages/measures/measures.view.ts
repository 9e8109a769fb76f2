import { momentInWords } from '#platform/day.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { selectField, textField } from '#platform/ui/fields.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import { childrensTrendsUrl, measuresUrl, measureUrl, policeUrl, trainingIndicatorsUrl } from '../../indicators.urls.ts'
import { type Measure, TOPIC_WORDS, type Topic } from '../../measure.ts'
import type { Observation } from '../../observation.ts'
import { periodInWords } from '../../period.ts'
import { valueInWords } from '../../value.ts'

export interface MeasuresPage {
  readonly measures: readonly Measure[]
  /** The newest figure of each measure for the own area. */
  readonly latest: ReadonlyMap<string, Pick<Observation, 'observed' | 'period'>>
  /** When those worked out from records were: undefined where none is */
  readonly countedAt: Temporal.Instant | undefined
  readonly topic: Topic | undefined
  readonly words: string
}

export function measuresView({ measures, latest, countedAt, topic, words }: MeasuresPage): SafeHtml {
  const state = { values: { topic: topic ?? '', q: words }, errors: {} }
  const topics = [
    { value: '', text: 'Everything' },
    ...Object.entries(TOPIC_WORDS).map(([value, text]) => ({ value, text })),
  ]
  return html`${pageHeading({
    title: 'Measures',
    below: html`Everything that is counted, what exactly it counts, and its newest figure.${countedAt && ` Figures from the partnership’s own records are as known ${momentInWords(countedAt)}.`}`,
    aside: html`<p><a class="govuk-link" href="${childrensTrendsUrl()}">Children’s trends, beside other areas</a></p><p><a class="govuk-link" href="${policeUrl()}">Police, twelve months rolling</a></p><p><a class="govuk-link" href="${trainingIndicatorsUrl()}">Training indicators by agency</a></p>`,
  })}
<form class="kith-filters" method="get" action="${measuresUrl()}" aria-label="Filters">
${textField(state, { name: 'q', label: 'Words in the name or definition', type: 'search', width: 20 })}
${selectField(state, { name: 'topic', label: 'About', choices: topics })}
<button type="submit" class="govuk-button govuk-button--secondary">Apply filters</button></form>
<p class="kith-context" role="status">${measures.length === 1 ? '1 measure' : `${measures.length} measures`}</p>
${
  measures.length === 0
    ? emptyState({
        why: 'No measure has these words.',
        next: html`<a class="govuk-link" href="${measuresUrl()}">Show all measures</a>`,
      })
    : [...Map.groupBy(measures, measure => measure.topic)].map(([own, list]) => topicTable(own, list, latest))
}`
}

function topicTable(topic: Topic, measures: readonly Measure[], latest: MeasuresPage['latest']): SafeHtml {
  return html`${sectionHeading({ text: TOPIC_WORDS[topic], id: `topic-${topic}`, count: String(measures.length) })}${dataTable<Measure>(
    {
      id: `measures-${topic}`,
      caption: `Measures about ${TOPIC_WORDS[topic].toLowerCase()}`,
      isCaptionHidden: true,
      isStacked: true,
      rows: measures,
      columns: [
        {
          head: 'Measure',
          cell: measure =>
            html`<a class="govuk-link" href="${measureUrl(measure.code)}">${measure.title}</a><br><code class="kith-reference">${measure.code}</code>`,
        },
        { head: 'Newest figure', cell: measure => figureCell(measure, latest.get(measure.code)) },
        { head: 'Period', cell: measure => periodCell(latest.get(measure.code)) },
        { head: 'Counts', stackedLabel: 'Counts', cell: measure => measure.unit },
        { head: 'Owner', stackedLabel: 'Owner', cell: measure => measure.owner },
      ],
    },
  )}`
}

function figureCell(measure: Measure, observation: Pick<Observation, 'observed' | 'period'> | undefined): SafeHtml {
  if (!observation)
    return html`<span class="kith-rolling-small">${measure.code.startsWith('training.kpi.1') ? 'one for each agency' : 'none yet'}</span>`
  const text = valueInWords(observation.observed, {
    percent: measure.form === 'percentage',
    decimals: measure.decimals,
  })
  return html`<a class="kith-figure kith-figure--wraps" href="${measureUrl(measure.code, { period: observation.period.name })}">${text}</a>`
}

const periodCell = (observation: Pick<Observation, 'observed' | 'period'> | undefined): string =>
  observation ? periodInWords(observation.period) : ''
