import { checkboxesField } from '#platform/ui/choice-fields.ts'
import { selectField } from '#platform/ui/fields.ts'
import { type CurrentFilter, filters } from '#platform/ui/filters.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { harmsOf, SOURCES } from '../../../codes.ts'
import { triageUrl } from '../../../concerns.urls.ts'
import { type QueueFilter, totalOf } from '../../queue.ts'
import type { QueuePage } from './queue-page.ts'

export const isFiltered = ({ worker, harm, source, isRepeatOnly }: QueueFilter): boolean =>
  worker !== undefined || harm !== undefined || source !== undefined || isRepeatOnly

/** The address of this list with something of it changed; a part that is empty is left out. */
export function addressOf({ team, filter }: QueuePage, change: Readonly<Record<string, string>>): string {
  return triageUrl({
    team: team.teamId,
    part: filter.band,
    with: filter.worker,
    harm: filter.harm,
    source: filter.source,
    repeat: filter.isRepeatOnly ? 'yes' : '',
    ...change,
  })
}

export function queueFilters(page: QueuePage): SafeHtml {
  const { filter, team, members, readerId, counts } = page
  const harms = harmsOf(team.about)
  const state: FormState = {
    values: {
      with: filter.worker ?? '',
      harm: filter.harm ?? '',
      source: filter.source ?? '',
      repeat: filter.isRepeatOnly ? 'yes' : undefined,
    },
    errors: {},
  }
  const current = currentFilters(page)
  const hidden = (name: string, value: string | undefined): SafeHtml | false =>
    value !== undefined && html`<input type="hidden" name="${name}" value="${value}">`
  return filters({
    action: triageUrl(),
    fields: [
      html`${hidden('team', team.teamId)}${hidden('part', filter.band)}`,
      selectField(state, {
        name: 'with',
        label: 'With',
        choices: [
          { value: '', text: 'Anyone' },
          { value: 'nobody', text: 'Nobody yet' },
          ...members.map(({ personId, name }) => ({
            value: personId,
            text: personId === readerId ? `${name} (you)` : name,
          })),
        ],
      }),
      selectField(state, {
        name: 'harm',
        label: 'Type of harm',
        choices: [{ value: '', text: 'Any' }, ...choices(harms)],
      }),
      selectField(state, {
        name: 'source',
        label: 'Who told us',
        choices: [{ value: '', text: 'Anyone' }, ...choices(SOURCES)],
      }),
      checkboxesField(state, {
        name: 'repeat',
        label: html`<span class="govuk-visually-hidden">Alerts</span>`,
        isSmall: true,
        choices: [{ value: 'yes', text: 'Repeat alerts only' }],
      }),
    ],
    current,
    ...(current.length > 1 ? { clearHref: triageUrl({ team: team.teamId }) } : {}),
    ...(current.length > 0
      ? { count: `${totalOf(counts)} ${team.about === 'adult' ? 'concerns' : 'contacts'} with these filters` }
      : {}),
  })
}

const choices = (words: Readonly<Record<string, string>>): { value: string; text: string }[] =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

function currentFilters(page: QueuePage): CurrentFilter[] {
  const { filter, team, members } = page
  const { worker, harm, source } = filter
  const name =
    worker === 'nobody' ? 'nobody yet' : (members.find(({ personId }) => personId === worker)?.name ?? 'somebody else')
  return [
    ...(worker ? [{ text: `With: ${name}`, removeHref: addressOf(page, { with: '' }) }] : []),
    ...(harm
      ? [{ text: `Type of harm: ${harmsOf(team.about)[harm] ?? harm}`, removeHref: addressOf(page, { harm: '' }) }]
      : []),
    ...(source ? [{ text: `Who told us: ${SOURCES[source]}`, removeHref: addressOf(page, { source: '' }) }] : []),
    ...(filter.isRepeatOnly ? [{ text: 'Repeat alerts only', removeHref: addressOf(page, { repeat: '' }) }] : []),
  ]
}
