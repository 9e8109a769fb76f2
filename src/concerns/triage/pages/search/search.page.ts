import { appendAudit } from '#platform/audit/trail.ts'
import { parseDay } from '#platform/day.ts'
import { withDays } from '#platform/http/day-field.ts'
import { type Answer, type Form, type Route, redirect, route, showPage, type Visit } from '#platform/http/route.ts'
import { textOf } from '#platform/typed.ts'
import { emptyForm } from '#platform/ui/form-state.ts'
import { listTeamsOf } from '../../../case/team.store.ts'
import { concernUrl } from '../../../concerns.urls.ts'
import { type IndividualDetails, isNhsNumber, UNKNOWN_INDIVIDUAL } from '../../../individual.ts'
import { matchingKeys } from '../../../matching/matching-keys.ts'
import { readReference } from '../../../reference.ts'
import { searchConcerns } from '../../search.store.ts'
import { searchPage } from './search.view.ts'

const MOST_FOUND = 25

type Sought =
  | { readonly errors: Readonly<Record<string, string>> }
  | { readonly reference: string }
  | { readonly who: IndividualDetails }

/** What is looked for: a reference, or enough of a person to make a key of. */
function readSought(form: Form): Sought {
  const typed = textOf(form, 'reference')
  const reference = readReference(typed)
  if (reference !== undefined) return { reference }
  if (typed !== '') return { errors: { reference: 'Enter a reference like AC-2024-7K2M9' } }
  const nhs = textOf(form, 'nhsNumber').replace(/\s/g, '')
  const born = textOf(withDays(form, 'bornOn'), 'bornOn')
  const bornOn = parseDay(born)
  const errors = {
    ...(nhs !== '' && !isNhsNumber(nhs) ? { nhsNumber: 'Enter an NHS number of ten digits, like 943 476 5919' } : {}),
    ...(born !== '' && bornOn === undefined ? { bornOn: 'The date of birth must be a real date, like 2 11 1944' } : {}),
  }
  if (Object.keys(errors).length > 0) return { errors }
  const who: IndividualDetails = {
    ...UNKNOWN_INDIVIDUAL,
    givenName: textOf(form, 'givenName'),
    familyName: textOf(form, 'familyName'),
    postcode: textOf(form, 'postcode'),
    bornOn,
    nhsNumber: nhs === '' ? undefined : nhs,
  }
  if (matchingKeys(who).length > 0) return { who }
  const isEmpty = [who.givenName, who.familyName, who.postcode].every(text => text === '') && bornOn === undefined
  return {
    errors: isEmpty
      ? { reference: 'Enter a reference, an NHS number, or a name' }
      : { familyName: 'Enter both names, or one name and a date of birth: one alone finds too many' },
  }
}

async function search({ app, actor, form }: Visit): Promise<Answer> {
  const sought = readSought(form)
  if ('errors' in sought) return showPage(searchPage({ values: form, errors: sought.errors }, app.clock.today()), 400)
  if ('reference' in sought) return redirect(concernUrl(sought.reference))
  const found = await app.transaction(actor, async tx => {
    const teams = (await listTeamsOf(tx, actor.personId, app.clock.today())).map(team => team.teamId)
    const reader = { personId: actor.personId, now: app.clock.now() }
    const rows = await searchConcerns(tx, sought.who, { teams, reader, most: MOST_FOUND })
    const { bornOn, givenName, familyName, nhsNumber, postcode } = sought.who
    await appendAudit(tx, actor, {
      event: 'concerns-searched',
      subject: { concerns: rows.slice(0, MOST_FOUND).map(row => row.concernId) },
      content: { givenName, familyName, postcode, nhsNumber: nhsNumber ?? null, bornOn: bornOn?.toString() ?? null },
    })
    return rows
  })
  const result = { rows: found.slice(0, MOST_FOUND), hasMore: found.length > MOST_FOUND }
  return showPage(searchPage({ values: form, errors: {} }, app.clock.today(), result))
}

/** A search is sent as a form, so that no name stands in an address, a history or a log. */
export const searchRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/concerns/search',
    permission: 'handle-concerns',
    handle: async ({ app }) => showPage(searchPage(emptyForm, app.clock.today())),
  }),
  route({ method: 'POST', path: '/concerns/search', permission: 'handle-concerns', handle: search }),
]
