import type { Issue } from './issue.ts'

/** "  error, row 12, rereferral_count: ..."; of records of modules also the rule and the child, of sheets the column. */
export function issueInWords({ rule, severity, record, module, file, row, letter, field, message }: Issue): string {
  const where = [
    module === undefined ? severity : `${severity} ${rule}`,
    record === null || module === undefined ? undefined : `child ${record}`,
    file,
    letter === undefined ? undefined : module,
    row === null ? undefined : `row ${row}`,
    letter === undefined ? undefined : `column ${letter}`,
    field ?? undefined,
  ]
  return `  ${where.filter(part => part !== undefined).join(', ')}: ${message}`
}

export const issueJson = (issue: Issue): Issue => {
  const { rule, severity, message, record, module, file, letter, field, row, value } = issue
  return {
    rule,
    severity,
    message,
    record,
    ...(module !== undefined && { module }),
    ...(file !== undefined && { file }),
    ...(letter !== undefined && { letter }),
    field,
    row,
    value,
  }
}
