import { z } from 'zod'
import { type Period, parsePeriod, whyNotAPeriod } from '#indicators'
import type { Actor } from '#platform/auth/actor.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import { NotAllowed, NotFound } from '#platform/errors.ts'
import { type Route, route, sendFile, showPage } from '#platform/http/route.ts'
import { concernFiguresUrl } from '../../../concerns.urls.ts'
import { readSacFile } from '../../sac/read-sac-file.ts'
import { sacBody } from './sac.view.ts'

const yearParam = z.object({ year: z.string().max(7) })
const fileParams = yearParam.extend({ file: z.string().max(40) })

const mayReadExact = ({ roles }: Actor): boolean =>
  hasPermission(roles, 'approve-figures') || hasPermission(roles, 'manage-triage')

function yearOf(text: string): Period {
  const period = whyNotAPeriod(text) === undefined ? parsePeriod(text) : undefined
  if (period?.kind !== 'financial-year') throw new NotFound('There is no such year.')
  return period
}

export const sacRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/concern-figures/sac/:year',
    permission: 'see-concern-totals',
    params: yearParam,
    handle: async ({ params, actor }) => {
      const year = yearOf(params.year)
      return showPage({
        title: 'Tables of the national collection',
        section: 'concern-figures',
        breadcrumbs: [{ text: 'Concern figures', href: concernFiguresUrl(year.name) }],
        body: sacBody(year, mayReadExact(actor)),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/concern-figures/sac/:year/:file',
    permission: 'see-concern-totals',
    params: fileParams,
    async handle({ app, actor, params }) {
      const period = yearOf(params.year)
      const isUnrounded = params.file === `sac-${period.name}-unrounded.csv`
      if (!isUnrounded && params.file !== `sac-${period.name}.csv`) throw new NotFound('There is no such file.')
      if (isUnrounded && !mayReadExact(actor))
        throw new NotAllowed('You cannot download exact numbers.', 'the business manager')
      const { name, content } = await app.transaction(actor, tx => readSacFile(tx, actor, { period, isUnrounded }))
      return sendFile(name, 'text/csv; charset=utf-8', content)
    },
  }),
]
