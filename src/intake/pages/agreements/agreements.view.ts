import { civilDay, dayInWords } from '#platform/day.ts'
import { radiosField } from '#platform/ui/choice-fields.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { selectField, textField } from '#platform/ui/fields.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { type HtmlPart, html } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { ACCEPTANCE_WORDS, type Agreement } from '../../agreement.ts'
import type { FileFormat } from '../../format.ts'
import { agreementsUrl, agreementUrl, intakeUrl } from '../../intake.urls.ts'
import { actForm } from '../act-form.view.ts'

export const ALL_AGENCIES = 'all'

export interface AgreementRow {
  readonly format: FileFormat
  /** Undefined: all agencies without a line of their own */
  readonly agencyName: string | undefined
  /** Undefined: nothing was ever agreed */
  readonly agreement: Agreement | undefined
}

const NOTHING_AGREED = 'Nothing is on record'

export const agreementsPage = (rows: readonly AgreementRow[]): PageContent => ({
  title: 'Who accepts files',
  section: 'figures',
  breadcrumbs: [{ text: 'Send figures', href: intakeUrl() }],
  body: html`${pageHeading({ context: 'Figures', title: 'Who accepts files' })}
<p class="kith-prose">A file that is in order counts once somebody who approves figures has accepted it. Where a data-sharing agreement asks for a second person, whoever sent a file may not accept it.</p>
${dataTable<AgreementRow>({
  id: 'agreements',
  caption: 'What is agreed on the files of each format',
  isCaptionHidden: true,
  isStacked: true,
  rows,
  columns: [
    {
      head: 'Format',
      cell: ({ format, agencyName }) =>
        html`<a class="govuk-link" href="${agreementUrl(format.name)}">${format.title}</a>${agencyName !== undefined && html`, ${agencyName}`}`,
    },
    { head: 'Whose files', stackedLabel: 'Whose files', cell: ({ agencyName }) => agencyName ?? 'All agencies' },
    {
      head: 'Who accepts them',
      stackedLabel: 'Who accepts them',
      cell: ({ agreement }) => ACCEPTANCE_WORDS[agreement?.acceptance ?? 'anybody-who-approves'],
    },
    {
      head: 'Agreement',
      stackedLabel: 'Agreement',
      cell: ({ agreement }) => agreement?.reference || NOTHING_AGREED,
    },
    { head: 'Set', stackedLabel: 'Set', cell: ({ agreement }) => setInWords(agreement) },
  ],
})}`,
})

const setInWords = (agreement: Agreement | undefined): string =>
  agreement ? `${agreement.setByName}, ${dayInWords(civilDay(agreement.setAt))}` : 'As Kith begins'

export interface AgreementPage {
  readonly format: FileFormat
  /** newest first */
  readonly versions: readonly Agreement[]
  readonly agencies: readonly { readonly id: string; readonly name: string }[]
}

export function agreementPage(state: FormState, { format, versions, agencies }: AgreementPage): PageContent {
  const page = actForm({
    title: `Who accepts: ${format.title}`,
    lead: html`<p>${format.about} It counts from now on, also for files that wait.</p>`,
    state,
    action: agreementUrl(format.name),
    fields: html`<input type="hidden" name="read" value="${versions[0]?.version ?? 0}">${selectField(state, {
      name: 'agency',
      label: 'Whose files is it about?',
      choices: [
        { value: ALL_AGENCIES, text: 'All agencies without a line of their own' },
        ...agencies.map(({ id, name }) => ({ value: id, text: name })),
      ],
    })}${radiosField(state, {
      name: 'acceptance',
      label: 'Who accepts them?',
      choices: [
        { value: 'anybody-who-approves', text: ACCEPTANCE_WORDS['anybody-who-approves'] },
        {
          value: 'second-person',
          text: ACCEPTANCE_WORDS['second-person'],
          hint: 'What a sender who approves figures sends waits for somebody else who does.',
        },
        {
          value: 'as-for-all-agencies',
          text: ACCEPTANCE_WORDS['as-for-all-agencies'],
          hint: 'For one agency: its own line ends.',
        },
      ],
    })}${textField(state, {
      name: 'reference',
      label: 'Which agreement or rule says so? (optional)',
      hint: 'For example, “Data-sharing agreement with the council, schedule 2”',
    })}`,
    submit: { text: 'Change who accepts' },
    back: { text: 'Who accepts files', href: agreementsUrl() },
  })
  return { ...page, body: html`${page.body}${history(versions, agencies)}` }
}

function history(versions: readonly Agreement[], agencies: AgreementPage['agencies']): HtmlPart {
  if (versions.length === 0) return false
  const nameOf = (agencyId: string | undefined): string =>
    agencyId === undefined ? 'All agencies' : (agencies.find(({ id }) => id === agencyId)?.name ?? '')
  return html`${sectionHeading({ text: 'What was agreed, newest first', id: 'history' })}
<ul class="kith-square-list">${versions.map(
    version =>
      html`<li>${nameOf(version.agencyId)}: ${ACCEPTANCE_WORDS[version.acceptance]}${version.reference !== '' && html` (${version.reference})`}. ${setInWords(version)}.</li>`,
  )}</ul>`
}
