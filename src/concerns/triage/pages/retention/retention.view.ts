import { dayInWords } from '#platform/day.ts'
import { radiosField } from '#platform/ui/choice-fields.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { dateField } from '#platform/ui/date-field.ts'
import { errorSummary } from '#platform/ui/error-summary.ts'
import { textAreaField, textField } from '#platform/ui/fields.ts'
import { actions, button, postForm } from '#platform/ui/form.ts'
import { type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { retentionUrl } from '../../../concerns.urls.ts'
import type { RecordDue, RetentionRule } from '../../retention.store.ts'
import { RETENTION_DEFAULTS, retentionInWords } from '../../retention.ts'

export interface RetentionPage {
  readonly rules: readonly RetentionRule[]
  readonly due: readonly RecordDue[]
  readonly state: FormState
  readonly today: Temporal.PlainDate
}

const WHOSE = { adult: 'Concerns about adults', child: 'Contacts about children' } as const

export const retentionPage = (page: RetentionPage): PageContent => ({
  title: 'How long concerns are kept',
  section: 'restrictions',
  hasErrors: hasErrors(page.state),
  body: html`${errorSummary(page.state)}${pageHeading({ title: 'How long concerns are kept' })}
<p class="govuk-body">How long is your partnership’s to decide, with its data protection officer. Until it does, Kith uses what most areas do: a concern about an adult is kept ${retentionInWords('adult', RETENTION_DEFAULTS.adult)}, a contact about a child ${retentionInWords('child', RETENTION_DEFAULTS.child)}. A legal hold keeps a record whatever its day. Nothing is deleted by itself.</p>
${ruleTable(page.rules)}
${sectionHeading({ text: 'Due for review', id: 'due', count: page.due.length })}${dueTable(page.due)}
${sectionHeading({ text: 'Set a rule', id: 'set' })}${ruleForm(page.state)}`,
})

const ruleTable = (rules: readonly RetentionRule[]): SafeHtml =>
  rules.length === 0
    ? emptyState({ why: 'Your partnership has set no rule yet: the usual ones hold.' })
    : dataTable({
        id: 'rules',
        caption: 'Rules that your partnership has set, the latest first',
        isStacked: true,
        columns: [
          { head: 'From', cell: (rule: RetentionRule) => dayInWords(rule.startsOn), isRowHead: true },
          { head: 'For', cell: rule => WHOSE[rule.about] },
          { head: 'Kept', cell: rule => retentionInWords(rule.about, rule.years) },
          { head: 'Where it comes from', cell: rule => rule.source },
        ],
        rows: rules,
      })

const dueTable = (due: readonly RecordDue[]): SafeHtml =>
  due.length === 0
    ? emptyState({ why: 'No record is past its day. The list is made each morning.' })
    : dataTable({
        id: 'records-due',
        caption: 'Records past the day until which they are kept, and under no legal hold',
        isStacked: true,
        columns: [
          { head: 'Reference', cell: (row: RecordDue) => row.reference, isRowHead: true },
          { head: 'Kept until', cell: row => dayInWords(row.retainUntil) },
        ],
        rows: due,
      })

const ruleForm = (state: FormState): SafeHtml =>
  postForm({
    action: retentionUrl(),
    id: 'form',
    body: html`${radiosField(state, {
      name: 'about',
      label: 'Whom the concerns are about',
      isSmall: true,
      choices: [
        { value: 'adult', text: 'Adults: years after the concern or its enquiry was closed' },
        { value: 'child', text: 'Children: until which birthday' },
      ],
    })}${textField(state, { name: 'years', label: 'Years, or birthday', width: 3 })}${dateField(state, {
      name: 'startsOn',
      label: 'From which day',
      hint: 'It holds for what is closed from that day on. What was closed before keeps its day.',
    })}${textAreaField(state, { name: 'source', label: 'Where it comes from', hint: 'Such as your retention schedule and its date', rows: 2 })}${actions(button({ text: 'Set the rule' }))}`,
  })
