import { type Period, type QualityNote, TRAINING_INDICATORS } from '#indicators'
import { Refusal } from '#platform/errors.ts'
import { agencyFinder } from '../agency-finder.ts'
import type { Facts, FileRecord } from '../format.ts'
import { fault, type Issue } from '../issue.ts'
import type { PlacedObservation } from '../merge-cells.ts'
import { nearest } from '../nearest.ts'
import { readPrintedPeriod } from './printed-period.ts'
import { type ReadValue, readValue } from './read-value.ts'

interface SuppliedRow {
  readonly placed: PlacedObservation
  readonly qualityNotes: readonly QualityNote[]
}

const AREA = /^(force|england|[EWKNS]\d{8})$/i

/** Reads rows against what is known; faults are added to `issues`, and a row with one gives nothing. */
export function rowReader(facts: Facts, issues: Issue[]) {
  const findAgency = agencyFinder(facts)
  const findMeasure = remember(name => facts.catalogue.findPrinted(name))
  const findPeriod = remember(periodOrMessage)
  const indicatorCodes = new Set(TRAINING_INDICATORS.map(indicator => indicator.code))

  return ({ row, cells }: FileRecord): SuppliedRow | undefined => {
    const {
      measure: name = '',
      period: printedPeriod = '',
      value: printed = '',
      unit = '',
      area: printedArea = '',
      agency: agencyName = '',
    } = cells
    const where = { row, record: `${name} ${printedPeriod}` }
    const before = issues.length
    const measure = findMeasure(name)
    if (!measure) issues.push(unknownMeasure(name, facts, where))
    const period = findPeriod(printedPeriod)
    if (typeof period === 'string')
      issues.push(fault('period-not-understood', period, { ...where, field: 'period', value: printedPeriod }))
    const area = areaOf(printedArea)
    if (area === undefined)
      issues.push(
        fault(
          'area-not-understood',
          `“${printedArea}” is not an area. Accepted: nothing or local, force, england, or a GSS code such as E92000001.`,
          { ...where, field: 'area', value: printedArea },
        ),
      )
    const agency = agencyName === '' ? undefined : findAgency(agencyName, where)
    if (agency && 'issue' in agency) issues.push(agency.issue)
    if (agencyName === '' && measure && indicatorCodes.has(measure.code))
      issues.push(
        fault('no-agency', 'This measure has one figure for each agency. Write the agency’s name.', {
          ...where,
          field: 'agency',
        }),
      )
    if (agencyName === '' && facts.ownAgencyId !== undefined)
      issues.push(
        fault(
          'not-your-agency',
          'You may send figures of your own agency only. Write its name, or ask the business manager to send this row.',
          { ...where, field: 'agency' },
        ),
      )
    const observed = measure && readValue(measure, cells, where, issues)
    if (
      !measure ||
      typeof period === 'string' ||
      area === undefined ||
      !observed ||
      issues.slice(before).some(found => found.severity === 'error')
    )
      return undefined
    if (/percent/i.test(unit) && measure.form === 'count')
      issues.push(
        fault('unit-differs', `The unit is “${unit}”, but ${measure.code} counts ${measure.unit}s.`, {
          ...where,
          field: 'unit',
          value: unit,
        }),
      )
    const agencyId = agency && 'agency' in agency ? agency.agency.id : undefined
    const figure = {
      measureCode: measure.code,
      period,
      area,
      agencyId,
      breakdown: cells['breakdown'] ?? '',
      observed: observed.value,
      printed,
      basis: cells['basis'] ?? '',
    }
    return { placed: { figure, row, record: where.record, field: 'value' }, qualityNotes: remarks(observed, figure) }
  }
}

/** A file names few measures and periods and many rows. */
function remember<T>(find: (name: string) => T): (name: string) => T {
  const found = new Map<string, T>()
  return name => {
    const before = found.get(name)
    if (before !== undefined) return before
    const now = find(name)
    found.set(name, now)
    return now
  }
}

function periodOrMessage(text: string): Period | string {
  try {
    return readPrintedPeriod(text)
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}

function areaOf(text: string): string | undefined {
  if (text === '' || /^local\b/i.test(text)) return ''
  if (!AREA.test(text)) return undefined
  return text.length === 9 ? text.toUpperCase() : text.toLowerCase()
}

function unknownMeasure(name: string, { catalogue }: Facts, where: { row: number; record: string }): Issue {
  const meant = nearest(
    name,
    catalogue.measures.flatMap(measure => [measure.code, measure.title, ...measure.printedAs]),
  )
  const suggestion = meant === undefined ? '' : ` Did you mean “${meant}”?`
  return fault('unknown-measure', `“${name}” is not a measure.${suggestion} “kith measure list” shows them all.`, {
    ...where,
    field: 'measure',
    value: name,
  })
}

const remarks = (read: ReadValue, figure: PlacedObservation['figure']): QualityNote[] =>
  read.remark === undefined
    ? []
    : [
        {
          rule: read.remark,
          level: 'medium',
          measureCode: figure.measureCode,
          agencyId: figure.agencyId,
          area: figure.area,
          period: figure.period,
          body: read.body,
        },
      ]
