import { readFileSync } from 'node:fs'
import { createCatalogue, SUPPLIED_MEASURES } from '#indicators'
import type { Actor } from '#platform/auth/actor.ts'
import type { Role } from '#platform/auth/roles.ts'
import type { TestDatabase } from '#platform/testing/database.ts'
import { intakeFormats } from '../formats.ts'
import type { Intake } from '../receive-file.ts'

export const intake: Intake = { catalogue: createCatalogue(SUPPLIED_MEASURES), formats: intakeFormats }

export const publishedFile = (name: string): Buffer =>
  readFileSync(new URL(`../../../demo/data/published-2023-24/${name}`, import.meta.url))

export interface TestPartnership {
  readonly partnershipId: string
  readonly agencies: ReadonlyMap<string, string>
  actor(roles: readonly Role[], agencyName?: string): Actor
}

/** A partnership with the agencies of the published matrix. */
export async function makeTestPartnership(database: TestDatabase, slug: string): Promise<TestPartnership> {
  const [partnership] = await database.owner<{ id: string }>(
    `insert into partnership (slug, name) values ($1, $2) returning partnership_id as id`,
    [slug, `The ${slug} partnership`],
  )
  const partnershipId = partnership?.id ?? ''
  const lines = publishedFile('kpi-matrix.csv').toString().trim().split('\n').slice(1)
  const names = [...new Set(lines.map(line => line.trim().split(',')[2] ?? ''))]
  const rows = await database.owner<{ name: string; id: string }>(
    `insert into agency (partnership_id, name, kind, joined_on) select $1, n, 'other', '2020-01-01' from unnest($2::text[]) n
     returning name, agency_id as id`,
    [partnershipId, names],
  )
  const agencies = new Map(rows.map(row => [row.name, row.id]))
  return {
    partnershipId,
    agencies,
    actor(roles, agencyName = names[0] ?? '') {
      const agencyId = agencies.get(agencyName) ?? ''
      return {
        id: `person:${slug}-${roles.join('-')}`,
        name: `Test ${roles.join(' ')}`,
        partnershipId,
        partnershipName: slug,
        roles,
        agencyId,
        agencyName,
      }
    },
  }
}
