import { CONFLICT_NATURES, RESTRICTION_REASONS } from '#platform/auth/restriction/record-access.ts'
import { checkboxesField, radiosField } from '#platform/ui/choice-fields.ts'
import { dateField } from '#platform/ui/date-field.ts'
import { selectField, textAreaField, textField } from '#platform/ui/fields.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import { html } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import type { ActShown } from '../../../case/act-routes.ts'
import type { TeamMember } from '../../../case/team.store.ts'
import { concernUrl, holdConcernUrl, retentionUrl } from '../../../concerns.urls.ts'
import { actForm } from './act-form.view.ts'

const choices = (words: Readonly<Record<string, string>>): { value: string; text: string }[] =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

export function restrictPage({ open, state, conflict }: ActShown, members: readonly TeamMember[]): PageContent {
  const { found } = open
  const { conflicted } = found.access
  return actForm({
    title: `Restrict ${found.reference}`,
    lead: 'Only the people you select will find it: to everybody else there is no such record, in lists, searches and counts of work. Figures still count it. In an emergency somebody can break the glass, and the information governance lead is told.',
    state,
    action: concernUrl(found.reference, 'restrict'),
    fields: html`${selectField(state, { name: 'reason', label: 'Why is it restricted?', choices: [{ value: '', text: 'Select a reason' }, ...choices(RESTRICTION_REASONS)] })}
${textAreaField(state, { name: 'note', label: 'For the register (optional)', hint: 'Name nobody whom the record is about.', rows: 2 })}
${checkboxesField(state, {
  name: 'readers',
  label: 'Who may still open it?',
  isSmall: true,
  choices: members
    .filter(({ personId }) => !conflicted.includes(personId))
    .map(({ personId, name }) => ({ value: personId, text: name })),
})}
${dateField(state, { name: 'reviewOn', label: 'When is this reviewed?', hint: 'For example, 31 3 2027' })}`,
    submit: 'Restrict the record',
    isWarning: true,
    back: { text: 'Back', href: concernUrl(found.reference) },
    conflict,
  })
}

export const conflictPage = ({ open: { found }, state, conflict }: ActShown): PageContent =>
  actForm({
    title: `Declare a conflict of interest in ${found.reference}`,
    lead: 'The record will be closed to you at once, and if you have it, nobody will. Only the information governance lead ends a conflict of interest.',
    state,
    action: concernUrl(found.reference, 'conflict'),
    fields: radiosField(state, { name: 'nature', label: 'What is it?', choices: choices(CONFLICT_NATURES) }),
    submit: 'Declare it',
    isWarning: true,
    back: { text: 'Back', href: concernUrl(found.reference) },
    conflict,
  })

export const holdPage = (state: FormState): PageContent => ({
  ...actForm({
    title: 'Put a concern under a legal hold',
    lead: html`An inquest, a claim or an inquiry needs it: it is kept until the hold is lifted. You need its reference; the record itself is not shown to you. <a class="govuk-link" href="${retentionUrl()}">See how long concerns are kept without one</a>.`,
    state,
    action: holdConcernUrl(),
    fields: html`${textField(state, { name: 'reference', label: 'Reference', hint: 'For example, AC-2024-7K2M9', width: 20 })}${textAreaField(state, { name: 'reason', label: 'Why is it held?', rows: 3 })}`,
    submit: 'Hold the concern',
    back: { text: 'Back', href: '/' },
  }),
  section: 'restrictions',
})
