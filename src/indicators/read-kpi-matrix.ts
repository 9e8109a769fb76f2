import { listAgencies } from '#partnership'
import type { Tx } from '#platform/db/database.ts'
import { TRAINING_INDICATORS } from './catalogue/training.ts'
import { type KpiMatrix, kpiMatrix, type MatrixAgency } from './kpi-matrix.ts'
import { getRagRule, listTargets, type RuleInForce, targetOf } from './measure.store.ts'
import { type Footnote, listFootnotes, listQualityNotes, type QualityNote } from './note.store.ts'
import { listAgenciesWithFigures, listObservations, listPeriodNames } from './observation.store.ts'
import type { Observation } from './observation.ts'
import { type Period, parsePeriod } from './period.ts'
import { type RagBasis, withBasis } from './rag.ts'
import { type FigureSource, listSources } from './source.store.ts'

export interface ReadMatrix {
  readonly matrix: KpiMatrix
  readonly ruleInForce: RuleInForce
  readonly periods: readonly Period[]
  readonly qualityNotes: readonly QualityNote[]
  readonly footnotes: readonly Footnote[]
  readonly sources: ReadonlyMap<string, FigureSource>
}

const CODES = TRAINING_INDICATORS.map(indicator => indicator.code)

export interface MatrixChoice {
  /** Undefined: the newest year that is held. */
  readonly period?: string | undefined
  /** Undefined: that of the rule in force. */
  readonly basis?: RagBasis | undefined
}

/** The newest year: a quarter that few have returned yet does not stand in its place. Without any year, the newest period. */
export const usualPeriod = (newestFirst: readonly Period[]): Period | undefined =>
  newestFirst.find(({ kind }) => kind === 'financial-year') ?? newestFirst[0]

/** The training indicators of one period; undefined when none is held at all. Agencies that sent for an earlier period are expected. */
export async function readKpiMatrix(tx: Tx, choice: MatrixChoice): Promise<ReadMatrix | undefined> {
  const periods = (await listPeriodNames(tx, CODES)).map(parsePeriod)
  const period = choice.period === undefined ? usualPeriod(periods) : parsePeriod(choice.period)
  if (!period) return undefined
  const { matrix, ruleInForce, observations } = await rateMatrix(tx, period, choice.basis)
  return {
    matrix,
    ruleInForce,
    periods,
    qualityNotes: await listQualityNotes(tx, { measureCodes: CODES, period, withAgencies: true }),
    footnotes: await listFootnotes(tx, CODES, period),
    sources: await listSources(tx, sourceIds(observations)),
  }
}

/** The newest matrix under the rule in force, without its notes; undefined when none is held. */
export async function readNewestMatrix(tx: Tx): Promise<KpiMatrix | undefined> {
  const newest = usualPeriod((await listPeriodNames(tx, CODES)).map(parsePeriod))
  return newest && (await rateMatrix(tx, newest, undefined)).matrix
}

async function rateMatrix(tx: Tx, period: Period, basis: RagBasis | undefined) {
  const observations = await listObservations(tx, { measureCodes: CODES, period })
  const ruleInForce = await getRagRule(tx, period)
  const targets = await listTargets(tx, CODES, period)
  const matrix = kpiMatrix({
    period,
    rule: withBasis(ruleInForce.rule, basis ?? ruleInForce.rule.basis),
    indicators: TRAINING_INDICATORS,
    agencies: await expectedAgencies(tx, period),
    observations,
    targetOf: code => targetOf(targets, code),
  })
  return { matrix, ruleInForce, observations }
}

async function expectedAgencies(tx: Tx, period: Period): Promise<MatrixAgency[]> {
  const expected = new Set(await listAgenciesWithFigures(tx, CODES, period.end))
  return (await listAgencies(tx))
    .filter(agency => expected.has(agency.agencyId))
    .map(({ agencyId, name }) => ({ id: agencyId, name }))
}

const sourceIds = (observations: readonly Observation[]): string[] => [
  ...new Set(observations.map(each => each.sourceId)),
]
