import {
  divide,
  equals,
  formatShort,
  type Measure,
  type ObservedValue,
  type Period,
  parseExact,
  percentageOf,
  type QualityNote,
  roundTo,
  TRAINING_INDICATORS,
} from '#indicators'
import { Refusal } from '#platform/errors.ts'
import { agencyFinder } from '../agency-finder.ts'
import type { Facts, FileFormat, FileRecord, Reading } from '../format.ts'
import { fault, type Issue, note, warning } from '../issue.ts'
import { mergeCells, type PlacedObservation } from '../merge-cells.ts'
import { nearest } from '../nearest.ts'
import { completeRatios } from './complete-ratios.ts'
import { readPrintedPeriod } from './printed-period.ts'
import { printedDecimals, readSupplied } from './supplied-value.ts'

export const suppliedFigures: FileFormat = {
  name: 'supplied-figures',
  title: 'Supplied figures',
  about:
    'One row for each figure: what was measured, for which period, and its value with the basis on which it rests.',
  hasAgencies: true,
  periodKind: 'in-file',
  columns: [
    {
      name: 'measure',
      also: ['indicator', 'code'],
      isRequired: true,
      meaning: 'the code of the measure, or its name as printed.',
    },
    {
      name: 'period',
      also: [],
      isRequired: true,
      meaning:
        'a year (2023-24), quarter (2023-24 Q4), month (2024-01), day (2024-03-31), or run of months (2023-04 to 2023-11).',
    },
    {
      name: 'value',
      also: [],
      isRequired: true,
      meaning: 'a number, words, two numbers where both are printed (70 or 74), N/A, nil or TBC.',
    },
    { name: 'unit', also: [], isRequired: false, meaning: 'what the value is in, such as count or percent.' },
    {
      name: 'basis',
      also: ['source'],
      isRequired: false,
      meaning: 'how the figure was arrived at, such as stated, or derived 9/141.',
    },
    {
      name: 'area',
      also: [],
      isRequired: false,
      meaning: 'nothing or local for the partnership’s own area, force, england, or a GSS code.',
    },
    {
      name: 'agency',
      also: [],
      isRequired: false,
      meaning: 'the agency whose figure it is, where each agency has one.',
    },
    { name: 'breakdown', also: [], isRequired: false, meaning: 'the part of the whole, such as age=18-64.' },
    {
      name: 'numerator',
      also: [],
      isRequired: false,
      meaning: 'the count above the line, where the value is a ratio.',
    },
    {
      name: 'denominator',
      also: [],
      isRequired: false,
      meaning: 'the count below the line, where the value is a ratio.',
    },
  ],
  measureCodes: () => [],
  template:
    'measure,period,value,unit,basis,area,numerator,denominator\r\nadult.concerns.received,2023-24,1603,count,stated,,,\r\nadult.conversion.local,2023-24,21.4,percent,stated,,343,1603\r\n',
  read,
}

function read(records: readonly FileRecord[], facts: Facts): Reading {
  const issues: Issue[] = []
  const reader = rowReader(facts, issues)
  const rows = records.flatMap(record => reader(record) ?? [])
  const completed = completeRatios(
    rows.map(row => row.placed),
    facts.catalogue,
    issues,
  )
  const { observations, issues: twice } = mergeCells(completed.placed)
  return {
    observations,
    issues: [...issues, ...twice],
    qualityNotes: [...rows.flatMap(row => row.qualityNotes), ...completed.qualityNotes],
    targets: [],
    footnotes: [],
  }
}

interface SuppliedRow {
  readonly placed: PlacedObservation
  readonly qualityNotes: readonly QualityNote[]
}

const AREA = /^(force|england|[EWKNS]\d{8})$/i

function rowReader(facts: Facts, issues: Issue[]) {
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

interface ReadValue {
  readonly value: ObservedValue
  readonly remark: 'printed-both-ways' | 'printed-differs' | undefined
  readonly body: string
}

function readValue(
  measure: Measure,
  cells: FileRecord['cells'],
  where: { row: number; record: string },
  issues: Issue[],
): ReadValue | undefined {
  const { value: printed = '', unit = '', numerator = '', denominator = '' } = cells
  const read = readSupplied(printed, unit, measure)
  const at = { ...where, field: 'value', value: printed }
  if ('message' in read) {
    issues.push(fault('value-not-understood', read.message, at))
    return undefined
  }
  if (read.remark === 'in-words') issues.push(note('in-words', 'This is not a number. It is kept as words.', at))
  if (read.remark === 'printed-both-ways')
    issues.push(warning('printed-both-ways', 'This was printed in two ways. Both are kept.', at))
  if (read.observed.state === 'disputed')
    issues.push(
      warning(
        'disputed',
        'Two figures are printed. Both are kept, and the figure is shown as disputed until one is corrected.',
        at,
      ),
    )
  const plain = {
    value: read.observed,
    remark: read.remark === 'printed-both-ways' ? read.remark : undefined,
    body: 'Printed in two ways: which is right is not known.',
  }
  return numerator === '' && denominator === ''
    ? plain
    : withBase(measure, plain, { numerator, denominator, printed }, where, issues)
}

function withBase(
  measure: Measure,
  read: ReadValue,
  printed: { numerator: string; denominator: string; printed: string },
  where: { row: number; record: string },
  issues: Issue[],
): ReadValue | undefined {
  const [n, d] = [parseExact(printed.numerator), parseExact(printed.denominator)]
  if (!n || !d || d.numerator <= 0n) {
    const message = 'A base is two numbers, the numerator and a denominator above 0, or nothing in both columns.'
    issues.push(
      fault('base-not-understood', message, {
        ...where,
        field: n ? 'denominator' : 'numerator',
        value: n ? printed.denominator : printed.numerator,
      }),
    )
    return undefined
  }
  const value = measure.form === 'percentage' ? percentageOf(n, d) : divide(n, d)
  const observed: ObservedValue = { state: 'value', value, numerator: n, denominator: d }
  if (read.value.state !== 'value' || equals(roundTo(value, printedDecimals(printed.printed)), read.value.value))
    return { ...read, value: observed }
  const body = `Printed as ${printed.printed}; ${printed.numerator} of ${printed.denominator} makes ${formatShort(value, 2)}.`
  issues.push(
    warning('printed-differs', `${body} The figure is what its own numbers make; what was printed is kept beside it.`, {
      ...where,
      field: 'value',
      value: printed.printed,
    }),
  )
  return { value: observed, remark: 'printed-differs', body }
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
