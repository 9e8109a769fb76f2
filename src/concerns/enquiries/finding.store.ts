import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Balance, Impact, Likelihood, RiskMoment } from './enquiry-codes.ts'
import type { Entered, Entry } from './entry.ts'
import { recorder } from './recorder.store.ts'
import { readRows } from './rows.store.ts'
import { byEntry, type Versioned } from './versions.ts'

export interface Finding {
  readonly lineId: string | undefined
  readonly found: string
  readonly balance: Balance
  readonly restsOn: string
}

export interface Risk {
  readonly moment: RiskMoment
  readonly judgedOn: Temporal.PlainDate
  readonly risk: string
  readonly likelihood: Likelihood
  readonly impact: Impact
  readonly note: string
}

export async function insertFinding(tx: Tx, entry: Entry, finding: Finding): Promise<void> {
  await tx
    .insertInto('enquiry_finding')
    .values({
      ...entry.row,
      ...(entry.id !== undefined && { finding_id: entry.id }),
      line_id: finding.lineId ?? null,
      found: finding.found,
      balance: finding.balance,
      rests_on: finding.restsOn,
    })
    .execute()
}

export async function listFindings(tx: Tx, enquiryId: string): Promise<Versioned<Finding & Entered>[]> {
  const rows = await readRows<Finding & Entered>(
    tx,
    sql`
    select m.finding_id as id, m.version, m.line_id as "lineId", m.found, m.balance, m.rests_on as "restsOn", m.correction,
      m.recorded_at as "recordedAt", coalesce(p.name, '') as who
    from enquiry_finding m ${recorder('m')}
    where m.enquiry_id = ${enquiryId} order by m.recorded_at, m.finding_id`,
  )
  return byEntry(rows, row => row.id)
}

export async function insertRisk(tx: Tx, entry: Entry, risk: Risk): Promise<void> {
  await tx
    .insertInto('enquiry_risk')
    .values({
      ...entry.row,
      ...(entry.id !== undefined && { risk_id: entry.id }),
      moment: risk.moment,
      judged_on: risk.judgedOn,
      risk: risk.risk,
      likelihood: risk.likelihood,
      impact: risk.impact,
      note: risk.note,
    })
    .execute()
}

export async function listRisks(tx: Tx, enquiryId: string): Promise<Versioned<Risk & Entered>[]> {
  const rows = await readRows<Risk & Entered>(
    tx,
    sql`
    select m.risk_id as id, m.version, m.moment, m.judged_on as "judgedOn", m.risk, m.likelihood, m.impact, m.note, m.correction,
      m.recorded_at as "recordedAt", coalesce(p.name, '') as who
    from enquiry_risk m ${recorder('m')}
    where m.enquiry_id = ${enquiryId} order by m.judged_on, m.recorded_at, m.risk_id`,
  )
  return byEntry(rows, row => row.id)
}
