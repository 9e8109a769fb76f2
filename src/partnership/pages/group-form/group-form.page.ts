import { z } from 'zod'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { formRoutes } from '#platform/http/form-routes.ts'
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

export const groupFormRoutes = [
  ...formRoutes({
    path: '/groups/open',
    permission: 'edit-groups',
    read: async ({ app, actor }) => structureOn(await app.transaction(actor, readStructure), app.clock.today()),
    page: (state, groups) => groupFormPage(state, groups),
    form: openGroupForm,
    days: ['startsOn'],
    async send({ app, actor }, group) {
      const outcome = await openGroup(app, actor, group)
      if (!outcome.isDone) return outcome
      const said = 'The group is on record. Appoint its chair and add its members next.'
      return { to: groupUrl(outcome.value, group.startsOn), said }
    },
  }),
  ...formRoutes({
    path: '/groups/:groupId/change',
    permission: 'edit-groups',
    params,
    read: ({ app, actor, params: { groupId } }) => groupToChange(app, actor, groupId),
    values: ({ group }) => groupValues(group),
    page: (state, { group, groups }) => groupFormPage(state, groups, group),
    form: changeGroupForm,
    days: ['startsOn'],
    async send({ app, actor, params: { groupId } }, changes) {
      await groupToChange(app, actor, groupId)
      const outcome = await changeGroup(app, actor, groupId, changes)
      return outcome.isDone ? { to: groupUrl(groupId, changes.startsOn), said: 'The change is on record.' } : outcome
    },
  }),
]
