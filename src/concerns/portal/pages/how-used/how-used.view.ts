import { html } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { raiseInUrl } from '../../../concerns.urls.ts'
import type { Door } from '../../door.ts'
import { doorway } from '../doorway.view.ts'

export const howUsedPage = ({ slug, name }: Door): PageContent => ({
  title: 'How we use what you write',
  doorway: doorway(name, slug),
  backLink: { text: 'Back', href: raiseInUrl(slug) },
  body: html`<h1 class="govuk-heading-l">How we use what you write</h1>
<ul class="govuk-list govuk-list--bullet">
<li>Nothing is sent before you press the button on the last page. Until then what you typed is kept locked with a key, so that you can go back, and erased after a day; if you save it to come back, after 30 days.</li>
<li>The people who decide about safeguarding read it. They pass on what others need in order to act, such as the police, a doctor or a social worker.</li>
<li>Whoever may have done harm is not told by us what you say or who you are.</li>
<li>If you stay anonymous, we do not keep where you wrote from together with what you wrote.</li>
<li>What you sent is kept with the record of what was done, for as long as the law asks.</li>
</ul>
<p class="govuk-body">More: <a class="govuk-link" href="/privacy">how your information is used</a>.</p>`,
})
