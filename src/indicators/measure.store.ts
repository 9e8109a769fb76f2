import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Catalogue } from './catalogue.ts'
import { type Exact, exact, toDecimal } from './exact.ts'
import type { Period } from './period.ts'
import type { RagBasis, RagRule } from './rag.ts'
import { RELATIVE_RULE } from './rag.ts'

/** Writes the catalogue into `measure` where it has changed since it was last written. One read when it has not. */
export async function adoptCatalogue(tx: Tx, catalogue: Catalogue): Promise<void> {
  const found = await sql<{ catalogue: string }>`select catalogue from data_version`.execute(tx)
  if (found.rows[0]?.catalogue === catalogue.hash) return
  const rows = catalogue.measures.map((measure, position) => ({
    ...measure,
    position,
    numerator: measure.ratio?.numerator.words ?? null,
    denominator: measure.ratio?.denominator.words ?? null,
    isCalculated: measure.kind === 'calculated',
  }))
  await sql`insert into measure (partnership_id, code, title, definition, topic, unit, form, decimals, polarity, numerator, denominator, owner,
      cadence, timing, additive, caveat, protects, legal_basis, is_calculated, valid_from, position)
    select current_partnership(), code, title, definition, topic, unit, form, decimals, polarity, numerator, denominator, owner,
      cadence, timing, additive, caveat, protects, "legalBasis", "isCalculated", "validFrom", position
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (code text, title text, definition text, topic text, unit text, form text,
      decimals smallint, polarity text, numerator text, denominator text, owner text, cadence text, timing text, additive boolean, caveat text,
      protects text, "legalBasis" text, "isCalculated" boolean, "validFrom" date, position int)
    on conflict (partnership_id, code) do update set title = excluded.title, definition = excluded.definition, topic = excluded.topic,
      unit = excluded.unit, form = excluded.form, decimals = excluded.decimals, polarity = excluded.polarity, numerator = excluded.numerator,
      denominator = excluded.denominator, owner = excluded.owner, cadence = excluded.cadence, timing = excluded.timing, additive = excluded.additive,
      caveat = excluded.caveat, protects = excluded.protects, legal_basis = excluded.legal_basis, is_calculated = excluded.is_calculated,
      valid_from = excluded.valid_from, position = excluded.position`.execute(tx)
  for (const { code, target, validFrom } of catalogue.measures) {
    if (target !== undefined)
      await putTarget(tx, {
        measureCode: code,
        value: exact(target),
        statedIn: 'indicator-list',
        validFrom: Temporal.PlainDate.from(validFrom),
      })
  }
  await sql`insert into data_version (partnership_id, catalogue) values (current_partnership(), ${catalogue.hash})
    on conflict (partnership_id) do update set catalogue = excluded.catalogue, version = data_version.version + 1, changed_at = now()`.execute(
    tx,
  )
}

/** Counts the change, and keeps a second writer of this partnership's figures waiting until the transaction ends. */
export async function bumpDataVersion(tx: Tx): Promise<void> {
  await sql`insert into data_version (partnership_id) values (current_partnership())
    on conflict (partnership_id) do update set version = data_version.version + 1, changed_at = now()`.execute(tx)
}

export interface Target {
  readonly measureCode: string
  readonly value: Exact
  readonly statedIn: 'indicator-list' | 'return'
  readonly validFrom: Temporal.PlainDate
  readonly validTo?: Temporal.PlainDate
  readonly sourceId?: string
}

export async function putTarget(tx: Tx, target: Target): Promise<void> {
  const { measureCode, value, statedIn, validFrom, validTo, sourceId } = target
  await sql`insert into measure_target (partnership_id, measure_code, value, stated_in, valid_from, valid_to, source_id)
    values (current_partnership(), ${measureCode}, ${toDecimal(value, 4)}::numeric, ${statedIn}, ${validFrom}, ${validTo ?? null}, ${sourceId ?? null})
    on conflict (partnership_id, measure_code, stated_in, valid_from, source_id)
    do update set value = excluded.value, valid_to = excluded.valid_to`.execute(tx)
}

/** Targets in force on the last day of the period, as stated last; where the list and the return disagree, both. */
export async function listTargets(tx: Tx, measureCodes: readonly string[], period: Period): Promise<Target[]> {
  const found = await sql<{
    measure_code: string
    value: string
    stated_in: Target['statedIn']
    valid_from: Temporal.PlainDate
  }>`select distinct on (t.measure_code, t.stated_in) t.measure_code, t.value, t.stated_in, t.valid_from
    from measure_target t left join figure_source s on s.partnership_id = t.partnership_id and s.source_id = t.source_id
    where t.measure_code = any(${measureCodes}::text[]) and t.valid_from <= ${period.end}
      and (t.valid_to is null or t.valid_to >= ${period.end}) and s.withdrawn_at is null
    order by t.measure_code, t.stated_in, t.valid_from desc, s.approved_at desc nulls last, t.target_id desc`.execute(
    tx,
  )
  return found.rows.map(row => ({
    measureCode: row.measure_code,
    value: exact(row.value),
    statedIn: row.stated_in,
    validFrom: row.valid_from,
  }))
}

/** The target that values are rated against: the one printed with the returns, else the one of the indicator list. */
export function targetOf(targets: readonly Target[], measureCode: string): Exact | undefined {
  const own = targets.filter(target => target.measureCode === measureCode)
  return (own.find(target => target.statedIn === 'return') ?? own[0])?.value
}

export interface RuleInForce {
  readonly rule: RagRule
  /** Undefined for the rule that every partnership has until it sets one. */
  readonly inForceFrom: Temporal.PlainDate | undefined
}

export async function getRagRule(tx: Tx, period: Period): Promise<RuleInForce> {
  const found = await sql<{
    version: string
    basis: RagBasis
    close_up_to: string
    boundary: RagRule['boundary']
    small_group_below: number
    in_force_from: Temporal.PlainDate
  }>`select version, basis, close_up_to, boundary, small_group_below, in_force_from from rag_rule
    where in_force_from <= ${period.end} order by in_force_from desc limit 1`.execute(tx)
  const row = found.rows[0]
  if (!row) return { rule: RELATIVE_RULE, inForceFrom: undefined }
  const { version, basis, boundary } = row
  return {
    rule: { version, basis, closeUpTo: row.close_up_to, boundary, smallGroupBelow: row.small_group_below },
    inForceFrom: row.in_force_from,
  }
}
