import { CIVIL_TIME_ZONE, momentInWords } from '../day.ts'
import { pageHeading, sectionHeading } from '../ui/headings.ts'
import { type HtmlPart, html, joinHtml, type SafeHtml } from '../ui/html.ts'
import type { Entry } from './audit.store.ts'
import { trailUrl } from './audit.urls.ts'
import { actorInWords, eventInWords, sealInWords, subjectLines } from './entry-words.ts'

interface EntryPage {
  readonly entry: Entry
  readonly names: ReadonlyMap<string, string>
  readonly content: unknown
}

export function entryBody({ entry, names, content }: EntryPage): SafeHtml {
  const subject = subjectLines(entry.subject).map(({ name, values }): [string, HtmlPart] => [
    name,
    joinHtml(
      values.map(value =>
        UUID.test(value) ? html`<a class="govuk-link" href="${trailUrl({ record: value })}">${value}</a>` : value,
      ),
      ', ',
    ),
  ])
  const rows: [string, HtmlPart][] = [
    ['When', exactMoment(entry.happenedAt)],
    ['Who', actorInWords(entry.actor, names)],
    ...(entry.purpose === undefined ? [] : [['Why', entry.purpose] satisfies [string, HtmlPart]]),
    ...subject,
    [
      'Sealed',
      entry.position === undefined ? 'Being sealed: this takes a few seconds' : `${sealInWords(entry)} of the chain`,
    ],
  ]
  return html`${pageHeading({ title: eventInWords(entry.event) })}
<dl class="govuk-summary-list">${rows.map(
    ([name, value]) =>
      html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${name}</dt><dd class="govuk-summary-list__value">${value}</dd></div>`,
  )}</dl>
${sectionHeading({ text: 'What it says of people' })}
${contentOf(entry, content)}`
}

// What can be looked up: the trail of a word such as "accepted" would be nearly all of it.
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function contentOf(entry: Entry, content: unknown): SafeHtml {
  if (!entry.hasContent) return html`<p class="govuk-body">Nothing: this entry holds identifiers and codes only.</p>`
  if (content === undefined) {
    return html`<p class="govuk-body">It was erased. The entry stays in the chain, which held only its keyed trace.</p>`
  }
  return html`<div class="kith-scroll" role="region" aria-label="What it says of people" tabindex="0"><pre>${JSON.stringify(content, null, 2)}</pre></div>`
}

function exactMoment(instant: Temporal.Instant): string {
  const { second, millisecond } = instant.toZonedDateTimeISO(CIVIL_TIME_ZONE)
  return `${momentInWords(instant)} and ${(second + millisecond / 1_000).toFixed(3)} seconds`
}
