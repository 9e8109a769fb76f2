import { actsForAgency } from '#platform/auth/actor.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import { civilDay, dayInWords } from '#platform/day.ts'
import type { DueItem, DueSource } from '#platform/due-item.ts'
import { submissionUrl } from './intake.urls.ts'
import { listUnsettled, type Submission } from './submission.store.ts'

/** An inbox with more would bury everything else; the page of files lists them all. */
const MOST_FILES = 10

/** Files that wait for approval, for those who approve; files that were refused and not sent again, for those who send. */
export const intakeDueItems: DueSource = async (tx, actor) => {
  if (!hasPermission(actor.roles, 'send-figures')) return []
  const mayApprove = hasPermission(actor.roles, 'approve-figures')
  const files = await listUnsettled(tx, mayApprove ? ['waiting', 'rejected'] : ['rejected'], MOST_FILES)
  const own = files.filter(({ sentBy }) => mayApprove || actsForAgency(actor) || sentBy === actor.id)
  return own.map(file => (file.state === 'waiting' ? waiting(file) : refused(file, file.sentBy === actor.id)))
}

const waiting = (file: Submission): DueItem => ({
  title: `${file.fileName} waits for approval`,
  href: submissionUrl(file.id),
  why: `${sent(file)}. Its figures count for nothing until somebody approves them.`,
  whose: 'Yours',
})

const refused = (file: Submission, isOwn: boolean): DueItem => ({
  title: `${file.fileName} was refused`,
  href: submissionUrl(file.id),
  why: `${sent(file)}. None of its figures is held: it says which rows to mend before it is sent again.`,
  whose: isOwn ? 'Yours' : file.sentByName,
})

const sent = ({ sentByName, sentAt }: Submission): string => `Sent by ${sentByName} on ${dayInWords(civilDay(sentAt))}`
