import { civilDay, dayInWords } from '#platform/day.ts'
import { errorSummary } from '#platform/ui/error-summary.ts'
import { textAreaField } from '#platform/ui/fields.ts'
import { actions, button, postForm } from '#platform/ui/form.ts'
import { type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import type { Commentary } from '../../commentary/commentary.ts'
import { commentaryUrl, measureUrl } from '../../indicators.urls.ts'
import type { Measure } from '../../measure.ts'
import { type Period, periodInWords } from '../../period.ts'

export interface CommentaryPlace {
  readonly measure: Measure
  readonly period: Period
  readonly area: string
}

const asked = ({ period, area }: CommentaryPlace) => ({ period: period.name, area: area || undefined })

const signed = ({ author, writtenAt }: Commentary): string => `${author}, ${dayInWords(civilDay(writtenAt))}`

/** What is written beside the figure shown, by whom and when, with what stood there before. */
export function commentarySection(
  place: CommentaryPlace,
  versions: readonly Commentary[],
  mayWrite: boolean,
): SafeHtml {
  const [newest, ...earlier] = versions
  if (!newest && !mayWrite) return html``
  const isThere = newest !== undefined && newest.body !== ''
  return html`${sectionHeading({ text: 'Commentary', id: 'commentary' })}
<p class="kith-context">On ${periodInWords(place.period)}.</p>
${isThere ? html`<blockquote class="kith-commentary"><p>${newest.body}</p><p class="kith-context">${signed(newest)}</p></blockquote>` : html`<p>${newest ? `Taken back by ${signed(newest)}.` : 'Nobody has written about this figure yet.'}</p>`}
${earlier.length > 0 && html`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Earlier versions (${earlier.length})</span></summary><div class="govuk-details__text">${earlier.map(each => html`<blockquote class="kith-commentary"><p>${each.body === '' ? 'Taken back' : each.body}</p><p class="kith-context">Version ${each.version}: ${signed(each)}</p></blockquote>`)}</div></details>`}
${mayWrite && html`<p><a class="govuk-link" href="${commentaryUrl(place.measure.code, asked(place))}">${isThere ? 'Change the commentary' : 'Write a commentary'}</a></p>`}`
}

export function commentaryPage(
  state: FormState,
  place: CommentaryPlace,
  newest: Commentary | undefined,
  other: Commentary | undefined = undefined,
): PageContent {
  const { measure, period } = place
  const back = measureUrl(measure.code, asked(place))
  const title = newest && newest.body !== '' ? 'Change the commentary' : 'Write a commentary'
  return {
    title,
    section: 'measures',
    backLink: { text: measure.title, href: back },
    hasErrors: hasErrors(state),
    width: 'question',
    body: html`${errorSummary(state)}<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${measure.title}, ${periodInWords(period)}. Everybody in the partnership who sees figures reads it, with your name and the day. Name nobody, and say nothing by which one person could be recognised.</p>
${other && html`<div class="govuk-inset-text"><p>${signed(other)} wrote meanwhile:</p><p>${other.body === '' ? 'Taken back' : other.body}</p></div>`}
${postForm({
  action: commentaryUrl(measure.code, asked(place)),
  body: html`<input type="hidden" name="read" value="${String((other ?? newest)?.version ?? 0)}">
${textAreaField(state, { name: 'body', label: 'What should be known to read this figure?', hint: newest ? 'Leave it empty to take the commentary back. Earlier versions are kept.' : undefined, rows: 6, maxLength: 2000 })}
${actions(button({ text: 'Keep the commentary' }), html`<a class="govuk-link" href="${back}">Cancel</a>`)}`,
})}`,
  }
}
