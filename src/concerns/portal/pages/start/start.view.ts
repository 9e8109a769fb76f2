import { button, linkButton, postForm } from '#platform/ui/form.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { raiseInUrl } from '../../../concerns.urls.ts'
import type { Door } from '../../door.ts'
import { doorway } from '../doorway.view.ts'

export interface StartView {
  readonly door: Door
  /** of whoever has signed in */
  readonly name: string | undefined
  /** where to go on with what was begun in this browser */
  readonly goOnUrl: string | undefined
}

const CANNOT_HIDE = html`<h2 class="govuk-heading-m">If somebody watches what you do</h2>
<p class="govuk-body"><b>Leave this page</b> opens a page about the weather at once. Pressing Shift three times does the same.</p>
<p class="govuk-body">We keep the pages of this form out of “back”. We cannot hide that this site was opened: from the history of the browser, from programs that watch this device, or from whoever runs its network. If that worries you, use another device, or call.</p>`

/** The first page: danger comes first, then what this is. */
export const startPage = ({ door, name, goOnUrl }: StartView): PageContent => ({
  title: 'Tell us if you are worried about somebody',
  doorway: doorway(door.name, door.slug),
  body: html`<h1 class="govuk-heading-l">Tell us if you are worried about somebody</h1>
<div class="govuk-inset-text"><p class="govuk-body"><b>If somebody is in danger now, do not use this form: call 999.</b> It is read on working days, in working hours.</p></div>
<p class="govuk-body">Use it to say that ${whom(door)} may be abused, neglected or at risk. You may be that person, or somebody who knows or has seen something. You do not need proof.</p>
<ul class="govuk-list govuk-list--bullet">
<li>It takes about five minutes. Most questions can be left out.</li>
<li>You can stay anonymous. Then we cannot ask you anything, or tell you anything.</li>
<li>We pass on what you say only to those who have to act on it.</li>
</ul>
${name !== undefined && html`<p class="govuk-body">You have signed in as ${name}, so we know who you are and where you work.</p>`}
${beginning(door, goOnUrl)}
${CANNOT_HIDE}`,
})

const whom = ({ adults, children }: Door): string =>
  adults && children ? 'an adult or a child' : children ? 'a child' : 'an adult'

const beginning = ({ slug }: Door, goOnUrl: string | undefined): SafeHtml =>
  goOnUrl === undefined
    ? postForm({ action: raiseInUrl(slug), body: button({ text: 'Start' }) })
    : html`<p class="govuk-body">You have begun one in this browser and not sent it.</p>
${linkButton('Go on with it', goOnUrl)}
${postForm({ action: raiseInUrl(slug), body: button({ text: 'Erase it and start again', kind: 'secondary' }) })}`
