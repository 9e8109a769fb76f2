import { z } from 'zod'
import { listAgencies } from '#partnership'
import { Conflict, NotFound } from '#platform/errors.ts'
import { formRoutes } from '#platform/http/form-routes.ts'
import { type Route, route, showPage, type Visit } from '#platform/http/route.ts'
import { listAgreements } from '../../agreement.store.ts'
import { ACCEPTANCES, type Agreement, inForce } from '../../agreement.ts'
import type { FileFormat } from '../../format.ts'
import { agreementsUrl } from '../../intake.urls.ts'
import type { Intake } from '../../receive-file.ts'
import { setAgreement } from '../../set-agreement.ts'
import { type AgreementPage, ALL_AGENCIES, agreementPage, agreementsPage } from './agreements.view.ts'

const LONGEST_REFERENCE = 200
const params = z.object({ format: z.string().max(60) })
const form = z
  .object({
    read: z.coerce.number().int().min(0),
    agency: z.string('Select whose files it is about').max(60),
    acceptance: z.enum(ACCEPTANCES, 'Select who accepts the files'),
    reference: z
      .string()
      .trim()
      .max(LONGEST_REFERENCE, `The agreement must be ${LONGEST_REFERENCE} characters or fewer`)
      .default(''),
  })
  .refine(({ agency, acceptance }) => agency !== ALL_AGENCIES || acceptance !== 'as-for-all-agencies', {
    path: ['acceptance'],
    message: 'Select who accepts the files of all agencies',
  })

const list =
  ({ formats }: Intake) =>
  async ({ app, actor }: Visit) => {
    const { agreements, agencies } = await app.transaction(actor, async tx => ({
      agreements: await listAgreements(tx),
      agencies: await listAgencies(tx),
    }))
    const names = new Map(agencies.map(({ agencyId, name }) => [agencyId, name]))
    const rows = formats.flatMap(format => rowsOf(format, agreements, names))
    return showPage(agreementsPage(rows))
  }

function rowsOf(format: FileFormat, agreements: readonly Agreement[], names: ReadonlyMap<string, string>) {
  const lines = inForce(agreements.filter(agreement => agreement.format === format.name))
  const own = lines.filter(({ agencyId }) => agencyId !== undefined)
  return [
    { format, agencyName: undefined, agreement: lines.find(({ agencyId }) => agencyId === undefined) },
    ...own.map(agreement => ({ format, agencyName: names.get(agreement.agencyId ?? '') ?? '', agreement })),
  ]
}

const read =
  ({ formats }: Intake) =>
  async ({ app, actor, params: { format: name } }: Visit<z.infer<typeof params>>): Promise<AgreementPage> => {
    const format = formats.find(each => each.name === name)
    if (!format) throw new NotFound('There is no such format.')
    return app.transaction(actor, async tx => {
      const versions = await listAgreements(tx, name)
      const agencies = (await listAgencies(tx)).map(({ agencyId, name }) => ({ id: agencyId, name }))
      return { format, versions, agencies }
    })
  }

const PERMISSION = 'set-supply-agreements'

export const agreementRoutes = (intake: Intake): readonly Route[] => [
  route({ method: 'GET', path: '/intake/agreements', permission: PERMISSION, handle: list(intake) }),
  ...formRoutes({
    path: '/intake/agreements/:format',
    permission: PERMISSION,
    params,
    read: read(intake),
    values: ({ versions }) => {
      const all = inForce(versions).find(({ agencyId }) => agencyId === undefined)
      return {
        agency: ALL_AGENCIES,
        acceptance: all?.acceptance ?? 'anybody-who-approves',
        reference: all?.reference ?? '',
      }
    },
    page: agreementPage,
    form,
    async send(visit, { read: version, agency, acceptance, reference }) {
      const { format, agencies } = await read(intake)(visit)
      const agencyId = agency === ALL_AGENCIES ? undefined : agency
      if (agencyId !== undefined && !agencies.some(({ id }) => id === agencyId))
        return { errors: { agency: 'Select whose files it is about' } }
      try {
        const change = { format: format.name, read: version, agencyId, acceptance, reference }
        await setAgreement(visit.app, visit.actor, change)
      } catch (error) {
        if (error instanceof Conflict) return { errors: { acceptance: error.message } }
        throw error
      }
      return { to: agreementsUrl(), said: 'The agreement is changed. Files that wait fall under it from now on.' }
    },
  }),
]
