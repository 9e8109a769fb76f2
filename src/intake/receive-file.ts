import { createHash } from 'node:crypto'
import { type Catalogue, type FigureSource, findOwnArea } from '#indicators'
import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import { type Actor, actsForAgency } from '#platform/auth/actor.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import type { Clock } from '#platform/clock.ts'
import { civilDay, dayInWords } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { NotAllowed } from '#platform/errors.ts'
import type { KeyRing } from '#platform/keys/key-ring.ts'
import { checkBeside } from './check-beside.ts'
import { type CheckedFile, formatOf, unknownFormat } from './check-file.ts'
import { periodOfFile } from './file-period.ts'
import { type Facts, type FileFormat, isDocument, isTable } from './format.ts'
import { fault, type Issue, note } from './issue.ts'
import { knownAgencies } from './known-agencies.ts'
import { recordAccepted } from './record-accepted.ts'
import { findLastStanding, insertSubmission, type Submission, type SubmissionState } from './submission.store.ts'
import { toKeep } from './submitted-file.ts'

/** What the program can read, handed over by the composition root. */
export interface Intake {
  readonly catalogue: Catalogue
  readonly formats: readonly FileFormat[]
}

export interface SentFile {
  readonly name: string
  readonly content: Buffer
  /** The name of a format; without one the heading row decides. */
  readonly format?: string | undefined
  readonly period?: string | undefined
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
): Promise<Receipt> =>
  app.transaction(actor, tx => receiveFileIn(tx, { actor, intake, clock: app.clock, keys: app.keys }, file, how))

export interface Receiving {
  readonly actor: Actor
  readonly intake: Intake
  readonly clock: Clock
  /** Without them no file about people can be kept. */
  readonly keys?: KeyRing
}

/** As receiveFile, in a transaction that is already in the actor's context. */
export async function receiveFileIn(
  tx: Tx,
  receiving: Receiving,
  file: SentFile,
  { dryRun = false }: HowToReceive = {},
): Promise<Receipt> {
  const { actor, intake, clock } = receiving
  if (!hasPermission(actor.roles, 'send-figures')) throw new NotAllowed('Your role does not include sending figures.')
  const contentHash = createHash('sha256').update(file.content).digest()
  const format = await chooseFormat(file, intake.formats)
  if (!('title' in format))
    return keep(tx, receiving, {
      file,
      contentHash,
      facts: undefined,
      checked: refusedAs(format),
      format: 'unknown',
      dryRun,
    })
  const { period, issues } = await periodOfFile(tx, format, file, {
    catalogue: intake.catalogue,
    today: clock.today(),
  })
  const same = await findLastStanding(tx, format.name, period.name)
  if (same?.contentHash.equals(contentHash)) return alreadySent(same)
  const facts = {
    catalogue: intake.catalogue,
    agencies: await knownAgencies(tx),
    period,
    ownAgencyId: actsForAgency(actor) ? actor.agencyId : undefined,
    ownArea: (await findOwnArea(tx))?.code,
    today: clock.today(),
  }
  const checked = await checkBeside(file.content, format, facts)
  const all = { ...checked, issues: [...issues, ...checked.issues] }
  return keep(tx, receiving, { file, contentHash, facts, checked: all, format: format.name, dryRun })
}

function alreadySent(same: Submission): Receipt {
  const message = `This very file was sent by ${same.sentByName} on ${dayInWords(civilDay(same.sentAt))}. Nothing was changed.`
  const { state, rowCount, format, period, id } = same
  return {
    accepted: true,
    state,
    rows: rowCount,
    issues: [note('same-file', message)],
    format,
    period,
    submissionId: id,
  }
}

async function chooseFormat(file: SentFile, formats: readonly FileFormat[]): Promise<FileFormat | Issue> {
  if (file.format !== undefined)
    return formats.find(format => format.name === file.format) ?? unknownFormat(file.format, formats)
  const list = formats
    .filter(isTable)
    .map(
      format =>
        `${format.title}: ${format.columns
          .filter(column => column.isRequired)
          .map(column => column.name)
          .join(', ')}`,
    )
    .join('; ')
  return (
    (await formatOf(file.content, formats)) ??
    fault(
      'format-not-recognised',
      `The file belongs to no format that is read here. Headings that are recognised: ${list}. Documents: ${formats
        .filter(isDocument)
        .map(({ title }) => title)
        .join(', ')}.`,
      {
        row: 1,
      },
    )
  )
}

const refusedAs = (issue: Issue): CheckedFile => ({
  format: undefined,
  rowCount: 0,
  issues: [issue],
  reading: undefined,
})

/** What is kept beside a fault says where it is and what is wrong, not who the child is. */
function withoutIdentities({ format, issues }: CheckedFile): readonly Issue[] {
  if (!format || !isDocument(format)) return issues
  return issues.map(issue =>
    issue.field !== null && format.identifyingFields.includes(issue.field) ? { ...issue, value: null } : issue,
  )
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
  { actor, clock, keys }: Receiving,
  { file, contentHash, format, facts, checked, dryRun }: Kept,
): Promise<Receipt> {
  const now = clock.now()
  const mayApprove = hasPermission(actor.roles, 'approve-figures')
  const state: SubmissionState = checked.reading === undefined ? 'rejected' : mayApprove ? 'accepted' : 'waiting'
  const receipt = {
    accepted: state !== 'rejected',
    state,
    rows: checked.rowCount,
    issues: checked.issues,
    format,
    period: facts?.period.name ?? '',
  }
  if (dryRun) return { ...receipt, submissionId: undefined }
  const id = crypto.randomUUID()
  await insertSubmission(tx, {
    id,
    agencyId: actor.agencyId,
    format,
    period: receipt.period,
    state,
    fileName: file.name,
    contentHash,
    byteCount: file.content.length,
    rowCount: checked.rowCount,
    issues: withoutIdentities(checked),
    file: await toKeep(checked.format, keys, id, file.content),
    sentBy: actor.id,
    sentByName: actor.name,
    sentAt: now,
    decidedBy: state === 'accepted' ? actor.id : undefined,
    decidedByName: state === 'accepted' ? actor.name : undefined,
    decidedAt: state === 'accepted' ? now : undefined,
  })
  if (facts && state === 'accepted') {
    const who = { id: actor.id, name: actor.name }
    const source: FigureSource = {
      id,
      kind: 'file',
      title: file.name,
      suppliedBy: who,
      suppliedAt: now,
      approvedBy: who,
      approvedAt: now,
    }
    const accepted = { actor, facts, keys, content: file.content, source: { ...source, contentHash } }
    await recordAccepted(tx, checked, accepted)
  }
  await appendAudit(tx, actor, {
    event: state === 'rejected' ? 'figures-refused' : 'figures-received',
    subject: { submissionId: id, format, period: receipt.period, state, rows: checked.rowCount },
  })
  return { ...receipt, submissionId: id }
}
