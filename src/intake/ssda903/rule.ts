import type { DepartmentRule, ItemPlace } from '../department-rule.ts'
import { type Day, isAfter, isBefore } from '../record-day.ts'
import type { About } from './about.ts'
import { type Child, type Row, rowsOf, type SsdaReturn } from './return.ts'
import type { Field, TableName } from './tables.ts'

export { isAfter, isBefore } from '../record-day.ts'

export type Found = (...places: readonly ItemPlace[]) => void

/** A rule that one child's rows are enough for. It is asked only where all its tables were sent. */
export interface ChildRule extends DepartmentRule {
  readonly tables: readonly TableName[]
  readonly fields: readonly string[]
  check(child: Child, about: About, found: Found): void
}

/** A rule about all children together. */
export interface ReturnRule extends DepartmentRule {
  readonly tables: readonly TableName[]
  readonly fields: readonly string[]
  check(all: SsdaReturn, about: About, found: Found): void
}

interface Words {
  readonly code: string
  /** An error, unless it says otherwise. */
  readonly severity?: 'query'
  readonly wrong: string
  readonly remedy: string
}

/** Names items of a row. */
export const at = <T extends TableName>(row: Row<T>, ...fields: readonly Field<T>[]): readonly ItemPlace[] =>
  fields.map(field => {
    const given = row.given[field] ?? ''
    return {
      module: row.table,
      line: row.line,
      field,
      value: given === '' ? null : given,
      file: row.file,
    }
  })

interface RowRule<T extends TableName> extends Words {
  readonly table: T
  readonly fields: readonly Field<T>[]
  /** Other tables that it looks at. */
  readonly with?: readonly TableName[]
  isWrong(row: Row<T>, about: About, child: Child): boolean
}

/** A rule about one row of a table; what it names is wrong together. */
export const rowRule = <T extends TableName>(rule: RowRule<T>): ChildRule => ({
  code: rule.code,
  severity: rule.severity ?? 'error',
  wrong: rule.wrong,
  remedy: rule.remedy,
  tables: [rule.table, ...(rule.with ?? [])],
  fields: rule.fields,
  check(child, about, found) {
    for (const row of rowsOf(child, rule.table)) if (rule.isWrong(row, about, child)) found(...at(row, ...rule.fields))
  },
})

export type Episode = Row<'Episodes'>

interface NextEpisodeRule extends Words {
  readonly fields: readonly Field<'Episodes'>[]
  /** The row that is shown, the later unless it says otherwise. */
  readonly shows?: 'earlier'
  isWrong(earlier: Episode, later: Episode, about: About): boolean
}

/** A rule about an episode and the one after it. */
export const nextEpisodeRule = (rule: NextEpisodeRule): ChildRule => ({
  code: rule.code,
  severity: rule.severity ?? 'error',
  wrong: rule.wrong,
  remedy: rule.remedy,
  tables: ['Episodes'],
  fields: rule.fields,
  check({ Episodes }, about, found) {
    for (const [index, later] of Episodes.entries()) {
      const earlier = Episodes[index - 1]
      if (!earlier || later.DECOM === undefined || earlier.DECOM === undefined) continue
      if (rule.isWrong(earlier, later, about)) found(...at(rule.shows === 'earlier' ? earlier : later, ...rule.fields))
    }
  },
})

interface OwnCheck extends Words {
  readonly tables: readonly TableName[]
  readonly fields: readonly string[]
  readonly check: ChildRule['check']
}

export const childRule = (rule: OwnCheck): ChildRule => ({ ...rule, severity: rule.severity ?? 'error' })

/** Whether something stands there that cannot be read as a day. */
export const isNoDay = <T extends TableName>(row: Row<T>, field: Field<T>): boolean =>
  row[field] === undefined && (row.given[field] ?? '') !== ''

export const isMissing = <T extends TableName>(row: Row<T>, field: Field<T>): boolean => (row.given[field] ?? '') === ''
export const isGiven = <T extends TableName>(row: Row<T>, field: Field<T>): boolean => !isMissing(row, field)

export const yearsAfter = (day: Day, years: number): Day => Temporal.PlainDate.from(day).add({ years }).toString()
export const daysAfter = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString()
export const daysBetween = (from: Day, to: Day): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days

/** Whether somebody born on a day was younger than an age on another; not where either day is missing. */
export const isYounger = (born: Day | undefined, age: number, on: Day | undefined): boolean =>
  born !== undefined && on !== undefined && on < yearsAfter(born, age)
export const isAged = (born: Day | undefined, age: number, on: Day | undefined): boolean =>
  born !== undefined && on !== undefined && on >= yearsAfter(born, age)

export const isWithin = (day: Day | undefined, { start, end }: About): boolean =>
  day !== undefined && day >= start && day <= end
export const isOutside = (day: Day | undefined, { start, end }: About): boolean =>
  isBefore(day, start) || isAfter(day, end)

/** The day of birth by the child's header; the other tables repeat it. */
export const birthOf = ({ Header }: Child): Day | undefined => Header[0]?.DOB
