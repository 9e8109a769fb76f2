import { html, type SafeHtml } from './html.ts'

interface ErrorPage {
  readonly title: string
  readonly message: string
  readonly ask?: string | undefined
  readonly reference: string | undefined
}

/** What happened, why, whom to ask, and a way back. */
export function errorBody({ title, message, ask, reference }: ErrorPage): SafeHtml {
  return html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${message}</p>
${ask === undefined ? null : html`<p class="govuk-body">If you think you should be able to, ask ${ask}.</p>`}
${reference === undefined ? null : html`<p class="govuk-body">Reference: <strong>${reference}</strong></p>`}
<p class="govuk-body"><a class="govuk-link" href="/">Go to the home page</a></p>`
}
