/** What was typed into a form, by the names of its fields. */
export type Typed = Readonly<Record<string, string | readonly string[] | undefined>>

/** The text of one field, trimmed: of the first where several were sent, empty where none was. */
export function textOf(typed: Typed, name: string): string {
  const value = typed[name]
  return (typeof value === 'object' ? value[0] : value)?.trim() ?? ''
}

/** Every text of one field, such as the boxes that were ticked. */
export function textsOf(typed: Typed, name: string): readonly string[] {
  const value = typed[name]
  if (value === undefined || value === '') return []
  return typeof value === 'string' ? [value] : value
}
