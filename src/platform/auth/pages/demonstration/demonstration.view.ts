import { button, postForm } from '../../../ui/form.ts'
import { sectionHeading } from '../../../ui/headings.ts'
import { html, type SafeHtml } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page-content.ts'
import { demonstrationUrl, signInUrl } from '../../auth.urls.ts'
import type { DemonstrationPerson } from '../../demonstration/demonstration.store.ts'
import { ROLES } from '../../roles.ts'
import { linkTo, paragraph } from '../question.view.ts'

export function demonstrationPage(people: readonly DemonstrationPerson[]): PageContent {
  const partnerships = Map.groupBy(people, person => person.partnershipName)
  return {
    title: 'Choose whom to be',
    body: html`<h1 class="govuk-heading-l">Choose whom to be</h1>
${paragraph('Everybody here is invented, and so are their agencies and cases. Each sees what their role is entitled to see. Sign out to come back and be somebody else.')}
${people.length === 0 ? paragraph(html`The demonstration’s people have not been loaded yet. ${linkTo(signInUrl(), 'Sign in')} with an account of your own.`) : null}
${[...partnerships].map(([name, each]) => partnership(name, each))}`,
  }
}

// In the order of the table of roles, which begins with those who see most.
function partnership(name: string, people: readonly DemonstrationPerson[]): SafeHtml {
  const byRole = Object.entries(ROLES).flatMap(([role, title]) =>
    people.filter(person => person.roles[0] === role).map(person => ({ person, title })),
  )
  return html`${sectionHeading({ text: name, count: people.length === 1 ? '1 person' : `${people.length} people` })}
<ul class="kith-people">${byRole.map(({ person, title }) => choice(person, title))}</ul>`
}

function choice(person: DemonstrationPerson, firstRole: string): SafeHtml {
  const others = person.roles.slice(1).map(role => ROLES[role])
  return html`<li class="kith-people__person"><div><p class="kith-people__role">${[firstRole, ...others].join(', ')}</p>
<p class="kith-people__name">${person.name}</p>
<p class="kith-context">${person.jobTitle === '' ? '' : `${person.jobTitle}, `}${person.agencyName}</p></div>
${postForm({
  action: demonstrationUrl,
  body: html`<input type="hidden" name="person" value="${person.personId}">${button({
    text: html`Sign in<span class="govuk-visually-hidden"> as ${person.name}, ${firstRole.toLowerCase()}, ${person.partnershipName}</span>`,
    kind: 'secondary',
  })}`,
})}</li>`
}
