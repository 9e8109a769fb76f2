import { dayInWords, momentInWords, weekdayInWords } from '#platform/day.ts'
import { govuk } from '#platform/ui/design-system.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { disagreeUrl, raisedUrl } from '../../concerns.urls.ts'
import { FEEDBACK_KINDS, type Told } from '../../feedback/feedback.ts'
import type { Raised } from '../../feedback/raised.store.ts'
import type { PrintedAnswer } from '../../portal/print-answers.ts'
import type { Challenge } from '../challenge.ts'
import { whatNow } from '../what-now.ts'

export interface RaisedOneView {
  readonly raised: Raised
  readonly answers: readonly PrintedAnswer[]
  readonly told: readonly Told[]
  /** the reader's own, the latest first */
  readonly challenges: readonly Challenge[]
  readonly today: Temporal.PlainDate
}

/** One's own concern: what one sent and what one was told. Nothing of what is done with it stands here. */
export const raisedOnePage = ({ raised, answers, told, challenges, today }: RaisedOneView): PageContent => ({
  title: `What you raised: ${raised.reference}`,
  section: 'raise',
  breadcrumbs: [{ text: 'Raise a concern', href: raisedUrl() }],
  body: html`${pageHeading({ title: `What you raised: ${raised.reference}`, context: `Sent ${momentInWords(raised.receivedAt)}` })}
${sectionHeading({ text: 'What you are told' })}
${told.map(toldSection)}
${
  (challenges.length > 0 || told.some(({ kind, givenOn }) => kind === 'decision' && givenOn !== undefined)) &&
  disagreement(challenges[0], raised.reference, today)
}
<p class="kith-context">You are told what you need to know. The rest is private to the person.</p>
${sectionHeading({ text: 'What you sent' })}
${govuk('summary-list', {
  rows: answers.map(({ ask, lines }) => ({
    key: { text: ask },
    value: { html: html`${lines.map(line => html`<p class="kith-doorway-answer">${line}</p>`)}` },
  })),
})}`,
})

function disagreement(latest: Challenge | undefined, reference: string, today: Temporal.PlainDate): SafeHtml {
  const link = (text: string): SafeHtml =>
    html`<p class="govuk-body"><a class="govuk-link" href="${disagreeUrl(reference)}">${text}</a></p>`
  if (!latest) return link('If you disagree with the decision')
  return html`<h3 class="kith-heading-panel">Your disagreement</h3>
<p class="kith-context">${dayInWords(latest.raisedOn)}</p>
<p class="govuk-body kith-prose">${whatNow(latest, today)}</p>
${link(latest.outcome === undefined ? 'What you said, and each answer' : 'Each answer, and what to do if you still disagree')}`
}

const toldSection = ({ kind, told, givenOn, dueOn }: Told): SafeHtml =>
  html`<h3 class="kith-heading-panel">${FEEDBACK_KINDS[kind]}</h3>
${
  givenOn === undefined
    ? html`<p class="govuk-body">You will be told by ${weekdayInWords(dueOn)}.</p>`
    : html`<p class="kith-context">${dayInWords(givenOn)}</p>${(told ?? '').split(/\n\s*\n/).map(part => html`<p class="govuk-body kith-prose">${part}</p>`)}`
}`
