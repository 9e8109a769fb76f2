import { type Actor, actsForAgency } from '#platform/auth/actor.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import { civilDay, dayInWords } from '#platform/day.ts'
import type { DueItem, DueSource } from '#platform/due-item.ts'
import { listAgreements } from './agreement.store.ts'
import { agreementOn } from './agreement.ts'
import { submissionUrl } from './intake.urls.ts'
import { listUnsettled } from './submission.store.ts'
import type { Submission } from './submission.ts'
import { mayAccept } from './submission-policy.ts'

/** An inbox with more would bury everything else; the page of files lists them all. */
const MOST_FILES = 10

/** So long who sent a file is told that somebody else withdrew it. */
const TOLD_DAYS = 14

/** Files that wait, for those who approve; for those who send, what was refused or withdrawn and not sent again. */
export const intakeDueItems: DueSource = async (tx, actor, today) => {
  if (!hasPermission(actor.roles, 'send-figures')) return []
  const mayApprove = hasPermission(actor.roles, 'approve-figures')
  const files = await listUnsettled(tx, ['waiting', 'rejected', 'withdrawn'], MOST_FILES)
  const agreements = mayApprove ? await listAgreements(tx) : []
  const agreementOf = ({ format, agencyId }: Submission) =>
    agreementOn(
      agreements.filter(agreement => agreement.format === format),
      agencyId,
    )
  return files.flatMap(file =>
    itemsOf(file, {
      actor,
      today,
      mayApprove,
      mayAccept: mayAccept(actor, file, agreementOf(file)),
      isOwn: file.sentBy === actor.id,
    }),
  )
}

interface Reader {
  readonly actor: Actor
  readonly mayApprove: boolean
  readonly mayAccept: boolean
  readonly isOwn: boolean
  readonly today: Temporal.PlainDate
}

function itemsOf(file: Submission, { actor, mayApprove, mayAccept: isToAccept, isOwn, today }: Reader): DueItem[] {
  switch (file.state) {
    case 'waiting':
      return isToAccept ? [waiting(file)] : []
    case 'rejected':
      return mayApprove || actsForAgency(actor) || isOwn ? [refused(file, isOwn)] : []
    case 'withdrawn':
      return isOwn ? withdrawnByAnother(file, today) : []
    case 'arrived':
    case 'reading':
    case 'accepted':
      return []
  }
}

const waiting = (file: Submission): DueItem => ({
  title: `${file.fileName} waits to be accepted`,
  href: submissionUrl(file.id),
  act: 'Open the file',
  why: `${sent(file)}. Its figures count for nothing until somebody accepts them.`,
  whose: 'Yours',
})

const refused = (file: Submission, isOwn: boolean): DueItem => ({
  title: `${file.fileName} was refused`,
  href: submissionUrl(file.id),
  act: 'Open the file',
  why:
    file.refusedBecause === undefined
      ? `${sent(file)}. None of its figures is held: it says which rows to mend before it is sent again.`
      : `${sent(file)}, refused by ${file.decidedByName}: ${file.refusedBecause}`,
  whose: isOwn ? 'Yours' : file.sentByName,
})

function withdrawnByAnother({ id, fileName, sentBy, withdrawn }: Submission, today: Temporal.PlainDate): DueItem[] {
  if (!withdrawn || withdrawn.by === sentBy) return []
  const day = civilDay(withdrawn.at)
  if (Temporal.PlainDate.compare(day.add({ days: TOLD_DAYS }), today) < 0) return []
  return [
    {
      title: `${fileName} was withdrawn`,
      href: submissionUrl(id),
      act: 'Open the file',
      why: `By ${withdrawn.byName} on ${dayInWords(day)}: ${withdrawn.reason} Send it again if its figures should count.`,
      whose: 'Yours',
    },
  ]
}

const sent = ({ sentByName, sentAt }: Submission): string => `Sent by ${sentByName} on ${dayInWords(civilDay(sentAt))}`
