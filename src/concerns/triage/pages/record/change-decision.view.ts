import { errorSummary } from '#platform/ui/error-summary.ts'
import { textAreaField } from '#platform/ui/fields.ts'
import { actions, button, postForm } from '#platform/ui/form.ts'
import { hasErrors } from '#platform/ui/form-state.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { standingOf } from '../../../case/case.ts'
import { notRecorded } from '../../../case/not-recorded.view.ts'
import { kindWord, recordCrumbs } from '../../../case/record-frame.view.ts'
import { allows, stateInWords } from '../../../concern.ts'
import { concernUrl } from '../../../concerns.urls.ts'
import { nameOf } from '../../../individual.ts'
import { decisionFields, latenessQuestions, oneDecision, reasonQuestions } from './decide-panel.view.ts'
import type { RecordPage } from './record-page.ts'

const whyChanged = ({ state }: RecordPage): SafeHtml =>
  textAreaField(state, {
    name: 'why-changed',
    label: 'Why is the decision changed?',
    hint: 'The decision that stood is kept beside the new one.',
    rows: 3,
  })

/** Another decision in place of the one that stands. */
export function changeDecisionPage(page: RecordPage): PageContent {
  const { found, state, decisions, today } = page
  const { reference } = found
  const title = `Change the decision on ${nameOf(found)}`
  const allowed = allows(standingOf(found), 'change-decision')
  const [latest] = decisions
  return {
    title,
    section: 'triage',
    breadcrumbs: recordCrumbs(found),
    hasErrors: hasErrors(state),
    body: html`${notRecorded(page.conflict)}${errorSummary(state)}<p class="kith-context">${kindWord(found)} ${reference}</p><h1 class="govuk-heading-l">${title}</h1>
<h2 class="govuk-heading-m">The decision that stands</h2>${latest && oneDecision(latest, today)}
${
  allowed === true
    ? html`<section class="kith-decide" aria-labelledby="decide"><div class="kith-decide__head"><h2 class="govuk-heading-m" id="decide">The new decision</h2><p>An enquiry that it no longer asks for is withdrawn, and whoever raised it is told again.</p></div>
${postForm({
  action: concernUrl(reference, 'decision'),
  body: html`<div class="kith-decide__part">${whyChanged(page)}</div>${decisionFields(page)}<div class="kith-decide__foot">${actions(
    button({ text: 'Change the decision' }),
    html`<a class="govuk-link" href="${concernUrl(reference)}">Leave it as it is</a>`,
    found.pathway !== 'screened-out' &&
      html`<a class="govuk-link" href="${concernUrl(reference, 'screen-out')}">No safeguarding matter: screen it out</a>`,
  )}</div>`,
})}</section>`
    : html`<p class="govuk-body">You cannot change the decision because ${allowed}.</p>`
}`,
  }
}

/** No safeguarding matter: it stops counting as a concern, and still counts as a contact. */
export function screenOutPage(page: RecordPage): PageContent {
  const { found, state } = page
  const { reference } = found
  const title = `Screen out ${reference}: no safeguarding matter`
  const allowed = allows(standingOf(found), found.pathway === undefined ? 'decide' : 'change-decision')
  return {
    title,
    section: 'triage',
    backLink: { text: 'Back', href: concernUrl(reference) },
    hasErrors: hasErrors(state),
    width: 'question',
    body: html`${notRecorded(page.conflict)}${errorSummary(state)}<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">Choose this when ${nameOf(found)} is at risk of no abuse or neglect: a wrong address, a request for a service, a complaint. It counts as a contact and no longer as a concern.${found.pathway !== undefined && ` It was: ${stateInWords(found.pathway)}.`}</p>
${
  allowed === true
    ? postForm({
        action: concernUrl(reference, 'screen-out'),
        body: html`<input type="hidden" name="version" value="${found.version}">${found.pathway !== undefined && whyChanged(page)}${reasonQuestions(page)}${latenessQuestions(page)}${actions(
          button({ text: 'Screen it out' }),
          html`<a class="govuk-link" href="${concernUrl(reference)}">Cancel</a>`,
        )}`,
      })
    : html`<p class="govuk-body">It cannot be screened out because ${allowed}.</p>`
}`,
  }
}
