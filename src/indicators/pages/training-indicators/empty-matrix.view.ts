import { pageHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'

export const emptyMatrixView = (maySend: boolean): SafeHtml =>
  html`${pageHeading({ context: 'Training', title: 'Training indicators by agency' })}
${emptyState({ why: 'No agency has sent its training indicators yet.', next: maySend && html`<a class="govuk-link" href="/intake">Send figures</a>` })}`
