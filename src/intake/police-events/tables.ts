import type { Column } from '../format.ts'
import { EVENT_TABLES, type EventTable } from './event.ts'

const column = (name: string, meaning: string, ...also: readonly string[]): Column => ({
  name,
  also,
  isRequired: true,
  meaning,
})

const REFERENCE = column('reference', 'the force’s own number of the record; each stands once.')
const PERSON = column('person', 'the force’s own number of the child, the same in every record of that child.')
const AGE = column('age', 'in whole years on that day, 0 to 17; nothing where it is not known.')
const AREA = column(
  'area_code',
  'the ONS code of the local authority in which it happened, such as E06000022; nothing where no beat is recorded.',
)
const yesOrNo = (name: string, meaning: string): Column => column(name, `${meaning}: yes or no; nothing means no.`)

const COLUMNS: Readonly<Record<EventTable, readonly Column[]>> = {
  'missing-episodes': [
    REFERENCE,
    PERSON,
    AGE,
    column('reported_on', 'the day on which the child was reported missing, such as 2024-03-31 or 31/03/2024.'),
    column('from_care', 'whether the child is looked after: yes or no; nothing where it is not known.'),
    AREA,
  ],
  'flagged-crimes': [
    REFERENCE,
    column('kind', 'crime, or incident where no crime was recorded.'),
    column('recorded_on', 'the day on which it was recorded, such as 2024-03-31 or 31/03/2024.'),
    column('victim_age', 'in whole years; nothing where there is no person or the age is not known.'),
    column('child_suspects', 'how many suspects were under 18; nothing means none.'),
    yesOrNo('domestic_abuse', 'flagged as domestic abuse'),
    yesOrNo('child_sexual_exploitation', 'flagged as child sexual exploitation'),
    yesOrNo('child_protection', 'flagged as child protection'),
    yesOrNo('race_hate', 'flagged as race hate'),
    yesOrNo('sexual_offence', 'a sexual offence'),
    yesOrNo('serious_sexual_offence', 'a serious sexual offence'),
    yesOrNo('outside_family', 'by somebody outside the family'),
    yesOrNo('cruelty_or_neglect', 'cruelty to or neglect of a child'),
    AREA,
  ],
  'protection-powers': [
    REFERENCE,
    PERSON,
    AGE,
    column('used_on', 'the day on which the power was used, such as 2024-03-31 or 31/03/2024.'),
    column(
      'linked_record',
      'the child’s record or the strategy discussion of children’s social care that the record leads to; nothing where it leads to none.',
    ),
    AREA,
  ],
  custody: [
    REFERENCE,
    PERSON,
    AGE,
    column('arrested_on', 'the day of the arrest, such as 2024-03-31 or 31/03/2024.'),
    column('charged_and_detained', 'yes or no; nothing where it is not known.'),
    AREA,
  ],
}

/** The column that says in which month a record counts. */
export const DAY_OF: Readonly<Record<EventTable, string>> = {
  'missing-episodes': 'reported_on',
  'flagged-crimes': 'recorded_on',
  'protection-powers': 'used_on',
  custody: 'arrested_on',
}

export interface EventShape {
  readonly table: EventTable
  readonly columns: readonly Column[]
}

export const EVENT_SHAPES: readonly EventShape[] = EVENT_TABLES.map(table => ({ table, columns: COLUMNS[table] }))

/** Columns that stand in more than one table, and so tell none from another. */
const SHARED: ReadonlySet<string> = new Set(['reference', 'person', 'age', 'area_code'])

/** The table that a heading belongs to: the one whose columns are all there, else the one of which most are. */
export function shapeOf(heading: readonly string[]): EventShape | undefined {
  const names = new Set(
    heading.map(name =>
      name
        .trim()
        .toLowerCase()
        .replace(/[\s_]+/g, '_'),
    ),
  )
  const share = ({ columns }: EventShape) => columns.filter(({ name }) => names.has(name)).length / columns.length
  const [best] = EVENT_SHAPES.filter(({ columns }) =>
    columns.some(({ name }) => names.has(name) && !SHARED.has(name)),
  ).sort((a, b) => share(b) - share(a))
  return best && share(best) > 0.5 ? best : undefined
}

/** Whether a heading has every column of a table, so that nobody has to say what the file is. */
export const isWholeHeading = (heading: readonly string[]): boolean => {
  const names = new Set(
    heading.map(name =>
      name
        .trim()
        .toLowerCase()
        .replace(/[\s_]+/g, '_'),
    ),
  )
  return EVENT_SHAPES.some(({ columns }) => columns.every(({ name }) => names.has(name)))
}

export const headingOf = (table: EventTable): string => COLUMNS[table].map(({ name }) => name).join(',')
