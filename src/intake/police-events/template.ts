import { writeWorkbook } from '#platform/workbook/write-workbook.ts'
import type { EventTable } from './event.ts'
import { EVENT_SHAPES } from './tables.ts'

const ROWS: Readonly<Record<EventTable, readonly (readonly string[])[]>> = {
  'missing-episodes': [
    ['M-1001', 'P-501', '14', '2024-03-02', 'no', 'E06000022'],
    ['M-1002', 'P-501', '14', '2024-03-19', 'no', 'E06000022'],
    ['M-1003', 'P-502', '16', '2024-03-20', 'yes', ''],
  ],
  'flagged-crimes': [
    ['C-2001', 'crime', '2024-03-05', '15', '1', 'no', 'yes', 'yes', 'no', 'yes', 'yes', 'yes', 'no', 'E06000022'],
    ['C-2002', 'incident', '2024-03-06', '41', '0', 'yes', 'no', 'no', 'no', 'no', 'no', 'no', 'no', 'E06000022'],
  ],
  'protection-powers': [
    ['S-3001', 'P-503', '7', '2024-03-11', 'CSC-77120', 'E06000022'],
    ['S-3002', 'P-504', '9', '2024-03-28', '', 'E06000022'],
  ],
  custody: [['D-4001', 'P-505', '17', '2024-03-14', 'no', 'E06000022']],
}

/** The four tables with their headings and rows that would be accepted, to start from; a sheet says what belongs where. */
export const templateWorkbook = (): Promise<Buffer> =>
  writeWorkbook([
    ...EVENT_SHAPES.map(({ table, columns }) => ({
      name: table,
      columns: columns.map(({ name }) => ({ head: name })),
      rows: ROWS[table],
    })),
    {
      name: 'what belongs where',
      columns: ['table', 'column', 'what belongs in it'].map(head => ({ head })),
      rows: EVENT_SHAPES.flatMap(({ table, columns }) => columns.map(({ name, meaning }) => [table, name, meaning])),
    },
  ])
