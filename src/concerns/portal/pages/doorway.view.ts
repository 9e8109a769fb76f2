import { html } from '#platform/ui/html.ts'
import type { Doorway } from '#platform/ui/page-content.ts'
import { raiseHowUsedUrl } from '../../concerns.urls.ts'

const DANGER = html`<p><b>Is someone in danger now?</b> <a class="govuk-link" href="tel:999">Call 999</a>. If it is not safe to speak, call 999, then press 55 on a mobile.</p>`

/** The frame of the pages on which a concern is raised. */
export const doorway = (place: string, slug?: string): Doorway => ({
  service: 'Raise a concern',
  place,
  notice: DANGER,
  note: html`<p><b>What happens to what you write.</b> Nothing is sent until the last page. You do not have to give your name.${
    slug !== undefined && html` <a class="govuk-link" href="${raiseHowUsedUrl(slug)}">How we use it</a>`
  }</p>`,
})
