import type { SafeHtml } from '#platform/ui/html.ts'
import { type Tag, tag } from '#platform/ui/tag.ts'
import type { SubmissionState } from '../submission.ts'

const TAGS: Readonly<Record<SubmissionState, Tag>> = {
  arrived: { tone: 'neutral', text: 'Waits to be read' },
  reading: { tone: 'neutral', text: 'Being read' },
  accepted: { tone: 'green', text: 'Accepted' },
  waiting: { tone: 'amber', text: 'Waiting to be accepted' },
  withdrawn: { tone: 'neutral', text: 'Withdrawn' },
  rejected: { tone: 'red', text: 'Refused' },
}

export const stateTag = (state: SubmissionState): SafeHtml => tag(TAGS[state])
