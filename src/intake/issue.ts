export const SEVERITIES = ['error', 'warning', 'note'] as const
/** `error` refuses the whole file; `warning` is accepted and stays visible beside the figure; `note` says how something was read. */
export type Severity = (typeof SEVERITIES)[number]

/** One thing found in a file, in words that its sender can act on. */
export interface Issue {
  /** kebab-case, the same for every find of its kind */
  readonly rule: string
  readonly severity: Severity
  /** What is wrong, and what is accepted. */
  readonly message: string
  /** What the row is about, "1.4 Constabulary"; null for the file as a whole. */
  readonly record: string | null
  readonly field: string | null
  /** As a spreadsheet numbers it. */
  readonly row: number | null
  /** What was found there. */
  readonly value: string | null
  /** The part of a record that the field belongs to, where a format has such parts. */
  readonly module?: string
  /** The file, where several are sent as one. */
  readonly file?: string
  /** The column of a sheet, "F". */
  readonly letter?: string
}

type Where = Partial<Pick<Issue, 'record' | 'field' | 'row' | 'value'>> & {
  readonly module?: string | undefined
  readonly file?: string | undefined
  readonly letter?: string | undefined
}

const issue = (severity: Severity, rule: string, message: string, where: Where): Issue => ({
  rule,
  severity,
  message,
  record: where.record ?? null,
  field: where.field ?? null,
  row: where.row ?? null,
  value: where.value === undefined || where.value === null ? null : shorten(where.value),
  ...(where.module !== undefined && { module: where.module }),
  ...(where.file !== undefined && { file: where.file }),
  ...(where.letter !== undefined && { letter: where.letter }),
})

export const fault = (rule: string, message: string, where: Where = {}): Issue => issue('error', rule, message, where)
export const warning = (rule: string, message: string, where: Where = {}): Issue =>
  issue('warning', rule, message, where)
export const note = (rule: string, message: string, where: Where = {}): Issue => issue('note', rule, message, where)

export const hasFaults = (issues: readonly Issue[]): boolean => issues.some(found => found.severity === 'error')

// A value is shown so that its sender recognises it; a pasted page of text is recognised by its beginning.
const shorten = (value: string): string => {
  const visible = value.replace(/\p{Cc}/gu, character => (character === '\0' ? '␀' : ' '))
  return visible.length > 80 ? `${visible.slice(0, 79)}…` : visible
}
