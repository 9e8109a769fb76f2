import { dayInWords } from '#platform/day.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { errorSummary } from '#platform/ui/error-summary.ts'
import { textAreaField } from '#platform/ui/fields.ts'
import { actions, button, postForm } from '#platform/ui/form.ts'
import { emptyForm, type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { type TagTone, tag } from '#platform/ui/tag.ts'
import type { Case } from '../../../case/case.ts'
import { recordCrumbs } from '../../../case/record-frame.view.ts'
import { pathwayOf, stateInWords } from '../../../concern.ts'
import { concernUrl, individualUrl, matchUrl } from '../../../concerns.urls.ts'
import { type IndividualDetails, nameOf } from '../../../individual.ts'
import { strengthInWords } from '../../evidence-words.ts'
import type { Candidate } from '../../find-candidates.ts'
import type { KnownIndividual } from '../../known-individual.ts'
import { LIKELIHOODS, type Likelihood } from '../../rank-candidates.ts'

export interface MatchPage {
  readonly found: Case
  readonly individual: KnownIndividual
  readonly candidates: readonly Candidate[]
  /** what was typed of each candidate, and what is wrong with it */
  readonly state?: FormState | undefined
  readonly conflict?: string | undefined
}

const TONES: Readonly<Record<Likelihood, TagTone>> = { 'very-likely': 'petrol', likely: 'petrol', possible: 'neutral' }

export function matchPage({ found, individual, candidates, state = emptyForm, conflict }: MatchPage): PageContent {
  const title = `Is ${nameOf(individual)} already known?`
  return {
    title: `${found.reference}: is this person already known?`,
    section: 'triage',
    breadcrumbs: recordCrumbs(found),
    hasErrors: hasErrors(state),
    body: html`${errorSummary(state)}${pageHeading({ title, context: found.reference })}
${conflict !== undefined && html`<div class="kith-changed" role="alert"><h2 class="kith-heading-panel">This record has changed</h2><p>${conflict}</p><p>What you typed is kept below and nothing of it has been recorded.</p></div>`}
<p class="govuk-body">Kith never decides this. Compare each person, then say whether they are the same. Whatever you say stays in the history and can be taken back.${found.access.readers !== undefined && ' This concern is restricted, so nothing that it says of the person is copied to where the others about them are read.'}</p>
${
  candidates.length === 0
    ? nobody(found)
    : // One form, so that what was typed of one candidate is not lost when another's button is pressed.
      postForm({
        action: matchUrl(found.reference),
        body: html`<input type="hidden" name="version" value="${found.version}">${candidates.map((candidate, at) => candidateCard({ found, individual, candidate, state }, at))}`,
      })
}`,
  }
}

const nobody = (found: Case): SafeHtml =>
  emptyState({
    why: 'Nobody in the register resembles this person, or only people of whom it was said that they are not the same.',
    next: html`<a class="govuk-link" href="${concernUrl(found.reference)}">Go back to the record</a>`,
  })

/** The field of the reason that is given of a candidate. */
export const reasonField = (individualId: string): string => `reason-${individualId}`

interface Card extends Pick<MatchPage, 'found' | 'individual'> {
  readonly state: FormState
  readonly candidate: Candidate
}

function candidateCard({ found, individual, candidate, state }: Card, at: number): SafeHtml {
  const { candidate: person, fields, likelihood, concerns } = candidate
  const id = `candidate-${at + 1}`
  const said = new Map(fields.map(field => [field.field, field]))
  return html`<div>
${sectionHeading({
  id,
  text: html`<a class="govuk-link" href="${individualUrl(person.individualId)}">${nameOf(person)}</a>`,
  aside: tag({
    tone: TONES[likelihood],
    text: LIKELIHOODS[likelihood],
    shape: likelihood === 'possible' ? 'neutral' : 'close',
  }),
})}
${dataTable({
  id: `${id}-fields`,
  caption: `What speaks for and against person ${at + 1}, ${nameOf(person)}`,
  isCaptionHidden: true,
  isStacked: true,
  columns: [
    { head: 'Detail', cell: row => row.field, isRowHead: true },
    { head: `In ${found.reference}`, cell: row => row.show(individual) || 'Not known' },
    { head: 'In the register', cell: row => row.show(person) || 'Not known' },
    {
      head: 'What it says',
      cell: row => {
        const evidence = said.get(row.field)
        return evidence
          ? `${capital(evidence.finding)}: ${strengthInWords(evidence.weight)}`
          : 'Nothing: it is not known of both'
      },
    },
  ],
  rows: SHOWN,
})}
<p class="govuk-body">${concerns.length === 1 ? 'One concern:' : `${concerns.length} concerns:`} ${concerns
    .slice(0, 3)
    .map(
      (concern, index) =>
        html`${index > 0 && '; '}<a class="govuk-link" href="${concernUrl(concern.reference)}">${concern.reference}</a>, ${dayInWords(concern.receivedOn)}, ${lowerFirst(stateInWords(pathwayOf(concern.pathway ?? null)))}`,
    )}${concerns.length > 3 && ' and more'}.</p>
${textAreaField(state, { name: reasonField(person.individualId), label: html`Why do you say so?<span class="govuk-visually-hidden"> Of ${nameOf(person)}, number ${at + 1}</span>`, rows: 2 })}
${actions(
  button({ text: 'It is the same person', kind: 'secondary', name: 'act', value: `link ${person.individualId}` }),
  button({ text: 'It is somebody else', kind: 'secondary', name: 'act', value: `not-the-same ${person.individualId}` }),
)}</div>`
}

interface ShownField {
  readonly field: string
  readonly show: (person: IndividualDetails) => string
}

const SHOWN: readonly ShownField[] = [
  {
    field: 'Family name',
    show: ({ familyName, otherNames }) => [familyName, otherNames].filter(Boolean).join('; also '),
  },
  { field: 'Given name', show: ({ givenName }) => givenName },
  { field: 'Date of birth', show: ({ bornOn }) => (bornOn ? dayInWords(bornOn) : '') },
  { field: 'Address', show: ({ address, postcode }) => [address, postcode].filter(Boolean).join(', ') },
  { field: 'NHS number', show: ({ nhsNumber }) => nhsNumber ?? '' },
  { field: 'Telephone', show: ({ phone }) => phone },
  { field: 'Sex', show: ({ sex }) => (sex === 'not-known' ? '' : capital(sex)) },
]

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** The concern is about somebody else after all. */
export function separatePage(found: Case, state: FormState, conflict?: string): PageContent {
  const title = `Is ${found.reference} about somebody else?`
  return {
    title,
    section: 'triage',
    backLink: { text: 'Back', href: concernUrl(found.reference) },
    hasErrors: hasErrors(state),
    width: 'question',
    body: html`${errorSummary(state)}<h1 class="govuk-heading-l">${title}</h1>
${conflict !== undefined && html`<div class="govuk-inset-text" role="alert">${conflict}</div>`}
<p class="govuk-body">It was linked to ${nameOf(found)}. If you separate it, it is about the person whose details came with it, on their own. The other concerns about ${nameOf(found)} stay as they are.</p>
${postForm({
  action: `${concernUrl(found.reference)}/separate`,
  body: html`<input type="hidden" name="version" value="${found.version}">${textAreaField(state, { name: 'reason', label: 'Why is it not about them?', rows: 3 })}
${actions(button({ text: 'Separate it' }), html`<a class="govuk-link" href="${concernUrl(found.reference)}">Leave it as it is</a>`)}`,
})}`,
  }
}
