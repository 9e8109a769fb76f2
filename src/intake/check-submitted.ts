import type { Catalogue } from '#indicators'
import { civilDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { sizeInWords } from '#platform/files/file.ts'
import { checkBeside } from './check-beside.ts'
import { type CheckedFile, documentOf, refusedAs, withoutIdentities } from './check-file.ts'
import { checkInThread, type SoFar } from './check-in-thread.ts'
import { chooseFormat } from './choose-format.ts'
import { MOST_BYTES } from './decode.ts'
import { peek, wholeOf } from './file-content.ts'
import { periodOfFile } from './file-period.ts'
import { type Facts, type FileFormat, isDocument } from './format.ts'
import { gatherFacts } from './gather-facts.ts'
import { fault, type Issue } from './issue.ts'
import type { Intake } from './receive-file.ts'
import type { AcceptedContent } from './record-document.ts'
import { type Submission, UNKNOWN_FORMAT } from './submission.ts'

/** What a kept file turned out to be, before any of it is written. */
export interface CheckedSubmission {
  readonly format: string
  /** Undefined for a file of no known format. */
  readonly facts: Facts | undefined
  readonly checked: CheckedFile
  readonly content: AcceptedContent
}

interface Checking {
  readonly intake: Intake
  /** Runs a query in a transaction of its own. */
  readonly read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  readonly pieces: () => AsyncGenerator<Buffer>
  /** The only agency whose figures it may hold. */
  readonly ownAgencyId: string | undefined
  readonly tell: (soFar: SoFar) => void
}

/** Reads a kept file of any size. What is too large for its kind is refused before more than its beginning is read. */
export async function checkSubmitted(submission: Submission, checking: Checking): Promise<CheckedSubmission> {
  const { intake, pieces } = checking
  const said = submission.format === UNKNOWN_FORMAT ? undefined : submission.format
  const { first, all } = await peek(pieces())
  const begun =
    said === undefined ? documentOf(first, intake.formats) : intake.formats.find(({ name }) => name === said)
  const tooLarge = tooLargeFor(begun, submission.byteCount)
  if (tooLarge) return refused(tooLarge, begun)
  if (begun && isDocument(begun) && begun.inPieces) {
    const facts = await factsOf(submission, begun, checking, first)
    return settled(begun, facts, await checkInThread(all, begun, facts.facts, tellOf(begun, checking)), pieces)
  }
  const content = await wholeOf(all)
  const format = await chooseFormat({ content, format: said }, intake.formats)
  if (!('title' in format)) return refused(format)
  const facts = await factsOf(submission, format, checking, content)
  return settled(format, facts, await checkBeside(content, format, facts.facts, tellOf(format, checking)), content)
}

const tellOf =
  (format: FileFormat, { tell }: Checking) =>
  (soFar: SoFar): void =>
    tell({ ...soFar, issues: withoutIdentities({ format, issues: soFar.issues }) })

const refused = (why: Issue, format?: FileFormat): CheckedSubmission => ({
  format: format?.name ?? UNKNOWN_FORMAT,
  facts: undefined,
  checked: refusedAs(why, format),
  content: new Uint8Array(0),
})

function tooLargeFor(format: FileFormat | undefined, byteCount: number): Issue | undefined {
  const most = format && isDocument(format) ? format.mostBytes : MOST_BYTES
  if (byteCount <= most) return undefined
  return fault(
    'too-large',
    `The file has ${sizeInWords(byteCount)}; at most ${sizeInWords(most)} are accepted${format ? ` as ${format.title}` : ' where it is not a known document'}. Split it, or leave out columns that are not in the template.`,
  )
}

interface SubmittedFacts {
  readonly facts: Facts
  /** What was assumed. */
  readonly issues: readonly Issue[]
}

const factsOf = (
  { period: said, sentAt }: Submission,
  format: FileFormat,
  { intake: { catalogue }, read, ownAgencyId }: Checking,
  content: Uint8Array,
): Promise<SubmittedFacts> =>
  read(tx => gather(tx, catalogue, format, { said, content, ownAgencyId, today: civilDay(sentAt) }))

async function gather(
  tx: Tx,
  catalogue: Catalogue,
  format: FileFormat,
  given: { said: string; content: Uint8Array; ownAgencyId: string | undefined; today: Temporal.PlainDate },
): Promise<SubmittedFacts> {
  const { said, content, ownAgencyId, today } = given
  const about = { period: said === '' ? undefined : said, content }
  const { period, issues } = await periodOfFile(tx, format, about, { catalogue, today })
  return { facts: await gatherFacts(tx, { catalogue, period, ownAgencyId, today }), issues }
}

const settled = (
  { name }: FileFormat,
  { facts, issues }: SubmittedFacts,
  found: CheckedFile,
  content: AcceptedContent,
): CheckedSubmission => ({
  format: name,
  facts,
  checked: { ...found, issues: [...issues, ...found.issues] },
  content,
})
