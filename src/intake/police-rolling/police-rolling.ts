import {
  checkPrinted,
  type Exact,
  type IncomingObservation,
  known,
  type Measure,
  type ObservedValue,
  POLICE_ROLLING_MEASURES,
  POLICE_SECTION_OF,
  type PrintedFault,
  parseExact,
  previousPeriod,
  type QualityNote,
  rollingChange,
} from '#indicators'
import type { Facts, FileRecord, Reading, TableFormat } from '../format.ts'
import { fault, type Issue, note, warning } from '../issue.ts'
import { mergeCells, type PlacedObservation } from '../merge-cells.ts'
import { nearest } from '../nearest.ts'

const SECTIONS = [...new Set(POLICE_SECTION_OF.values())]

export const policeRolling: TableFormat = {
  name: 'police-rolling',
  title: 'Police figures, twelve months rolling',
  about: 'One row for each measure: twelve complete months, the twelve before, and how the area and the force changed.',
  hasAgencies: false,
  periodKind: 'rolling-12',
  columns: [
    { name: 'section', also: [], isRequired: false, meaning: 'the heading under which the measure stands.' },
    { name: 'measure', also: ['indicator'], isRequired: true, meaning: 'the name of the measure as in the template.' },
    {
      name: 'current',
      also: ['current 12 months'],
      isRequired: true,
      meaning: 'the count of the twelve months, a whole number.',
    },
    {
      name: 'previous',
      also: ['previous 12 months'],
      isRequired: true,
      meaning: 'the count of the twelve months before, a whole number.',
    },
    {
      name: 'chg_as_printed',
      also: ['change', 'chg'],
      isRequired: true,
      meaning: 'current less previous with its sign, such as +7 or -57.',
    },
    {
      name: 'pct_as_printed',
      also: ['% change', 'percent change', 'pct change'],
      isRequired: true,
      meaning: 'the change in per cent with its sign and one decimal, such as +7.1%.',
    },
    {
      name: 'force_pct',
      also: ['force %', 'force percent change', 'force'],
      isRequired: false,
      meaning: 'the change of the whole force in per cent, in words where there is no figure, or nothing.',
    },
  ],
  measureCodes: () => POLICE_ROLLING_MEASURES.map(measure => measure.code),
  template: `section,measure,current,previous,chg_as_printed,pct_as_printed,force_pct\r\n${POLICE_ROLLING_MEASURES.map(
    measure => `${POLICE_SECTION_OF.get(measure.code) ?? ''},${measure.printedAs[0] ?? ''},100,80,+20,+25.0%,+5.6`,
  ).join('\r\n')}\r\n`,
  read,
}

interface RollingRow {
  readonly placed: readonly PlacedObservation[]
  readonly qualityNotes: readonly QualityNote[]
}

function read(records: readonly FileRecord[], facts: Facts): Reading {
  const issues: Issue[] = []
  const rows = records.flatMap(record => readRow(record, facts, issues) ?? [])
  const { observations, issues: twice } = mergeCells(rows.flatMap(row => row.placed))
  const present = new Set(observations.map(figure => figure.measureCode))
  for (const { code, printedAs } of POLICE_ROLLING_MEASURES) {
    if (!present.has(code) && issues.every(found => found.severity !== 'error'))
      issues.push(
        warning('row-missing', `There is no row for “${printedAs[0] ?? code}”. Its figure stays as it was.`, {
          record: printedAs[0] ?? code,
        }),
      )
  }
  return {
    observations,
    issues: [...issues, ...twice],
    qualityNotes: rows.flatMap(row => row.qualityNotes),
    targets: [],
    footnotes: [],
  }
}

