import { equals, parseExact, TRAINING_INDICATORS, type TrainingIndicator } from '#indicators'
import { agencyFinder } from '../agency-finder.ts'
import type { Facts, FileRecord, Reading, TableFormat } from '../format.ts'
import { fault, type Issue, warning } from '../issue.ts'
import { mergeCells } from '../merge-cells.ts'
import { nearest } from '../nearest.ts'
import { type KpiRow, type PrintedTarget, percent, slashNotes, targetNotes, zeroNotes } from './kpi-notes.ts'
import { isPercentage, readKpiValue } from './kpi-value.ts'

const INDICATOR_BY_NUMBER = new Map(TRAINING_INDICATORS.map(indicator => [indicator.number, indicator]))

export const kpiMatrix: TableFormat = {
  name: 'kpi-matrix',
  title: 'Training indicators by agency',
  about: 'One row for each indicator and agency: the share of the agency’s relevant staff who are up to date.',
  hasAgencies: true,
  periodKind: 'financial-year',
  columns: [
    {
      name: 'kpi',
      also: ['indicator'],
      isRequired: true,
      meaning: 'the number of the indicator, 1.1 to 1.16, formatted as text so that 1.10 does not become 1.1.',
    },
    {
      name: 'target',
      also: ['target %', 'target pct'],
      isRequired: true,
      meaning: 'the target in per cent, such as 85.',
    },
    {
      name: 'agency',
      also: ['organisation'],
      isRequired: true,
      meaning: 'the name of the agency as the partnership knows it.',
    },
    {
      name: 'value',
      also: ['value %', 'percent'],
      isRequired: true,
      meaning: 'the percentage, 5/7, N/A, nil, TBC, / or count 12.',
    },
    {
      name: 'note',
      also: ['footnote'],
      isRequired: false,
      meaning: 'what readers should know of this value; it is printed below the table.',
    },
  ],
  measureCodes: () => TRAINING_INDICATORS.map(indicator => indicator.code),
  template:
    'kpi,target,agency,value,note\r\n1.1,85,Constabulary,100,\r\n1.2,85,Constabulary,17/20,\r\n1.3,80,Constabulary,N/A,\r\n',
  read,
}

function read(records: readonly FileRecord[], facts: Facts): Reading {
  const issues: Issue[] = []
  const findAgency = agencyFinder(facts)
  const rows = records.flatMap(record => readRow(record, facts, findAgency, issues) ?? [])
  const { observations, issues: twice } = mergeCells(rows.map(row => row.placed))
  const targets = targetsOf(rows, issues)
  const qualityNotes = [
    ...targetNotes(targets, facts, issues),
    ...zeroNotes(rows, facts, issues),
    ...slashNotes(rows, facts, issues),
  ]
  return {
    observations,
    issues: [...issues, ...twice],
    qualityNotes,
    targets: targets.map(({ indicator, target }) => ({
      measureCode: indicator.code,
      value: target,
      statedIn: 'return',
      validFrom: facts.period.start,
      validTo: facts.period.end,
    })),
    footnotes: rows.flatMap(({ note: body, placed: { figure } }) =>
      body === '' ? [] : [{ measureCode: figure.measureCode, agencyId: figure.agencyId, period: facts.period, body }],
    ),
  }
}

function readRow(
  { row, cells }: FileRecord,
  facts: Facts,
  findAgency: ReturnType<typeof agencyFinder>,
  issues: Issue[],
): KpiRow | undefined {
  const { kpi = '', target: printedTarget = '', agency: agencyName = '', value: printed = '', note: body = '' } = cells
  const record = `${kpi} ${agencyName}`.trim()
  const indicator = findIndicator(kpi)
  const target = parseExact(printedTarget.replace(/\s*%$/, ''))
  const agency = findAgency(agencyName, { row, record })
  const value = readKpiValue(printed)
  if (!indicator) issues.push(unknownIndicator(kpi, { row, record, field: 'kpi', value: kpi }))
  if (!target || !isPercentage(target))
    issues.push(
      fault(
        'target-not-understood',
        `“${printedTarget}” is not a target. Accepted: a percentage from 0 to 100, such as 85.`,
        { row, record, field: 'target', value: printedTarget },
      ),
    )
  if ('issue' in agency) issues.push(agency.issue)
  if ('problem' in value)
    issues.push(fault(value.problem, value.message, { row, record, field: 'value', value: printed }))
  if (!indicator || !target || 'issue' in agency || 'problem' in value) return undefined
  if (value.observed.state === 'missing')
    issues.push(
      warning(
        'no-value',
        'There is no value. It is kept as “not supplied”. Write N/A, nil or TBC where one of them is meant.',
        { row, record, field: 'value' },
      ),
    )
  const figure = {
    measureCode: indicator.code,
    period: facts.period,
    area: '',
    agencyId: agency.agency.id,
    breakdown: '',
    observed: value.observed,
    printed,
    basis: '',
  }
  const placed = { figure, row, record, field: 'value' }
  return { indicator, target, placed, isSlash: value.isSlash, note: body }
}

const findIndicator = (text: string): TrainingIndicator | undefined =>
  INDICATOR_BY_NUMBER.get(text.replace(/^(kpi|indicator)\s*/i, ''))

function unknownIndicator(kpi: string, where: { row: number; record: string; field: string; value: string }): Issue {
  const meant = nearest(
    kpi,
    TRAINING_INDICATORS.flatMap(({ number, title }) => [number, title]),
  )
  const suggestion =
    meant === undefined
      ? ''
      : ` Did you mean ${INDICATOR_BY_NUMBER.has(meant) ? meant : `${numberOf(meant)}, ${meant}`}?`
  return fault('unknown-indicator', `“${kpi}” is not an indicator.${suggestion} Accepted: 1.1 to 1.16.`, where)
}

const numberOf = (title: string): string =>
  TRAINING_INDICATORS.find(indicator => indicator.title === title)?.number ?? ''

/** One target for each indicator: a file that prints two is refused. */
function targetsOf(rows: readonly KpiRow[], issues: Issue[]): PrintedTarget[] {
  const found = new Map<string, { printed: PrintedTarget; row: number }>()
  for (const { indicator, target, placed } of rows) {
    const before = found.get(indicator.code)
    if (!before) found.set(indicator.code, { printed: { indicator, target }, row: placed.row })
    else if (!equals(before.printed.target, target))
      issues.push(
        fault(
          'target-differs',
          `Row ${before.row} gives ${percent(before.printed.target)} as the target of ${indicator.number}, this row ${percent(target)}. An indicator has one target.`,
          {
            row: placed.row,
            record: placed.record,
            field: 'target',
            value: percent(target),
          },
        ),
      )
  }
  return [...found.values()].map(each => each.printed)
}
