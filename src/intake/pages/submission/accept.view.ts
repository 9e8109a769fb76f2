import { textAreaField } from '#platform/ui/fields.ts'
import { actions, button, postForm } from '#platform/ui/form.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import { type HtmlPart, html } from '#platform/ui/html.ts'
import { approveUrl, reasonUrl, refuseUrl } from '../../intake.urls.ts'
import type { Submission } from '../../submission.ts'

export interface AcceptPart {
  readonly submission: Submission
  /** The digest of what is shown */
  readonly seen: string
  readonly form: FormState
}

const label = (changed: number): string =>
  `Why ${changed === 1 ? 'does an approved figure' : `do ${changed} approved figures`} change?`

/** For those who may accept it: whole, or not at all. */
export function acceptForm({ submission, seen, form }: AcceptPart): HtmlPart {
  const changed = submission.changes?.changed ?? 0
  return postForm({
    action: approveUrl(submission.id),
    body: html`<input type="hidden" name="seen" value="${seen}">${
      changed > 0 &&
      textAreaField(form, {
        name: 'reason',
        label: label(changed),
        hint: 'What was approved is locked. A correction says why, and the reason stays with the file.',
        rows: 3,
      })
    }${actions(
      button({ text: 'Accept these figures' }),
      html`<a class="govuk-link" href="${refuseUrl(submission.id)}">Refuse this file</a>`,
    )}`,
  })
}

/** For its sender, who knows why figures change while somebody else accepts them. */
export const reasonForm = ({ submission, form }: Omit<AcceptPart, 'seen'>): HtmlPart =>
  postForm({
    action: reasonUrl(submission.id),
    body: html`${textAreaField(form, {
      name: 'reason',
      label: label(submission.changes?.changed ?? 0),
      hint: 'Whoever accepts the file reads it first.',
      rows: 3,
    })}${button({ text: 'Keep the reason', kind: 'secondary' })}`,
  })
