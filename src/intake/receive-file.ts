import { createHash } from 'node:crypto'
import type { Catalogue } from '#indicators'
import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import { type Actor, actsForAgency } from '#platform/auth/actor.ts'
import type { Clock } from '#platform/clock.ts'
import { civilDay, dayInWords } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { KeyRing } from '#platform/keys/key-ring.ts'
import { acceptOrWait } from './accept-submission.ts'
import { findAgreement } from './agreement.store.ts'
import { checkBeside } from './check-beside.ts'
import { type CheckedFile, refusedAs, withoutIdentities } from './check-file.ts'
import { chooseFormat } from './choose-format.ts'
import { periodOfFile } from './file-period.ts'
import { type Facts, type FileFormat, isAboutPeople } from './format.ts'
import { gatherFacts } from './gather-facts.ts'
import { type Issue, note } from './issue.ts'
import { type Sender, senderOf } from './sender.ts'
import { findLastStanding, insertSubmission, lockFormatAndPeriod } from './submission.store.ts'
import { type Submission, type SubmissionState, UNKNOWN_FORMAT } from './submission.ts'
import { mayAccept } from './submission-policy.ts'
import { keepWhole } from './submitted-file.ts'

/** What the program can read, handed over by the composition root. */
export interface Intake {
  readonly catalogue: Catalogue
  readonly formats: readonly FileFormat[]
}

/** What a sender says of a file. */
export interface SaidOfFile {
  readonly name: string
  /** The name of a format; without one the file shows it. */
  readonly format?: string | undefined
  readonly period?: string | undefined
  /** Why it changes figures that were approved: without one such a file waits. */
  readonly reason?: string | undefined
}

export interface SentFile extends SaidOfFile {
  readonly content: Buffer
}

export interface Receipt {
  readonly accepted: boolean
  /** `waiting` figures are in order and count once somebody approves them. */
  readonly state: SubmissionState
  readonly rows: number
  readonly issues: readonly Issue[]
  readonly format: string
  readonly period: string
  /** Undefined when nothing was kept: a dry run. */
  readonly submissionId: string | undefined
}

interface HowToReceive {
  /** Only check: nothing is written. */
  readonly dryRun?: boolean
}

/**
 * Takes in one file, whole or not at all, in one transaction: checks, keeps the file, and records its figures when the
 * sender may approve them.
 */
export const receiveFile = (
  app: App,
  actor: Actor,
  intake: Intake,
  file: SentFile,
  how: HowToReceive = {},
): Promise<Receipt> => receiveFrom(app, senderOf(actor), intake, file, how)

/** As receiveFile, of whoever was let in. */
export const receiveFrom = (
  app: App,
  sender: Sender,
  intake: Intake,
  file: SentFile,
  how: HowToReceive = {},
): Promise<Receipt> =>
  app.transaction(sender.actor, tx => receive(tx, { sender, intake, clock: app.clock, keys: app.keys }, file, how))

/** As receiveFile, in a transaction that is already in the actor's context. */
export const receiveFileIn = (
  tx: Tx,
  { actor, ...receiving }: Omit<Receiving, 'sender'> & { readonly actor: Actor },
  file: SentFile,
  how: HowToReceive = {},
): Promise<Receipt> => receive(tx, { ...receiving, sender: senderOf(actor) }, file, how)

interface Receiving {
  readonly sender: Sender
  readonly intake: Intake
  readonly clock: Clock
  /** Without them no file about people can be kept. */
  readonly keys?: KeyRing
}

