export type Value = string | number | boolean | null | readonly string[] | Readonly<Record<string, unknown>>
export type Row = Readonly<Record<string, Value>>

/** In the order in which they refer to each other. */
export const TABLES = [
  'individual',
  'individual_key',
  'concern',
  'concern_account',
  'concern_referrer',
  'concern_link',
  'concern_pause',
  'concern_decision',
  'concern_feedback',
  'concern_event',
  'enquiry',
  'enquiry_conclusion',
  'enquiry_reopening',
  'enquiry_event',
  'enquiry_planning_meeting',
  'enquiry_asking',
  'enquiry_wish',
  'enquiry_action',
  'enquiry_risk',
  'enquiry_transfer',
  'enquiry_line',
  'enquiry_finding',
  'enquiry_request',
  'enquiry_answer',
  'enquiry_plan',
  'enquiry_capacity',
  'enquiry_experience',
  'enquiry_experience_answer',
  'restriction',
  'restriction_reader',
  'conflict_of_interest',
] as const
export type TableName = (typeof TABLES)[number]

/** Rows on their way into the database, column by column: as objects they would be five times the text. */
export class Tables {
  readonly columns = new Map<TableName, Map<string, Value[]>>()

  add(table: TableName, row: Row): void {
    const columns = this.columns.get(table) ?? this.#begin(table, Object.keys(row))
    for (const [name, values] of columns) values.push(row[name] ?? null)
  }

  #begin(table: TableName, names: readonly string[]): Map<string, Value[]> {
    const columns = new Map(names.map((name): [string, Value[]] => [name, []]))
    this.columns.set(table, columns)
    return columns
  }
}
