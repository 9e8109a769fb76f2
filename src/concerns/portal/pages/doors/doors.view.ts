import { html } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { raiseInUrl } from '../../../concerns.urls.ts'
import type { Door } from '../../door.ts'
import { doorway } from '../doorway.view.ts'

/** Where there are several partnerships: which one? */
export const doorsPage = (doors: readonly Door[]): PageContent => ({
  title: 'Where does the person live?',
  doorway: doorway('Choose an area'),
  body:
    doors.length === 0
      ? html`<h1 class="govuk-heading-l">Concerns are not taken here yet</h1>
<p class="govuk-body">Telephone the council where the person lives. If somebody is in danger now, call 999.</p>`
      : html`<h1 class="govuk-heading-l">Where does the person live?</h1>
<p class="govuk-body">Choose the area. If you are not sure, choose the one where it happened.</p>
<ul class="govuk-list govuk-list--spaced">${doors.map(
          ({ slug, name }) => html`<li><a class="govuk-link" href="${raiseInUrl(slug)}">${name}</a></li>`,
        )}</ul>`,
})
