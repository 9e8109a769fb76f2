import { button, postForm } from '../../../ui/form.ts'
import { sectionHeading } from '../../../ui/headings.ts'
import { html, type SafeHtml } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page-content.ts'
import { demonstrationUrl, signInUrl } from '../../auth.urls.ts'
import type { DemonstrationPerson } from '../../demonstration/demonstration.store.ts'
import { ROLES, type Role } from '../../roles.ts'
import { linkTo, paragraph } from '../question.view.ts'

/** What people do here, by the first of their roles; the page keeps this order. */
const WORK = {
  'business-manager': 'Run the partnership',
  administrator: 'Run the partnership',
  'information-governance-lead': 'Run the partnership',
  'independent-chair': 'Chair it and hold it to account',
  scrutineer: 'Chair it and hold it to account',
  auditor: 'Chair it and hold it to account',
  'triage-manager': 'Decide on concerns and reviews',
  'triage-practitioner': 'Decide on concerns and reviews',
  'review-group-member': 'Decide on concerns and reviews',
  analyst: 'Work with figures and training',
  'training-administrator': 'Work with figures and training',
  trainer: 'Work with figures and training',
  'line-manager': 'Work with figures and training',
  learner: 'Work with figures and training',
  'group-chair': 'Chair a group or sit on one',
  'group-member': 'Chair a group or sit on one',
  'agency-lead': 'Lead safeguarding in an agency',
  'school-lead': 'Lead safeguarding in a school',
} as const satisfies Record<Role, string>

export function demonstrationPage(people: readonly DemonstrationPerson[], next: string): PageContent {
  const partnerships = Map.groupBy(people, person => person.partnershipName)
  return {
    title: 'Choose whom to be',
    body: html`<h1 class="govuk-heading-l">Choose whom to be</h1>
${paragraph('Everybody here is invented, and so are their agencies and cases. Each sees what their role is entitled to see. Sign out to come back and be somebody else.')}
${people.length === 0 ? paragraph(html`The demonstration’s people have not been loaded yet. ${linkTo(signInUrl(), 'Sign in')} with an account of your own.`) : null}
${[...partnerships].map(([name, each]) => partnership(name, each, next))}`,
  }
}

function partnership(name: string, people: readonly DemonstrationPerson[], next: string): SafeHtml {
  const workers = Map.groupBy(
    Object.entries(WORK).flatMap(([role, work]) =>
      people.filter(person => person.roles[0] === role).map(person => ({ work, person })),
    ),
    ({ work }) => work,
  )
  return html`${sectionHeading({ text: name, count: people.length === 1 ? '1 person' : `${people.length} people` })}
${[...workers].map(
  ([work, each]) => html`<h3 class="kith-people__work">${work}</h3>
<ul class="kith-people">${each.map(({ person }) => choice(person, next))}</ul>`,
)}`
}

function choice(person: DemonstrationPerson, next: string): SafeHtml {
  const [first = '', ...others] = person.roles.map(role => ROLES[role])
  const roles = [first, ...others.map(other => other.toLowerCase())].join(', ')
  return html`<li class="kith-people__person"><div><p class="kith-people__name">${person.name}</p>
<p>${roles}</p>
<p class="kith-context">${person.jobTitle === '' ? '' : `${person.jobTitle}, `}${person.agencyName}</p></div>
${postForm({
  action: demonstrationUrl(next),
  body: html`<input type="hidden" name="person" value="${person.personId}">${button({
    text: html`Sign in<span class="govuk-visually-hidden"> as ${person.name}, ${first.toLowerCase()}, ${person.partnershipName}</span>`,
    kind: 'secondary',
  })}`,
})}</li>`
}
