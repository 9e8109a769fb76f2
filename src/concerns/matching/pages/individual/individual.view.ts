import { dayInWords } from '#platform/day.ts'
import { checkboxesField } from '#platform/ui/choice-fields.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { dateField } from '#platform/ui/date-field.ts'
import { govuk } from '#platform/ui/design-system.ts'
import { errorSummary } from '#platform/ui/error-summary.ts'
import { selectField, textAreaField, textField } from '#platform/ui/fields.ts'
import { actions, button, linkButton, postForm } from '#platform/ui/form.ts'
import { type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { ageOn } from '../../../case/case.ts'
import { momentLine } from '../../../case/moment-words.ts'
import { ETHNICITIES, GENDER_IDENTITIES, HEALTH_CONDITIONS, SEXES, SUPPORT_REASONS } from '../../../codes.ts'
import { pathwayOf, stateInWords } from '../../../concern.ts'
import { changeIndividualUrl, concernUrl, individualUrl, triageUrl } from '../../../concerns.urls.ts'
import { nameOf } from '../../../individual.ts'
import type { CandidateConcern } from '../../candidate.store.ts'
import type { OpenIndividual } from '../../change-individual.ts'
import type { KnownIndividual } from '../../known-individual.ts'
import type { LinkRow } from '../../link.store.ts'

const CRUMBS = [{ text: 'Triage', href: triageUrl() }]

export function individualPage(
  { individual, concerns }: OpenIndividual,
  links: readonly LinkRow[],
  today: Temporal.PlainDate,
): PageContent {
  const age = ageOn(individual, today)
  const title = age === undefined ? nameOf(individual) : `${nameOf(individual)}, ${age}`
  return {
    title: 'A person in the register',
    section: 'triage',
    breadcrumbs: CRUMBS,
    body: html`${pageHeading({
      title,
      context: individual.diedOn ? `Died ${dayInWords(individual.diedOn)}` : 'Person whom concerns are about',
      aside: linkButton('Correct the details', changeIndividualUrl(individual.individualId), 'secondary'),
    })}
${sectionHeading({ text: 'What is known', id: 'known' })}
${govuk('summary-list', { rows: knownRows(individual).map(([key, value]) => ({ key: { text: key }, value: { text: value || 'Not known' } })) })}
${sectionHeading({ text: 'Concerns you may open', id: 'concerns', count: concerns.length })}
${concernsTable(concerns)}
${links.length > 0 && html`${sectionHeading({ text: 'Who said that they are the same', id: 'links' })}<ul class="kith-plain-list">${links.map(link => linkLine(link, today))}</ul>`}`,
  }
}

const knownRows = (who: KnownIndividual): readonly (readonly [string, string])[] => [
  ['Name', nameOf(who)],
  ['Other names', who.otherNames],
  ['Date of birth', who.bornOn ? dayInWords(who.bornOn) : ''],
  ['Address', [who.address, who.postcode].filter(Boolean).join(', ')],
  ['Telephone', who.phone],
  ['How to make contact safely', who.contactSafely],
  [
    'NHS number',
    who.nhsNumber ? `${who.nhsNumber.slice(0, 3)} ${who.nhsNumber.slice(3, 6)} ${who.nhsNumber.slice(6)}` : '',
  ],
  ['Sex', SEXES[who.sex]],
  ['Gender identity', GENDER_IDENTITIES[who.genderIdentity]],
  ['Ethnicity', ETHNICITIES[who.ethnicity]],
  ['Main reason for support', SUPPORT_REASONS[who.supportReason]],
  ['Lasting health conditions', who.healthConditions.map(code => HEALTH_CONDITIONS[code]).join(', ')],
]

const concernsTable = (concerns: readonly CandidateConcern[]): SafeHtml =>
  dataTable({
    id: 'concerns-about',
    caption: 'Concerns, newest first',
    isCaptionHidden: true,
    isStacked: true,
    columns: [
      {
        head: 'Reference',
        cell: row => html`<a class="govuk-link" href="${concernUrl(row.reference)}">${row.reference}</a>`,
        isRowHead: true,
      },
      { head: 'Received', cell: row => dayInWords(row.receivedOn) },
      { head: 'In brief', cell: row => row.inBrief },
      { head: 'Decision', cell: row => stateInWords(pathwayOf(row.pathway ?? null)) },
    ],
    rows: concerns,
  })

const ACTS: Readonly<Record<string, string>> = {
  received: 'came with these details',
  linked: 'was said to be about this person',
  unlinked: 'was separated from somebody else',
  'not-the-same': 'was said not to be about this person',
}

const linkLine = ({ reference, act, reason, doneBy, doneAt }: LinkRow, today: Temporal.PlainDate): SafeHtml =>
  html`<li><b>${reference}</b> ${ACTS[act] ?? act}<span class="kith-muted">, ${momentLine(doneAt, today)}${doneBy && `, ${doneBy}`}</span>${reason && html`<br>${reason}`}</li>`

export function changeIndividualPage(individual: KnownIndividual, state: FormState, conflict?: string): PageContent {
  const title = `Correct what is known of ${nameOf(individual)}`
  const choices = (list: Readonly<Record<string, string>>) =>
    Object.entries(list).map(([value, text]) => ({ value, text }))
  return {
    title: 'Correct what is known of a person',
    section: 'triage',
    backLink: { text: 'Back', href: individualUrl(individual.individualId) },
    hasErrors: hasErrors(state),
    width: 'question',
    body: html`${errorSummary(state)}<h1 class="govuk-heading-l">${title}</h1>
${conflict !== undefined && html`<div class="govuk-inset-text" role="alert">${conflict} What you typed is kept below and nothing of it has been recorded.</div>`}
<p class="govuk-body">What was sent with each concern stays as it was sent. The figures of every concern about this person follow what you put here.</p>
${postForm({
  action: changeIndividualUrl(individual.individualId),
  body: html`<input type="hidden" name="version" value="${individual.version}">
${textField(state, { name: 'given-name', label: 'Given names' })}
${textField(state, { name: 'family-name', label: 'Family name' })}
${textField(state, { name: 'other-names', label: 'Other names', hint: 'Names before a marriage, names they are known as, with commas between' })}
${dateField(state, { name: 'born', label: 'Date of birth', hint: 'For example, 27 3 1946' })}
${dateField(state, { name: 'died', label: 'Date of death', hint: 'Only if they have died' })}
${textField(state, { name: 'address', label: 'Address' })}
${textField(state, { name: 'postcode', label: 'Postcode' })}
${textField(state, { name: 'nhs-number', label: 'NHS number', hint: 'Ten digits, like 943 476 5919' })}
${textField(state, { name: 'phone', label: 'Telephone' })}
${textAreaField(state, { name: 'contact-safely', label: 'How to make contact safely', rows: 2 })}
${selectField(state, { name: 'sex', label: 'Sex', choices: choices(SEXES) })}
${selectField(state, { name: 'gender-identity', label: 'Gender identity', choices: choices(GENDER_IDENTITIES) })}
${selectField(state, { name: 'ethnicity', label: 'Ethnicity', choices: choices(ETHNICITIES) })}
${selectField(state, { name: 'support-reason', label: 'Main reason for support', choices: choices(SUPPORT_REASONS) })}
${checkboxesField(state, { name: 'health-conditions', label: 'Lasting health conditions', hint: 'As reported. Leave empty if nobody has said.', isSmall: true, choices: choices(HEALTH_CONDITIONS) })}
${textAreaField(state, { name: 'reason', label: 'Why are the details changed?', rows: 2 })}
${actions(button({ text: 'Correct the details' }), html`<a class="govuk-link" href="${individualUrl(individual.individualId)}">Cancel</a>`)}`,
})}`,
  }
}
