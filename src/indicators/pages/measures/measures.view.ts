import { momentInWords } from '#platform/day.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { selectField, textField } from '#platform/ui/fields.ts'
import { filters } from '#platform/ui/filters.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import { figuresNavigation } from '../../figures-navigation.view.ts'
import { measuresUrl, measureUrl, trainingIndicatorsUrl } from '../../indicators.urls.ts'
import { type Measure, TOPIC_WORDS, type Topic } from '../../measure.ts'
import type { Observation } from '../../observation.ts'
import { periodInWords } from '../../period.ts'
import { valueInWords } from '../../value.ts'

export interface MeasuresPage {
  /** with these filters */
  readonly measures: readonly Measure[]
  /** of them, those on the page */
  readonly shown: readonly Measure[]
  /** The newest figure of each measure for the own area. */
  readonly latest: ReadonlyMap<string, Pick<Observation, 'observed' | 'period'>>
  /** When those worked out from records were: undefined where none is */
  readonly countedAt: Temporal.Instant | undefined
  readonly topic: Topic | undefined
  readonly words: string
}

export function measuresView(page: MeasuresPage): SafeHtml {
  const { measures, shown, countedAt } = page
  return html`${figuresNavigation('measures')}${pageHeading({
    title: 'Measures',
    below: html`Everything that is counted, what exactly it counts, and its newest figure.${countedAt && ` Figures from the partnership’s own records are as known ${momentInWords(countedAt)}.`}`,
    aside: html`<p><a class="govuk-link" href="${trainingIndicatorsUrl()}">Training indicators by agency</a></p>`,
  })}
${measureFilters(page)}
<p class="kith-context kith-list-count" role="status">${countWords(measures.length, shown.length)}</p>
${
  measures.length === 0
    ? emptyState({
        why: 'No measure has these words.',
        next: html`<a class="govuk-link" href="${measuresUrl()}">Show all measures</a>`,
      })
    : [...Map.groupBy(shown, measure => measure.topic)].map(([topic, list]) =>
        topicTable(topic, list, measures.filter(each => each.topic === topic).length, page),
      )
}`
}

function countWords(all: number, shown: number): string {
  const words = all === 1 ? '1 measure' : `${all} measures`
  return shown < all ? `${words}, the most telling of each subject shown first` : words
}

function measureFilters({ topic, words }: MeasuresPage): SafeHtml {
  const state = { values: { topic: topic ?? '', q: words }, errors: {} }
  const topics = [
    { value: '', text: 'Everything' },
    ...Object.entries(TOPIC_WORDS).map(([value, text]) => ({ value, text })),
  ]
  const current = [
    ...(words ? [{ text: `Words: ${words}`, removeHref: measuresUrl(topic) }] : []),
    ...(topic ? [{ text: `About: ${TOPIC_WORDS[topic]}`, removeHref: measuresUrl(undefined, words) }] : []),
  ]
  return filters({
    action: measuresUrl(),
    fields: [
      textField(state, { name: 'q', label: 'Words in the name or definition', type: 'search', width: 20 }),
      selectField(state, { name: 'topic', label: 'About', choices: topics }),
    ],
    current,
    ...(current.length > 1 ? { clearHref: measuresUrl() } : {}),
  })
}

function topicTable(topic: Topic, shown: readonly Measure[], all: number, { latest }: MeasuresPage): SafeHtml {
  const about = TOPIC_WORDS[topic].toLowerCase()
  return html`${sectionHeading({ text: TOPIC_WORDS[topic], id: `topic-${topic}`, count: shown.length < all ? `${shown.length} of ${all}` : String(all) })}${dataTable<Measure>(
    {
      id: `measures-${topic}`,
      caption: `Measures about ${about}`,
      isCaptionHidden: true,
      isStacked: true,
      rows: shown,
      columns: [
        {
          head: 'Measure',
          cell: measure =>
            html`<a class="govuk-link" href="${measureUrl(measure.code)}">${measure.title}</a><br><code class="kith-reference">${measure.code}</code>`,
        },
        { head: 'Newest figure', cell: measure => figureCell(measure, latest.get(measure.code)) },
        { head: 'Period', isBeside: true, cell: measure => periodCell(latest.get(measure.code)) },
        { head: 'Counts', stackedLabel: 'Counts', cell: measure => measure.unit },
        { head: 'Owner', stackedLabel: 'Owner', isBeside: true, cell: measure => measure.owner },
      ],
    },
  )}${shown.length < all && html`<p class="govuk-body"><a class="govuk-link" href="${measuresUrl(topic)}">All ${all} measures about ${about}</a></p>`}`
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
