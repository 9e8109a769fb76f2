import { createHash } from 'node:crypto'
import type { Actor } from '#platform/auth/actor.ts'
import type { Role } from '#platform/auth/roles.ts'
import { clockAt } from '#platform/clock.ts'
import { createTestPartnership } from '#platform/testing/accounts.ts'
import type { TestDatabase } from '#platform/testing/database.ts'
import { createTestApp, createTestSite, signInAs, type TestPerson, type TestSite } from '#platform/testing/site.ts'
import { SUPPLIED_MEASURES } from '../catalogue/all.ts'
import { type Catalogue, createCatalogue } from '../catalogue.ts'
import { whole } from '../exact.ts'
import { indicatorRoutes } from '../indicators.routes.ts'
import { OWN_AREA } from '../measure.ts'
import { parsePeriod } from '../period.ts'
import { recordFigures } from '../record-figures.ts'
import { known, type ObservedValue, percentage } from '../value.ts'

/** A count, or what is counted and out of how many. */
export type SuppliedFigure = number | readonly [number, number]

const observedOf = (figure: SuppliedFigure): ObservedValue =>
  typeof figure === 'number' ? known(whole(figure)) : percentage(whole(figure[0]), whole(figure[1]))

export interface SuppliedSite {
  readonly site: TestSite
  readonly partnershipId: string
  readonly agencyId: string
  readonly catalogue: Catalogue
  readonly manager: TestPerson
  signIn(role: Role): Promise<TestPerson>
  /** Whole counts, or shares as their parts, of the own area by the names of their periods. */
  supply(
    measureCode: string,
    figures: Readonly<Record<string, SuppliedFigure>>,
    area?: string,
    agencyId?: string,
  ): Promise<void>
  read(path: string, person?: TestPerson): Promise<string>
}

/** A partnership with the pages of figures, on Sunday 22 November 2026, for tests to send figures to. */
export async function suppliedSite(database: TestDatabase): Promise<SuppliedSite> {
  const catalogue = createCatalogue(SUPPLIED_MEASURES)
  const app = createTestApp(database, clockAt(Temporal.Instant.from('2026-11-22T10:00:00Z')))
  const site = await createTestSite(
    app,
    indicatorRoutes(catalogue),
    ({ title, above, body, aside }) =>
      `<!doctype html><title>${title}</title>${above ?? ''}${body}${aside ?? ''}<form method="post"></form>`,
  )
  const place = await createTestPartnership(database, 'ours')
  const signIn = (role: Role) => signInAs(database, { ...place, roles: [role] })
  const manager = await signIn('business-manager')
  const now = app.clock.now()
  return {
    site,
    ...place,
    catalogue,
    manager,
    signIn,
    supply: async (measureCode, figures, area = OWN_AREA, agencyId = undefined) => {
      await app.transaction(manager.actor, tx =>
        recordFigures(tx, catalogue, source(manager.actor, now, `${measureCode}.csv`), {
          observations: Object.entries(figures).map(([period, value]) => ({
            measureCode,
            period: parsePeriod(period),
            area,
            agencyId,
            breakdown: '',
            observed: observedOf(value),
            printed: String(value),
            basis: 'stated',
          })),
          targets: [],
          qualityNotes: [],
          footnotes: [],
        }),
      )
    },
    read: async (path, person = manager) => (await site.get(path, person.token)).body,
  }
}

const source = (by: Actor, at: Temporal.Instant, title: string) => ({
  id: crypto.randomUUID(),
  kind: 'file' as const,
  title,
  suppliedBy: by,
  suppliedAt: at,
  approvedBy: by,
  approvedAt: at,
  contentHash: createHash('sha256').update(title).digest(),
})
