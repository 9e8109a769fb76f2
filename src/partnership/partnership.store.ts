import { sql } from 'kysely'
import { type Database, openDatabaseAt, type Tx } from '#platform/db/database.ts'
import { OWNER_ROLE } from '#platform/db/roles.ts'

export interface NewPartnership {
  readonly slug: string
  readonly name: string
  readonly areaCode: string | undefined
  readonly isDemonstration: boolean
}

/** Only the owner of the schema may: no application role makes a partnership. */
export async function insertPartnership(tx: Tx, partnership: NewPartnership): Promise<string> {
  const row = await tx
    .insertInto('partnership')
    .values({
      slug: partnership.slug,
      name: partnership.name,
      area_code: partnership.areaCode ?? null,
      is_demonstration: partnership.isDemonstration,
    })
    .returning('partnership_id')
    .executeTakeFirstOrThrow()
  return row.partnership_id
}

/** The partnerships that the reader may see: their own, or as the owner every one. */
export async function listPartnerships(tx: Tx): Promise<
  {
    partnershipId: string
    slug: string
    name: string
    areaCode: string | undefined
    isDemonstration: boolean
  }[]
> {
  const rows = await tx
    .selectFrom('partnership')
    .select(['partnership_id', 'slug', 'name', 'area_code', 'is_demonstration'])
    .orderBy('name')
    .execute()
  return rows.map(row => ({
    partnershipId: row.partnership_id,
    slug: row.slug,
    name: row.name,
    areaCode: row.area_code ?? undefined,
    isDemonstration: row.is_demonstration,
  }))
}

/** Runs work with the rights of the schema's owner, whom no fence holds back: for operators at the command line. */
async function actingAsOwner<T>(owner: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return owner.kysely.transaction().execute(async tx => {
    await sql`set local role ${sql.id(OWNER_ROLE)}`.execute(tx)
    return work(tx)
  })
}

/** One transaction as the schema's owner, at an address that signs in as somebody who may become it. */
export async function inTransactionAsOwner<T>(ownerUrl: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const owner = openDatabaseAt(ownerUrl, OWNER_ROLE, { max: 1 })
  try {
    return await actingAsOwner(owner, work)
  } finally {
    await owner.close()
  }
}

/** Every partnership of the installation. */
export const listEveryPartnership = (owner: Database): ReturnType<typeof listPartnerships> =>
  actingAsOwner(owner, listPartnerships)
