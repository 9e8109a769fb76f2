import type { Issue } from './issue.ts'

/** "  error, row 12, rereferral_count: ..."; of records of modules also the rule and the child. */
export const issueInWords = ({ rule, severity, record, module, file, row, field, message }: Issue): string =>
  `  ${severity}${module === undefined ? '' : ` ${rule}`}${record === null || module === undefined ? '' : `, child ${record}`}${file === undefined ? '' : `, ${file}`}${row === null ? '' : `, row ${row}`}${field === null ? '' : `, ${field}`}: ${message}`

export const issueJson = ({ rule, severity, message, record, module, file, field, row, value }: Issue): Issue => ({
  rule,
  severity,
  message,
  record,
  ...(module !== undefined && { module }),
  ...(file !== undefined && { file }),
  field,
  row,
  value,
})
