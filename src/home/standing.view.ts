import { html, type SafeHtml } from '#platform/ui/html.ts'

const heading = (text: string): SafeHtml => html`<h1 class="govuk-heading-l">${text}</h1>`
const part = (text: string): SafeHtml => html`<h2 class="govuk-heading-m">${text}</h2>`
const paragraph = (...text: readonly (string | SafeHtml)[]): SafeHtml => html`<p class="govuk-body">${text}</p>`
const bullets = (items: readonly string[]): SafeHtml =>
  html`<ul class="govuk-list govuk-list--bullet">${items.map(item => html`<li>${item}</li>`)}</ul>`

export const accessibilityBody = (): SafeHtml => html`${heading('Accessibility')}
${paragraph('We want everybody to be able to use this site. It is made to the Web Content Accessibility Guidelines 2.2, level AA. You should be able to:')}
${bullets([
  'use every page with a keyboard alone, or with a screen reader',
  'use every page without JavaScript',
  'zoom to 400% without scrolling sideways, save inside wide tables',
  'tell every state apart without its colour: each has a shape and a word',
  'stay signed in longer when you need more time',
])}
${part('What does not work yet')}
${paragraph('In PDF files the cells that name a row are not marked as headings. The same tables are on the pages of the report, where they are.')}
${part('Tell us')}
${paragraph('If something does not work for you, or you need it in another form, tell your partnership’s business manager. If the answer does not help, the Equality Advisory and Support Service can advise you.')}`

export const privacyBody = (): SafeHtml => html`${heading('How your information is used')}
${paragraph('This site is used by people who work for the agencies of a safeguarding partnership.')}
${part('What it keeps of you')}
${bullets([
  'your name, work email address, job, agency and roles',
  'when you signed in and from which kind of browser',
  'what you changed, and which records about people you opened, with the time: this cannot be altered or removed',
])}
${part('Why')}
${paragraph('Agencies have a legal duty to protect children and adults at risk. Keeping a record of who saw and changed what is part of protecting them.')}
${part('Cookies')}
${paragraph('The site sets only the cookies it needs: one that keeps you signed in, one that proves a form came from this site, and one that carries a short message to your next page. None of them follows you anywhere else.')}
${part('Your rights')}
${paragraph('Each agency is responsible for what it puts in. Ask your agency’s data protection officer to see, correct or restrict what is held of you. You can complain to the Information Commissioner’s Office.')}`

export const helpBody = (): SafeHtml => html`${heading('Who can help')}
${part('Somebody is in danger now')}
${paragraph('Ring 999. Do not use this site to report danger that is happening now.')}
${part('You cannot sign in')}
${paragraph(html`If you have forgotten your password, <a class="govuk-link" href="/forgotten-password">ask for a new one</a>. If you have lost your authenticator app and your recovery codes, an administrator of your partnership can reset it.`)}
${part('You cannot see something')}
${paragraph('What you can open depends on your role and your agency. If you think you should see more, ask your partnership’s business manager: they can change your role, or tell you who can.')}
${part('Something looks wrong')}
${paragraph('If a figure looks wrong, open it: its page says where it comes from and who approved it. Ask them. If a page says that something went wrong, give its reference to your administrator.')}`
