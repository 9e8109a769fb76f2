import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { type Acceptance, type Agreement, agreementOn } from './agreement.ts'

interface AgreementRow {
  format: string
  version: number
  agency_id: string | null
  acceptance: Acceptance
  reference: string
  set_by_name: string
  set_at: Temporal.Instant
}

const agreementOf = (row: AgreementRow): Agreement => ({
  format: row.format,
  version: row.version,
  agencyId: row.agency_id ?? undefined,
  acceptance: row.acceptance,
  reference: row.reference,
  setByName: row.set_by_name,
  setAt: row.set_at,
})

/** Every version, newest first; of one format, or of all. */
export async function listAgreements(tx: Tx, format?: string): Promise<Agreement[]> {
  const found = await sql<AgreementRow>`select format, version, agency_id, acceptance, reference, set_by_name, set_at
    from supply_agreement ${format === undefined ? sql`` : sql`where format = ${format}`}
    order by format, version desc`.execute(tx)
  return found.rows.map(agreementOf)
}

/** The line that an agency's files of a format fall under. */
export const findAgreement = async (
  tx: Tx,
  { format, agencyId }: Pick<Agreement, 'format' | 'agencyId'>,
): Promise<Agreement | undefined> => agreementOn(await listAgreements(tx, format), agencyId)

/** False where that version is there already. */
export async function insertAgreement(tx: Tx, given: Agreement & { readonly setBy: string }): Promise<boolean> {
  const found = await sql`insert into supply_agreement
      (partnership_id, format, version, agency_id, acceptance, reference, set_by, set_by_name, set_at)
    values (current_partnership(), ${given.format}, ${given.version}, ${given.agencyId ?? null}, ${given.acceptance}, ${given.reference},
      ${given.setBy}, ${given.setByName}, ${given.setAt})
    on conflict do nothing returning version`.execute(tx)
  return found.rows.length > 0
}