async function receive(
  tx: Tx,
  receiving: Receiving,
  file: SentFile,
  { dryRun = false }: HowToReceive,
): Promise<Receipt> {
  const { intake, clock, sender } = receiving
  const contentHash = createHash('sha256').update(file.content).digest()
  const format = await chooseFormat(file, intake.formats)
  if (!('title' in format)) {
    const checked = refusedAs(format)
    return keep(tx, receiving, { file, contentHash, facts: undefined, checked, format: UNKNOWN_FORMAT, dryRun })
  }
  const { period, issues } = await periodOfFile(tx, format, file, {
    catalogue: intake.catalogue,
    today: clock.today(),
  })
  await lockFormatAndPeriod(tx, format.name, period.name)
  const same = await findLastStanding(tx, format.name, period.name)
  if (same?.contentHash.equals(contentHash)) return alreadySent(same)
  const { catalogue } = intake
  const facts = await gatherFacts(tx, { catalogue, period, ownAgencyId: ownAgencyOf(sender), today: clock.today() })
  const checked = await checkBeside(file.content, format, facts)
  const all = { ...checked, issues: [...issues, ...checked.issues] }
  return keep(tx, receiving, { file, contentHash, facts, checked: all, format: format.name, dryRun })
}

/** The only agency whose figures the sender may send. */
export const ownAgencyOf = ({ actor }: Sender): string | undefined =>
  actsForAgency(actor) ? actor.agencyId : undefined

/** Says that the same file is here already, in the place of what would be said of it. */
export const sameFile = ({ sentByName, sentAt }: Submission): Issue =>
  note('same-file', `This very file was sent by ${sentByName} on ${dayInWords(civilDay(sentAt))}. Nothing was changed.`)

function alreadySent(same: Submission): Receipt {
  const { state, rowCount, format, period, id } = same
  return { accepted: true, state, rows: rowCount, issues: [sameFile(same)], format, period, submissionId: id }
}

interface Kept {
  readonly file: SentFile
  readonly contentHash: Buffer
  readonly format: string
  /** Undefined for a file of no known format. */
  readonly facts: Facts | undefined
  readonly checked: CheckedFile
  readonly dryRun: boolean
}

async function keep(
  tx: Tx,
  { sender: { actor, mayApprove }, clock, keys }: Receiving,
  { file, contentHash, format, facts, checked, dryRun }: Kept,
): Promise<Receipt> {
  const now = clock.now()
  const isAgreed = mayAccept(actor, { sentBy: actor.id }, await findAgreement(tx, { format, agencyId: actor.agencyId }))
  const isAccepted = checked.reading !== undefined && mayApprove && isAgreed
  const state: SubmissionState = checked.reading === undefined ? 'rejected' : 'waiting'
  const receipt: Omit<Receipt, 'submissionId'> = {
    accepted: state !== 'rejected',
    state: isAccepted ? 'accepted' : state,
    rows: checked.rowCount,
    issues: checked.issues,
    format,
    period: facts?.period.name ?? '',
  }
  if (dryRun) return { ...receipt, submissionId: undefined }
  const submission = {
    id: crypto.randomUUID(),
    agencyId: actor.agencyId,
    format,
    period: receipt.period,
    state,
    fileName: file.name,
    contentHash,
    byteCount: file.content.length,
    rowCount: checked.rowCount,
    issues: withoutIdentities(checked),
    sentBy: actor.id,
    sentByName: actor.name,
    sentAt: now,
    decidedBy: undefined,
    decidedByName: undefined,
    decidedAt: undefined,
    onlyAgencyId: undefined,
    sameAsId: undefined,
    correctionReason: file.reason,
  }
  await insertSubmission(tx, submission)
  const isSealed = checked.format !== undefined && isAboutPeople(checked.format)
  await keepWhole(tx, keys, submission.id, { content: file.content, isSealed })
  const by = { id: actor.id, name: actor.name }
  const accepting = { partnershipId: actor.partnershipId, by, at: now, keys }
  const needed =
    isAccepted && facts
      ? await acceptOrWait(tx, accepting, submission, { checked, facts, content: file.content })
      : undefined
  const settled = needed ? { ...receipt, state, issues: [needed, ...receipt.issues] } : receipt
  await appendAudit(tx, actor, {
    event: state === 'rejected' ? 'figures-refused' : 'figures-received',
    subject: { submissionId: submission.id, format, period: receipt.period, state: settled.state, rows: receipt.rows },
  })
  return { ...settled, submissionId: submission.id }
}
