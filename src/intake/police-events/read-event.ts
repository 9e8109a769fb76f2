import type { FileRecord } from '../format.ts'
import type { Issue } from '../issue.ts'
import type { Day } from '../record-day.ts'
import type { EventTable, Mark, PoliceEvent } from './event.ts'
import { EventRow } from './event-row.ts'
import { DAY_OF } from './tables.ts'

/** Whoever is this old is no child. */
const GROWN_UP = 18

/** An event with the day on which it counts, until it is known whether its month is covered. */
export interface DatedEvent extends PoliceEvent {
  readonly day: Day
  readonly row: number
  readonly reference: string
  /** Whether it says everything that the measures ask. */
  readonly isWhole: boolean
}

type About = Pick<DatedEvent, 'person' | 'marks' | 'childSuspects' | 'isWhole'>

/** Undefined where something is wrong with the row, which is told. */
export function readEvent(table: EventTable, record: FileRecord, tell: (issue: Issue) => void): DatedEvent | undefined {
  const row = new EventRow(record, tell)
  const reference = row.given(
    'reference',
    'There is no reference. Give each record the number that the force knows it by.',
  )
  const day = row.day(DAY_OF[table])
  const about = READERS[table](row)
  const area = row.area()
  if (!row.isGood || day === undefined) return undefined
  return { ...about, day, month: day.slice(0, 7), area, row: record.row, reference }
}

const READERS: Readonly<Record<EventTable, (row: EventRow) => About>> = {
  'missing-episodes': row => ofChild(row, 'from-care', row.answer('from_care')),
  'protection-powers': row => ofChild(row, 'linked', row.text('linked_record') !== ''),
  custody: row => ofChild(row, 'charged-and-detained', row.answer('charged_and_detained')),
  'flagged-crimes': ofCrime,
}

function ofChild(row: EventRow, mark: Mark, isMarked: boolean | undefined): About {
  const person = row.given(
    'person',
    'There is no number of the child, so nobody can say whether two records are about one child. Give each child the number that the force knows them by.',
  )
  const age = row.age('age')
  if (age !== undefined && age >= GROWN_UP)
    row.refuse(
      'not-a-child',
      'age',
      `Somebody of ${age} is no child. This table is about children: leave this row out.`,
    )
  return { person, marks: isMarked === true ? [mark] : [], childSuspects: 0, isWhole: isMarked !== undefined }
}

const FLAGS: readonly (readonly [column: string, mark: Mark])[] = [
  ['domestic_abuse', 'domestic-abuse'],
  ['child_sexual_exploitation', 'sexual-exploitation'],
  ['child_protection', 'child-protection'],
  ['race_hate', 'race-hate'],
  ['sexual_offence', 'sexual'],
  ['serious_sexual_offence', 'serious-sexual'],
  ['outside_family', 'outside-family'],
  ['cruelty_or_neglect', 'cruelty-neglect'],
]

function ofCrime(row: EventRow): About {
  const kind = row.text('kind').toLowerCase()
  if (kind !== 'crime' && kind !== 'incident')
    row.refuse(
      'kind-not-known',
      'kind',
      `“${row.text('kind')}” is neither a crime nor an incident. Accepted: crime; incident where no crime was recorded.`,
    )
  const age = row.age('victim_age')
  const suspects = row.number('child_suspects', { most: 500, words: 'a number of suspects' }) ?? 0
  const marks: Mark[] = kind === 'incident' ? ['incident'] : []
  for (const [column, mark] of FLAGS) if (row.answer(column) === true) marks.push(mark)
  // A serious sexual offence is a sexual one, whether or not both columns say so.
  if (marks.includes('serious-sexual') && !marks.includes('sexual')) marks.push('sexual')
  if (age !== undefined && age < GROWN_UP) marks.push('child-victim')
  if (age === 16 || age === 17) marks.push('victim-16-17')
  return { person: undefined, marks, childSuspects: suspects, isWhole: age !== undefined }
}
