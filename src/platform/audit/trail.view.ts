import { momentInWords } from '../day.ts'
import { dataTable } from '../ui/data-table.ts'
import { errorSummary } from '../ui/error-summary.ts'
import { selectField, textField } from '../ui/fields.ts'
import { type CurrentFilter, filters } from '../ui/filters.ts'
import type { FormState } from '../ui/form-state.ts'
import { pageHeading } from '../ui/headings.ts'
import { html, joinHtml, type SafeHtml } from '../ui/html.ts'
import { emptyState } from '../ui/notes.ts'
import { pagination } from '../ui/pagination.ts'
import type { Entry, PersonChoice } from './audit.store.ts'
import { entryUrl, type TrailQuery, trailUrl } from './audit.urls.ts'
import { actorInWords, eventInWords, sealInWords, subjectLines } from './entry-words.ts'

export interface TrailPage {
  readonly query: TrailQuery
  readonly errors: FormState['errors']
  readonly entries: readonly Entry[]
  /** "23 entries", "more than 1,000 entries" */
  readonly count: string | undefined
  readonly people: readonly PersonChoice[]
  readonly names: ReadonlyMap<string, string>
  readonly events: readonly string[]
  readonly previousHref: string | undefined
  readonly nextHref: string | undefined
}

export function trailBody(page: TrailPage): SafeHtml {
  return html`${errorSummary({ values: {}, errors: page.errors })}
${pageHeading({
  title: 'Audit trail',
  below: html`<p class="govuk-body">Every change, and every reading of case data, with who and when. Entries are sealed one to the next: none can be changed or removed unseen. Your reading of this page is an entry too.</p>`,
})}
${trailFilters(page)}
${page.entries.length === 0 ? nothing(page) : entryTable(page)}`
}

function trailFilters({ query, errors, people, events, count, names }: TrailPage): SafeHtml {
  const state: FormState = { values: { ...query }, errors }
  const any = (text: string) => ({ value: '', text })
  const fields = [
    selectField(state, {
      name: 'person',
      label: 'Who',
      choices: [any('Anybody'), ...people.map(each => ({ value: each.personId, text: each.name }))],
    }),
    selectField(state, {
      name: 'event',
      label: 'What',
      choices: [any('Anything'), ...events.map(event => ({ value: event, text: eventInWords(event) }))],
    }),
    textField(state, { name: 'day', label: 'Day', hint: 'Such as 3 June 2024', width: 20 }),
    textField(state, { name: 'record', label: 'Record', hint: 'Its identifier', spellcheck: false }),
  ]
  return filters({
    action: trailUrl(),
    fields,
    current: currentFilters(query, names),
    clearHref: trailUrl(),
    count,
  })
}

function currentFilters(query: TrailQuery, names: ReadonlyMap<string, string>): CurrentFilter[] {
  const said: [keyof TrailQuery, string][] = []
  if (query.person)
    said.push(['person', `Who: ${names.get(`person:${query.person}`) ?? 'somebody who is not known here'}`])
  if (query.event) said.push(['event', `What: ${eventInWords(query.event)}`])
  if (query.day) said.push(['day', `Day: ${query.day}`])
  if (query.record) said.push(['record', `Record: ${query.record}`])
  return said.map(([name, text]) => ({ text, removeHref: trailUrl({ ...query, [name]: undefined }) }))
}

function entryTable({ entries, names, previousHref, nextHref }: TrailPage): SafeHtml {
  const summary =
    entries.length === 1 ? '1 entry on this page.' : `${entries.length} entries on this page, newest first.`
  return html`${dataTable({
    id: 'entries',
    caption: 'Entries, newest first',
    isCaptionHidden: true,
    isStacked: true,
    rows: entries,
    columns: [
      { head: 'When', cell: entry => momentInWords(entry.happenedAt) },
      { head: 'Who', cell: entry => actorInWords(entry.actor, names) },
      {
        head: 'What',
        isRowHead: true,
        cell: entry =>
          html`<a class="govuk-link" href="${entryUrl(entry.eventId)}">${eventInWords(entry.event)}<span class="govuk-visually-hidden">, ${momentInWords(entry.happenedAt)}</span></a>`,
      },
      { head: 'About', cell: subject },
      { head: 'Sealed', cell: sealInWords },
    ],
  })}
${pagination({ summary, previousHref, nextHref })}`
}

const MOST_VALUES = 3

function subject(entry: Entry): SafeHtml {
  const lines = subjectLines(entry.subject).map(({ name, values }) => {
    const more = values.length - MOST_VALUES
    return html`${name}: ${joinHtml(
      values.slice(0, MOST_VALUES).map(value => html`<code>${value}</code>`),
      ', ',
    )}${more > 0 && ` and ${more} more`}`
  })
  return joinHtml(lines, html`<br>`)
}

function nothing({ query, errors }: TrailPage): SafeHtml {
  if (Object.keys(errors).length > 0) return html``
  const isFiltered = Object.values(query).some(Boolean)
  return emptyState({
    why: isFiltered
      ? 'Nothing in the trail matches all of these filters.'
      : 'Nothing has been done in this partnership yet.',
    next: isFiltered && html`<a class="govuk-link" href="${trailUrl()}">Show the whole trail</a>`,
  })
}
