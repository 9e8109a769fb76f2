import { monthRun, type Period, STREET_RECORDS, STREET_UNPLACED } from '#indicators'
import type { Column, TableFormat } from '../format.ts'
import { detectFormat, readTable } from '../read-file.ts'
import { readStreet } from './read-street.ts'

const column = (name: string, meaning: string, isRequired = false): Column => ({ name, also: [], isRequired, meaning })

const COLUMNS: readonly Column[] = [
  column('Crime ID', 'the number of the crime; anti-social behaviour has none.'),
  column('Month', 'the month, such as 2024-03.', true),
  column('Reported by', 'the force whose file it is.', true),
  column('Falls within', 'the force in whose area it lies.'),
  column('Longitude', 'of the nearest of a list of points. It is not kept.'),
  column('Latitude', 'of the nearest of a list of points. It is not kept.'),
  column('Location', 'the name of that point. It is not kept.'),
  column('LSOA code', 'the ONS code of the small area, or nothing.', true),
  column('LSOA name', 'its name: that of a council and a number, or nothing.', true),
  column('Crime type', 'one of the types of data.police.uk.', true),
  column('Last outcome category', 'what became of it. It is not kept.'),
  column('Context', 'always empty.'),
]

const EXAMPLE = [
  ',2024-03,Avon and Somerset Constabulary,Avon and Somerset Constabulary,-2.360000,51.380000,On or near Parking Area,E01014370,Bath and North East Somerset 007A,Anti-social behaviour,,',
  '0f6c1d6a1b7c4e55a9d2c3b4a5968778695a4b3c2d1e0f00112233445566778a,2024-03,Avon and Somerset Constabulary,Avon and Somerset Constabulary,-2.361000,51.381000,On or near High Street,E01014370,Bath and North East Somerset 007A,Shoplifting,Under investigation,',
]

export const policeStreet: TableFormat = {
  name: 'police-street',
  title: 'Street files of data.police.uk',
  about:
    'A month of crimes and anti-social behaviour of the force, as data.police.uk publishes them. Only counts are kept, for context.',
  hasAgencies: false,
  periodKind: 'in-file',
  columns: COLUMNS,
  measureCodes: () => [STREET_RECORDS, STREET_UNPLACED],
  template: `${[COLUMNS.map(({ name }) => name).join(','), ...EXAMPLE].join('\r\n')}\r\n`,
  periodOf,
  read: readStreet,
}

/** From the first to the last month that stands in it. */
function periodOf(content: Uint8Array): Period | undefined {
  const { table } = readTable(content)
  if (!table || !detectFormat(table.heading.cells, [policeStreet])) return undefined
  const at = table.heading.cells.findIndex(name => name.trim().toLowerCase() === 'month')
  const months = table.rows.map(({ cells }) => (cells[at] ?? '').trim()).filter(isMonth)
  const [first, last] = [months.toSorted()[0], months.toSorted().at(-1)]
  if (first === undefined || last === undefined) return undefined
  return monthRun(Temporal.PlainYearMonth.from(first), Temporal.PlainYearMonth.from(last))
}

const isMonth = (text: string): boolean => /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])$/.test(text)
