import { TRAINING_INDICATORS } from '#indicators'
import type { Facts, FileRecord, Reading, TableFormat } from '../format.ts'
import type { Issue } from '../issue.ts'
import { mergeCells } from '../merge-cells.ts'
import { belowTarget, confidenceNotes, footnotesOf } from './kpi-return-notes.ts'
import { returnReader } from './read-return-row.ts'

const optional = (name: string, also: readonly string[], meaning: string) => ({
  name,
  also,
  isRequired: false,
  meaning,
})

export const kpiReturn: TableFormat = {
  name: 'kpi-return',
  title: 'Quarterly return of training indicators',
  about: 'One row for each indicator of an agency and quarter: how many of its relevant staff are up to date.',
  hasAgencies: true,
  periodKind: 'in-file',
  columns: [
    {
      name: 'kpi',
      also: ['indicator'],
      isRequired: true,
      meaning: 'the number of the indicator, 1.1 to 1.16, formatted as text so that 1.10 does not become 1.1.',
    },
    {
      name: 'agency',
      also: ['organisation'],
      isRequired: true,
      meaning: 'the name of the agency as the partnership knows it.',
    },
    { name: 'quarter', also: ['period'], isRequired: true, meaning: 'such as 2023-24 Q3.' },
    {
      name: 'up_to_date',
      also: ['numerator', 'compliant', 'trained'],
      isRequired: true,
      meaning: 'how many relevant staff are up to date; or N/A, nil or TBC.',
    },
    {
      name: 'relevant',
      also: ['denominator', 'relevant staff'],
      isRequired: true,
      meaning: 'how many staff are relevant. People who are still within their first months are not among them.',
    },
    optional('as_at', ['as at', 'as at date'], 'the day that was counted; empty means the last day of the quarter.'),
    optional('in_grace', ['within window'], 'how many are within their first months, where the indicator gives some.'),
    optional('relevant_means', ['definition'], 'whom the agency takes to be relevant, in words.'),
    optional('source', ['system'], 'the system that was counted from.'),
    optional('confidence', [], 'high, medium or low: how far the agency trusts the number.'),
    optional('note', ['footnote'], 'what readers should know; it is printed below the table.'),
  ],
  measureCodes: () => TRAINING_INDICATORS.map(({ code }) => code),
  template: [
    'kpi,agency,quarter,up_to_date,relevant,as_at,in_grace,relevant_means,source,confidence,note',
    '1.1,Constabulary,2023-24 Q3,412,440,2023-12-31,,All officers and staff,Learning records,high,',
    '1.8,Constabulary,2023-24 Q3,95,118,2023-12-31,14,Custody and safeguarding units,Learning records,medium,',
    '1.9,Constabulary,2023-24 Q3,N/A,,,,,,,',
    '',
  ].join('\r\n'),
  read,
}

function read(records: readonly FileRecord[], facts: Facts): Reading {
  const issues: Issue[] = []
  const readRow = returnReader(facts, issues)
  const rows = records.flatMap(record => readRow(record) ?? [])
  const { observations, issues: twice } = mergeCells(rows.map(({ placed }) => placed))
  issues.push(...twice, ...belowTarget(rows))
  return {
    observations,
    targets: [],
    qualityNotes: confidenceNotes(rows, issues),
    footnotes: footnotesOf(rows),
    issues,
  }
}
