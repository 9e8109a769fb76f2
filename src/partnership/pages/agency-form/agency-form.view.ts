import { dateField } from '#platform/ui/date-field.ts'
import { selectField, textAreaField, textField } from '#platform/ui/fields.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { AGENCY_KINDS } from '../../agency.ts'
import { addAgencyUrl, agenciesUrl, agencyUrl, changeAgencyUrl } from '../../partnership.urls.ts'
import {
  AUTHORITIES,
  REGIMES,
  type Regime,
  regimes,
  STATUTORY_ROLES,
  type StatutoryRoleWords,
} from '../../statutory-roles.ts'
import { staffForm } from '../staff-form.view.ts'

const roleChoices = (regime: Regime): { value: string; text: string }[] =>
  Object.entries<StatutoryRoleWords>(STATUTORY_ROLES[regime]).flatMap(([role, { text, authorities }]) =>
    authorities.length === 0
      ? [{ value: role, text }]
      : authorities.map(authority => ({
          value: `${role}:${authority}`,
          text: `${text}, as ${AUTHORITIES[authority]}`,
        })),
  )

const HINTS: Readonly<Record<Regime, string>> = {
  children: 'Children Act 2004 section 16E',
  adults: 'Care Act 2014 Schedule 2',
  'community-safety': 'Crime and Disorder Act 1998 section 5',
}

/** Adds an agency, or changes the one of this id. */
export function agencyFormPage(state: FormState, agency?: { agencyId: string; name: string }): PageContent {
  const fields = [
    textField(state, { name: 'name', label: 'Name', hint: 'The one name that pages and reports print' }),
    textAreaField(state, {
      name: 'aliases',
      label: 'Other names (optional)',
      hint: 'One on each line. Uploads and searches find the agency by any of them, however they are spelt.',
      rows: 3,
    }),
    selectField(state, {
      name: 'kind',
      label: 'Type',
      choices: [
        { value: '', text: 'Select a type' },
        ...Object.entries(AGENCY_KINDS).map(([value, text]) => ({ value, text })),
      ],
    }),
    ...regimes().map(regime =>
      selectField(state, {
        name: regime,
        label: `Statutory role: ${REGIMES[regime].toLowerCase()}`,
        hint: HINTS[regime],
        choices: [{ value: 'none', text: 'No statutory role' }, ...roleChoices(regime)],
      }),
    ),
    dateField(state, { name: 'joinedOn', label: 'When did it join the partnership?', hint: 'For example, 1 4 2023' }),
  ]
  return agency
    ? staffForm({
        title: `Change ${agency.name}`,
        section: 'agencies',
        lead: 'A name it had before stays one of its other names.',
        state,
        action: changeAgencyUrl(agency.agencyId),
        fields,
        submit: 'Save the changes',
        back: { text: 'Back', href: agencyUrl(agency.agencyId) },
      })
    : staffForm({
        title: 'Add an agency',
        section: 'agencies',
        state,
        action: addAgencyUrl(),
        fields,
        submit: 'Add the agency',
        back: { text: 'Back', href: agenciesUrl() },
      })
}
