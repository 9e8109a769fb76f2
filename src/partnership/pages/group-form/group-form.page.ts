import { z } from 'zod'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { withDays } from '#platform/http/day-field.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { type Answer, redirect, route, showPage, type Visit } from '#platform/http/route.ts'
import { emptyForm, type FormState } from '#platform/ui/form-state.ts'
import { changeGroup, openGroup } from '../../arrange-group.ts'
import { groupUrl } from '../../partnership.urls.ts'
import { readStructure } from '../../structure.store.ts'
import { type GroupOn, structureOn } from '../../structure.ts'
import { changeGroupForm, groupValues, openGroupForm } from './group.form.ts'
import { groupFormPage } from './group-form.view.ts'

const params = z.object({ groupId: z.uuid() })

/** The group as it stands today, or as it will first stand when it has yet to begin. */
export async function groupToChange(
  app: App,
  actor: Actor,
  groupId: string,
): Promise<{ group: GroupOn; groups: GroupOn[] }> {
  const history = await app.transaction(actor, readStructure)
  const today = app.clock.today()
  const versions = history.versions.filter(version => version.groupId === groupId)
  if (versions.length === 0) throw new NotFound('There is no such group.')
  const next = versions.find(version => Temporal.PlainDate.compare(version.startsOn, today) > 0)
  for (const day of [today, ...(next ? [next.startsOn] : [])]) {
    const groups = structureOn(history, day)
    const group = groups.find(each => each.groupId === groupId)
    if (group) return { group, groups }
  }
  throw new Conflict('The group is closed. What it was stays on record and cannot be changed.')
}

async function shownToOpen({ app, actor }: Visit, state: FormState): Promise<Answer> {
  const history = await app.transaction(actor, readStructure)
  return showPage(groupFormPage(state, structureOn(history, app.clock.today())), state === emptyForm ? 200 : 400)
}

export const groupFormRoutes = [
  route({
    method: 'GET',
    path: '/groups/open',
    permission: 'edit-groups',
    handle: visit => shownToOpen(visit, emptyForm),
  }),
  route({
    method: 'POST',
    path: '/groups/open',
    permission: 'edit-groups',
    async handle(visit) {
      const parsed = parseForm(openGroupForm, withDays(visit.form, 'startsOn'))
      if (!parsed.ok) return shownToOpen(visit, parsed.state)
      const outcome = await openGroup(visit.app, visit.actor, parsed.data)
      return outcome.isDone
        ? redirect(
            groupUrl(outcome.value, parsed.data.startsOn),
            'The group is on record. Appoint its chair and add its members next.',
          )
        : shownToOpen(visit, { values: visit.form, errors: outcome.errors })
    },
  }),
  route({
    method: 'GET',
    path: '/groups/:groupId/change',
    permission: 'edit-groups',
    params,
    async handle({ app, actor, params: { groupId } }) {
      const { group, groups } = await groupToChange(app, actor, groupId)
      return showPage(groupFormPage({ values: groupValues(group), errors: {} }, groups, group))
    },
  }),
  route({
    method: 'POST',
    path: '/groups/:groupId/change',
    permission: 'edit-groups',
    params,
    async handle({ app, actor, form, params: { groupId } }) {
      const { group, groups } = await groupToChange(app, actor, groupId)
      const parsed = parseForm(changeGroupForm, withDays(form, 'startsOn'))
      if (!parsed.ok) return showPage(groupFormPage(parsed.state, groups, group), 400)
      const outcome = await changeGroup(app, actor, groupId, parsed.data)
      return outcome.isDone
        ? redirect(groupUrl(groupId, parsed.data.startsOn), 'The change is on record.')
        : showPage(groupFormPage({ values: form, errors: outcome.errors }, groups, group), 400)
    },
  }),
]
