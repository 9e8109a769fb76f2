import { DISCLOSURE_PROFILES, type ProfileName } from '#indicators'
import { radiosField } from '#platform/ui/choice-fields.ts'
import { errorSummary } from '#platform/ui/error-summary.ts'
import { button, postForm } from '#platform/ui/form.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import type { SectionNotes } from '../compose-report.ts'
import type { Report } from '../report.ts'
import { publishUrl, sectionUrl } from '../report.urls.ts'

/** Profiles under which a report may go out to the public. */
export const PUBLIC_PROFILES = [
  'public-local',
  'public-strict',
  'public-sac',
  'public-dfe',
] as const satisfies readonly ProfileName[]

export interface PublishPage {
  readonly report: Report
  readonly state: FormState
  /** sentences that say why it cannot go out; empty when it can */
  readonly obstacles: readonly string[]
  readonly figureCount: number
  readonly withheldTitles: readonly string[]
  readonly notes: readonly SectionNotes[]
}

export function publishBody(page: PublishPage): SafeHtml {
  const { report, state, obstacles } = page
  return html`${errorSummary(state)}${pageHeading({ title: 'Check and publish', context: report.title })}
${obstacles.length > 0 ? obstacleList(obstacles) : whatHappens(page)}
${typedNumberList(page)}
${obstacles.length === 0 && publishForm(page)}`
}

const obstacleList = (obstacles: readonly string[]): SafeHtml =>
  html`<p class="govuk-body">The report cannot be published yet.</p><ul class="govuk-list govuk-list--bullet">${obstacles.map(each => html`<li>${each}</li>`)}</ul>`

function whatHappens({ figureCount, withheldTitles }: PublishPage): SafeHtml {
  return html`<p class="govuk-body">Publishing fixes the words and all ${figureCount} figures as they stand now and puts the report on the public site, with a PDF and open data. Afterwards a figure can only be corrected by a dated erratum.</p>
${sectionHeading({ text: 'What readers will not see', count: withheldTitles.length })}
${
  withheldTitles.length === 0
    ? html`<p class="govuk-body">Nothing is withheld: no figure is so small that somebody could be identified.</p>`
    : html`<p class="govuk-body">Under the usual profile these figures are withheld, because they are small or would give a small one away.</p><ul class="govuk-list govuk-list--bullet">${withheldTitles.map(title => html`<li>${title}</li>`)}</ul>`
}`
}

function typedNumberList({ report, notes }: PublishPage): SafeHtml | false {
  const typed = notes.filter(({ typedNumbers }) => typedNumbers.length > 0)
  return (
    typed.length > 0 &&
    html`${sectionHeading({ text: 'Typed numbers' })}<p class="govuk-body">These numbers are typed in the words, so no reader can follow where they come from.</p>
<ul class="govuk-list govuk-list--bullet">${typed.map(
      ({ code, heading, typedNumbers }) =>
        html`<li><a class="govuk-link" href="${sectionUrl(report.period, code)}">${heading}</a>: ${typedNumbers.map(({ number }) => number).join(', ')}</li>`,
    )}</ul>`
  )
}

const publishForm = ({ report, state }: PublishPage): SafeHtml =>
  postForm({
    action: publishUrl(report.period),
    body: html`${radiosField(state, {
      name: 'profile',
      label: 'How small counts are protected',
      choices: PUBLIC_PROFILES.map(name => ({
        value: name,
        text: DISCLOSURE_PROFILES[name].title,
        hint: DISCLOSURE_PROFILES[name].note,
      })),
    })}${button({ text: 'Publish the report' })}`,
  })
