import { checkboxesField, radiosField } from '#platform/ui/choice-fields.ts'
import { dateField } from '#platform/ui/date-field.ts'
import { selectField, textAreaField, textField } from '#platform/ui/fields.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import type { SafeHtml } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { changeGroupUrl, groupUrl, openGroupUrl, structureUrl } from '../../partnership.urls.ts'
import { GROUP_KINDS, type GroupOn, STANDINGS, VERSION_CHANGES } from '../../structure.ts'
import { staffForm } from '../staff-form.view.ts'

const choices = (words: Readonly<Record<string, string>>): { value: string; text: string }[] =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

/** Opens a group, or changes the one that is given from a day on. */
export function groupFormPage(state: FormState, groups: readonly GroupOn[], group?: GroupOn): PageContent {
  return group
    ? staffForm({
        title: `Change ${group.name}`,
        section: 'structure',
        lead: 'What the group was until the day before stays on record. Enter the first day of how it is now to correct that without a new entry in its history.',
        state,
        action: changeGroupUrl(group.groupId),
        fields: [
          ...groupFields(state, groups, group),
          selectField(state, {
            name: 'change',
            label: 'What changes?',
            choices: [
              { value: '', text: 'Select what changes' },
              ...choices(VERSION_CHANGES).filter(({ value }) => value !== 'opened'),
            ],
          }),
          dateField(state, {
            name: 'startsOn',
            label: 'The first day on which it is so',
            hint: 'For example, 1 4 2024',
          }),
        ],
        submit: 'Change the group',
        back: { text: 'Back', href: groupUrl(group.groupId) },
      })
    : staffForm({
        title: 'Open a group',
        section: 'structure',
        state,
        action: openGroupUrl(),
        fields: [
          ...groupFields(state, groups, undefined),
          dateField(state, { name: 'startsOn', label: 'Its first day', hint: 'For example, 1 4 2024' }),
        ],
        submit: 'Open the group',
        back: { text: 'Back', href: structureUrl() },
      })
}

const groupFields = (state: FormState, groups: readonly GroupOn[], self: GroupOn | undefined): SafeHtml[] => [
  textField(state, { name: 'name', label: 'Name' }),
  textAreaField(state, {
    name: 'remit',
    label: 'Remit',
    hint: 'What the group is for, as its members would say it',
    rows: 3,
  }),
  selectField(state, {
    name: 'kind',
    label: 'Kind of group',
    choices: [{ value: '', text: 'Select a kind' }, ...choices(GROUP_KINDS)],
  }),
  radiosField(state, { name: 'standing', label: 'Where does it stand?', choices: choices(STANDINGS) }),
  checkboxesField(state, {
    name: 'parentIds',
    label: 'To which groups is it accountable?',
    hint: 'More than one where it answers to several',
    isSmall: true,
    choices: groups
      .filter(group => group.groupId !== self?.groupId)
      .map(group => ({ value: group.groupId, text: group.name })),
  }),
  textAreaField(state, { name: 'note', label: 'Note (optional)', rows: 2 }),
]
