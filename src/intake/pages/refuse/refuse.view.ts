import { textAreaField } from '#platform/ui/fields.ts'
import { type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { html } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { refuseUrl, submissionUrl } from '../../intake.urls.ts'
import type { Submission } from '../../submission.ts'
import { actForm, noAct } from '../act-form.view.ts'

export function refusePage(state: FormState, { id, fileName, sentByName, state: at }: Submission): PageContent {
  const title = `Refuse ${fileName}`
  const back = { text: 'Back to the file', href: submissionUrl(id) }
  if (at !== 'waiting' && !hasErrors(state))
    return noAct({ title, why: 'It does not wait to be accepted, so there is nothing to refuse.', back })
  return actForm({
    title,
    lead: html`<p>None of its figures counts, now or later. The file and what was found in it are kept. ${sentByName}, who sent it, finds your reason on their home page and may send a corrected file.</p>`,
    state,
    action: refuseUrl(id),
    fields: textAreaField(state, { name: 'reason', label: 'Why is it refused?', rows: 4 }),
    submit: { text: 'Refuse the file', kind: 'warning' },
    back,
  })
}
