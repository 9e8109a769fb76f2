import { momentInWords } from '../../../day.ts'
import { parseForm } from '../../../http/parse-form.ts'
import { type Answer, type Route, redirect, route, showPage, type Visit } from '../../../http/route.ts'
import type { FormState } from '../../../ui/form-state.ts'
import { breakGlassUrl } from '../../auth.urls.ts'
import { breakGlass } from '../../restriction/break-glass.ts'
import type { RestrictableKind } from '../../restriction/restrictable-kind.ts'
import { breakGlassForm } from './review.form.ts'
import { breakGlassPage } from './review.view.ts'

const CLOSED =
  'Enter the reference of a restricted record. There is none with this reference, or it stays closed to you even in an emergency'

/** Opening a restricted record in an emergency. */
export function breakGlassRoutes(kinds: readonly RestrictableKind[]): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: breakGlassUrl,
      permission: 'break-glass',
      sensitive: true,
      handle: async () => showPage(breakGlassPage(kinds)),
    }),
    route({
      method: 'POST',
      path: breakGlassUrl,
      permission: 'break-glass',
      sensitive: true,
      perMinute: 10,
      handle: visit => takeBreaking(visit, kinds),
    }),
  ]
}

async function takeBreaking({ app, actor, form }: Visit, kinds: readonly RestrictableKind[]): Promise<Answer> {
  const again = (state: FormState): Answer => showPage(breakGlassPage(kinds, state), 400)
  const parsed = parseForm(breakGlassForm, form)
  if (!parsed.ok) return again(parsed.state)
  const kind = kinds.find(each => each.kind === parsed.data.kind)
  if (!kind) return again({ values: form, errors: { kind: 'Select what kind of record it is' } })
  const broken = await breakGlass(app, actor, { ...parsed.data, kind })
  switch (broken.outcome) {
    case 'closed':
      return again({ values: form, errors: { reference: CLOSED } })
    case 'open-already':
      return redirect(kind.href(broken.recordId), 'The record is open to you: no glass was broken')
    case 'opened':
      return redirect(
        kind.href(broken.recordId),
        `The record is open to you until ${momentInWords(broken.until)}. The information governance lead has been told`,
      )
  }
}