function readRow({ row, cells }: FileRecord, { catalogue, period }: Facts, issues: Issue[]): RollingRow | undefined {
  const { section = '', measure: name = '', current: printedCurrent = '', previous: printedPrevious = '' } = cells
  const where = { row, record: name }
  const measure = rollingMeasure(name, catalogue.findPrinted(name))
  if (!measure) issues.push(unknownMeasure(name, where))
  const current = readCount(printedCurrent, 'current', where, issues)
  const previous = readCount(printedPrevious, 'previous', where, issues)
  if (!measure || !current || !previous) return undefined
  const expected = POLICE_SECTION_OF.get(measure.code)
  if (section !== '' && section !== expected)
    issues.push(
      note(
        'other-section',
        `This measure stands under “${expected ?? ''}”, not under “${section}”. It was read as usual; the headings are ${SECTIONS.join(', ')}.`,
        { ...where, field: 'section', value: section },
      ),
    )
  const force = readForce(cells['force_pct'] ?? '', where, issues)
  const qualityNotes = checkRow(measure, cells, { current, previous }, { ...where, period }, issues)
  const cell = { measureCode: measure.code, agencyId: undefined, basis: 'stated' }
  const place = (figure: IncomingObservation, field: string): PlacedObservation => ({
    figure,
    row,
    record: name,
    field,
  })
  return {
    placed: [
      place({ ...cell, period, area: '', breakdown: '', observed: known(current), printed: printedCurrent }, 'current'),
      place(
        {
          ...cell,
          period: previousPeriod(period),
          area: '',
          breakdown: '',
          observed: known(previous),
          printed: printedPrevious,
        },
        'previous',
      ),
      ...(force
        ? [
            place(
              {
                ...cell,
                period,
                area: 'force',
                breakdown: 'percent-change',
                observed: force,
                printed: cells['force_pct'] ?? '',
              },
              'force_pct',
            ),
          ]
        : []),
    ],
    qualityNotes,
  }
}

const rollingMeasure = (name: string, found: Measure | undefined): Measure | undefined =>
  found && POLICE_SECTION_OF.has(found.code) && name !== '' ? found : undefined

function unknownMeasure(name: string, where: { row: number; record: string }): Issue {
  const meant = nearest(
    name,
    POLICE_ROLLING_MEASURES.flatMap(measure => measure.printedAs),
  )
  const suggestion = meant === undefined ? '' : ` Did you mean “${meant}”?`
  return fault(
    'unknown-measure',
    `“${name}” is not a measure of this format.${suggestion} The template lists all sixteen.`,
    { ...where, field: 'measure', value: name },
  )
}

function readCount(
  printed: string,
  field: string,
  where: { row: number; record: string },
  issues: Issue[],
): Exact | undefined {
  const value = parseExact(printed)
  if (value && value.denominator === 1n && value.numerator >= 0n) return value
  issues.push(
    fault(
      'count-not-understood',
      `“${printed}” is not a count. Accepted: a whole number from 0, such as 105 or 1,926.`,
      { ...where, field, value: printed },
    ),
  )
  return undefined
}

function readForce(
  printed: string,
  where: { row: number; record: string },
  issues: Issue[],
): ObservedValue | undefined {
  if (printed === '') return undefined
  const value = parseExact(printed.replace(/\s*%$/, ''))
  if (value) return known(value)
  issues.push(
    note('in-words', `“${printed}” is not a number. It is kept as words, so the area is not compared with the force.`, {
      ...where,
      field: 'force_pct',
      value: printed,
    }),
  )
  return { state: 'narrative-only', narrative: printed.replace(/\s*\(no figure[^)]*\)\s*$/i, '') }
}

const FIELDS: Readonly<Record<PrintedFault['field'], string>> = { change: 'chg_as_printed', percent: 'pct_as_printed' }

/** Sets the printed change and percentage beside the counts they come from. */
function checkRow(
  measure: Measure,
  cells: FileRecord['cells'],
  counts: { current: Exact; previous: Exact },
  where: { row: number; record: string; period: Facts['period'] },
  issues: Issue[],
): QualityNote[] {
  const printed = { change: cells[FIELDS.change] ?? '', percent: cells[FIELDS.percent] ?? '' }
  const faults = checkPrinted(printed, rollingChange(counts.current, counts.previous, undefined))
  return faults.flatMap((found): QualityNote[] => {
    const at = { row: where.row, record: where.record, field: FIELDS[found.field], value: found.printed }
    if (found.printed === '') {
      issues.push(note('not-printed', `Nothing is printed here; its own numbers give ${found.computed}.`, at))
      return []
    }
    if (found.kind === 'not-a-number') {
      issues.push(
        fault('change-not-understood', `${found.note} Accepted: a number with its sign, such as +7 or -5.3%.`, at),
      )
      return []
    }
    if (found.kind === 'sign-missing') {
      issues.push(note('sign-missing', found.note, at))
      return []
    }
    issues.push(warning('printed-differs', `${found.note} Both are kept; pages show what the numbers give.`, at))
    return [
      {
        rule: `printed-${found.field}-differs`,
        level: 'medium',
        measureCode: measure.code,
        period: where.period,
        body: found.note,
      },
    ]
  })
}
