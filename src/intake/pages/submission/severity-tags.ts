import type { Tag } from '#platform/ui/tag.ts'
import type { Severity } from '../../issue.ts'

export const SEVERITY_TAGS: Readonly<Record<Severity, Tag>> = {
  error: { tone: 'red', text: 'Fault' },
  warning: { tone: 'amber', text: 'Warning' },
  note: { tone: 'neutral', text: 'Note' },
}
