import { html, type SafeHtml } from '#platform/ui/html.ts'
import type { Chair } from '../group.ts'
import { personUrl } from '../partnership.urls.ts'

/** The person, as a link, with the office; the office alone where nobody is named or the reader may not see who. */
export const chairInWords = ({ person, words }: Pick<Chair, 'person' | 'words'>): SafeHtml | string =>
  person ? html`<a class="govuk-link" href="${personUrl(person.personId)}">${person.name}</a>, ${words}` : words
