import { errorSummary } from '#platform/ui/error-summary.ts'
import { textAreaField } from '#platform/ui/fields.ts'
import { actions, button, postForm } from '#platform/ui/form.ts'
import { type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { html } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { notRecorded } from '../../case/not-recorded.view.ts'
import { disagreeUrl } from '../../concerns.urls.ts'
import type { Challenge } from '../challenge.ts'
import { whatNow } from '../what-now.ts'
import { oneChallenge } from './level-list.view.ts'

export interface DisagreePage {
  readonly reference: string
  readonly isDecided: boolean
  /** the reader's own, the latest first */
  readonly challenges: readonly Challenge[]
  readonly today: Temporal.PlainDate
  readonly state: FormState
  readonly why: string | undefined
}

/** For whoever raised a concern: say that you disagree, and read what was answered. */
export function disagreePage({ reference, isDecided, challenges, today, state, why }: DisagreePage): PageContent {
  const back = `/raised/${reference}`
  const title = challenges.length > 0 ? 'Your disagreement' : 'If you disagree with the decision'
  const isOpen = challenges.some(({ outcome }) => outcome === undefined)
  return {
    title,
    section: 'raise',
    backLink: { text: 'Back', href: back },
    hasErrors: hasErrors(state),
    width: 'question',
    body: html`${notRecorded(why)}${errorSummary(state)}<p class="kith-context">${reference}</p><h1 class="govuk-heading-l">${title}</h1>
${challenges.map((challenge, at) => html`${at === 0 && html`<p class="govuk-body">${whatNow(challenge, today)}</p>`}${oneChallenge(challenge)}`)}
${!isDecided && html`<p class="govuk-body">Nothing has been decided yet. When it has, you can say here that you disagree.</p>`}
${
  isDecided &&
  !isOpen &&
  html`<p class="govuk-body">Somebody who did not make the decision looks at it again and answers within 5 working days. If that does not satisfy you, it goes to the head of service, and then to the partnership. If somebody is in danger now, call 999.</p>
${postForm({
  action: disagreeUrl(reference),
  body: html`${textAreaField(state, { name: 'reason', label: 'Why do you disagree?', hint: 'What was not known, or was weighed wrongly', rows: 6 })}${actions(button({ text: 'Send it' }), html`<a class="govuk-link" href="${back}">Cancel</a>`)}`,
})}`
}`,
  }
}
