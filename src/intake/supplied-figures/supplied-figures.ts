import type { Facts, FileRecord, Reading, TableFormat } from '../format.ts'
import type { Issue } from '../issue.ts'
import { mergeCells } from '../merge-cells.ts'
import { completeRatios } from './complete-ratios.ts'
import { rowReader } from './read-row.ts'

export const suppliedFigures: TableFormat = {
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
