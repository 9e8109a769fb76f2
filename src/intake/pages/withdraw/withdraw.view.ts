import type { Withdrawn } from '#indicators'
import { textAreaField } from '#platform/ui/fields.ts'
import { type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { type HtmlPart, html } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { submissionUrl, withdrawUrl } from '../../intake.urls.ts'
import type { Submission } from '../../submission.ts'
import { actForm, noAct } from '../act-form.view.ts'

export interface WithdrawPage {
  readonly submission: Submission
  readonly mayWithdraw: boolean
  /** it holds records of people */
  readonly hasRecords: boolean
  readonly foreseen: Withdrawn
}

export function withdrawPage(state: FormState, page: WithdrawPage): PageContent {
  const { submission, mayWithdraw } = page
  const back = { text: 'Back to the file', href: submissionUrl(submission.id) }
  const title = `Withdraw ${submission.fileName}`
  if (!mayWithdraw && !hasErrors(state)) return noAct({ title, why: whyNot(submission), back })
  return actForm({
    title,
    lead:
      submission.state === 'accepted'
        ? ofAccepted(page)
        : html`<p>None of its figures counts yet. The file stays on record, and nobody can approve it any more.</p>`,
    state,
    action: withdrawUrl(submission.id),
    fields: html`<input type="hidden" name="seen" value="${submission.state}">${textAreaField(state, {
      name: 'reason',
      label: 'Why is it withdrawn?',
      hint: 'Shown with the file and with each of its figures, with your name and the day.',
      rows: 4,
    })}`,
    submit: { text: 'Withdraw the file', kind: 'warning' },
    back,
  })
}

function whyNot({ state, withdrawn, sentByName }: Submission): string {
  switch (state) {
    case 'withdrawn':
      return `It is withdrawn already, by ${withdrawn?.byName}: ${withdrawn?.reason}`
    case 'arrived':
    case 'reading':
      return 'It has not been read to its end. Come back when it is.'
    case 'rejected':
      return 'It was refused, so that nothing of it counts. There is nothing to withdraw.'
    case 'waiting':
      return `None of its figures counts yet. ${sentByName}, who sent it, may take it back.`
    case 'accepted':
      return `${sentByName}, who sent it, may withdraw it, and so may those who approve figures. Ask your partnership’s business manager.`
  }
}

function ofAccepted({ hasRecords, foreseen: { restoredCount, endedCount } }: WithdrawPage): HtmlPart {
  return html`<h2 class="govuk-heading-s">What changes</h2>
<ul class="govuk-list govuk-list--bullet">
${restoredCount + endedCount === 0 && html`<li>No figure: others have taken the place of all that it said.</li>`}
${restoredCount > 0 && html`<li>${restoredCount === 1 ? '1 figure goes' : `${restoredCount} figures go`} back to what was held before.</li>`}
${endedCount > 0 && html`<li>${endedCount === 1 ? '1 figure counts no longer, and none takes its place.' : `${endedCount} figures count no longer, and none takes their place.`}</li>`}
${hasRecords && html`<li>Its records of children are removed. Where an accepted file of the same year came before it, that file’s are put back.</li>`}
<li>Its targets and notes count no longer.</li>
</ul>
<h2 class="govuk-heading-s">What stays</h2>
<ul class="govuk-list govuk-list--bullet"><li>The file as it was sent, what was found in it, and every figure that it gave, marked as withdrawn.</li><li>What was published already: that is corrected in the report.</li></ul>
<h2 class="govuk-heading-s">Who is told</h2>
<p>Everybody who looks at the file or at one of its figures. Who sent it finds it on their home page.</p>`
}
