import { dateField } from '#platform/ui/date-field.ts'
import { selectField, textField } from '#platform/ui/fields.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import type { Agency } from '../../agency.ts'
import { addPersonUrl, changePersonUrl, peopleUrl, personUrl } from '../../partnership.urls.ts'
import { staffForm } from '../staff-form.view.ts'

/** Adds a person, or changes the one of this id. */
export function personFormPage(
  state: FormState,
  agencies: readonly Agency[],
  person?: { personId: string; name: string },
): PageContent {
  const fields = [
    textField(state, { name: 'name', label: 'Full name', autocomplete: 'off', spellcheck: false }),
    textField(state, { name: 'jobTitle', label: 'Job title (optional)' }),
    selectField(state, {
      name: 'agencyId',
      label: 'Agency',
      choices: [
        { value: '', text: 'Select an agency' },
        ...agencies.map(agency => ({ value: agency.agencyId, text: agency.name })),
      ],
    }),
    textField(state, {
      name: 'email',
      label: 'Email address (optional)',
      hint: 'They need one to be invited to sign in',
      type: 'email',
      autocomplete: 'off',
      spellcheck: false,
    }),
    dateField(state, { name: 'startsOn', label: 'The day they begin', hint: 'For example, 1 9 2026' }),
  ]
  return person
    ? staffForm({
        title: `Change the details of ${person.name}`,
        section: 'people',
        state,
        action: changePersonUrl(person.personId),
        fields,
        submit: 'Save the changes',
        back: { text: 'Back', href: personUrl(person.personId) },
      })
    : staffForm({
        title: 'Add a person',
        section: 'people',
        lead: 'This puts them in the register. They can sign in once they have a role and an invitation.',
        state,
        action: addPersonUrl(),
        fields,
        submit: 'Add the person',
        back: { text: 'Back', href: peopleUrl() },
      })
}
