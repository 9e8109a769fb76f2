import type { Catalogue, Figures, IncomingObservation, ObservedCell, Period } from '#indicators'
import type { Tx } from '#platform/db/database.ts'
import type { KeyRing } from '#platform/keys/key-ring.ts'
import type { Workbook } from '#platform/workbook/workbook.ts'
import type { Issue } from './issue.ts'

export interface Column {
  readonly name: string
  /** Other headings under which it comes. */
  readonly also: readonly string[]
  readonly isRequired: boolean
  /** What belongs in it, and what is accepted. */
  readonly meaning: string
}

/** A row of a file by the names of its format's columns; a column that the file does not have is empty. */
export interface FileRecord {
  readonly row: number
  readonly cells: Readonly<Record<string, string>>
}

export interface KnownAgency {
  readonly id: string
  readonly name: string
  /** Other names it goes or went by. */
  readonly aliases: readonly string[]
}

/** What a file is read against. */
export interface Facts {
  readonly catalogue: Catalogue
  readonly agencies: readonly KnownAgency[]
  /** What the file is about, where its rows do not say. */
  readonly period: Period
  /** The only agency for which the sender may send figures; undefined for those who send for the whole partnership. */
  readonly ownAgencyId: string | undefined
  /** The ONS code of the partnership's area; undefined where none is set. */
  readonly ownArea: string | undefined
  /** The day on which the file was sent. */
  readonly today: Temporal.PlainDate
}

/** What a document is read against. */
export type DocumentFacts = Pick<Facts, 'period' | 'ownArea' | 'today'>

export interface Reading extends Figures {
  readonly issues: readonly Issue[]
}

interface AnyFormat {
  readonly name: string
  readonly title: string
  readonly about: string
  /** Whether the file names its agencies, so that an agency may send its own rows. */
  readonly hasAgencies: boolean
  /** What one file is about: a year, twelve months to a month, or what each of its rows says. */
  readonly periodKind: 'financial-year' | 'rolling-12' | 'in-file'
  /** The measures that it brings, to find the period last held; none means every measure. */
  measureCodes(catalogue: Catalogue): readonly string[]
}

/** A file of rows and columns. Reading is pure: the same bytes and facts give the same figures and faults. */
export interface TableFormat extends AnyFormat {
  readonly columns: readonly Column[]
  /** A file that would be accepted, to start from. */
  readonly template: string
  /** Items that say who somebody is. A format that has some is kept sealed, as a document is. */
  readonly identifyingFields?: readonly string[]
  /** What the file says that it is about, for the list of files; undefined when it does not say. */
  periodOf?(content: Uint8Array): Period | undefined
  read(records: readonly FileRecord[], facts: Facts): Reading
}

/** What was found in a document. */
export interface DocumentReading {
  readonly rowCount: number
  readonly issues: readonly Issue[]
}

/** A document that was accepted, to be kept as records. */
export interface DocumentRecording {
  readonly content: Uint8Array
  readonly submissionId: string
  readonly partnershipId: string
  readonly rowCount: number
  readonly keys: KeyRing
}

/** A document that was accepted and no longer counts. */
export interface DocumentWithdrawal {
  readonly submissionId: string
  /** The file of the same kind and period that stood before it, to be kept as records again; undefined: there is none. */
  before(): Promise<DocumentRecording | undefined>
  /** Every other accepted file of the same kind, whatever it is about, newest first. */
  standing(): Promise<readonly StandingDocument[]>
}

/** A file that counts still. */
export interface StandingDocument {
  readonly submissionId: string
  readonly period: Period
  readonly sentOn: Temporal.PlainDate
  open(): Promise<DocumentRecording>
}

/** What follows for figures that another file gave, since they rest on the records of this one too. */
export interface Aftermath {
  readonly recounted: readonly IncomingObservation[]
  /** Figures that can no longer be worked out. */
  readonly ended: readonly ObservedCell[]
}

/** A document that is being checked. */
export interface DocumentCheck {
  /** False when nothing that follows can be read. */
  write(piece: Uint8Array): boolean
  /** How many records were read so far, and the first faults. */
  soFar(): DocumentReading
  end(): DocumentReading
}

export interface RecordingInPieces extends Omit<DocumentRecording, 'content'> {
  readonly pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/** What a format whose files may be larger than a process should hold does with them, in pieces cut anywhere. */
export interface InPieces {
  openCheck(facts: DocumentFacts): DocumentCheck
  record(tx: Tx, recording: RecordingInPieces, facts: DocumentFacts): Promise<Figures>
}

/** A file with a structure of its own, about people: it is kept sealed. Checking is pure. */
export interface DocumentFormat extends AnyFormat {
  /** ".xml" */
  readonly extension: string
  readonly contentType: string
  readonly mostBytes: number
  /** What its rows are, to those who read how many came: children, where nothing else is said. */
  readonly rowsAre?: 'children' | 'records'
  /** A file that would be accepted, to start from. */
  readonly template?: { readonly name: string; readonly contentType: string; content(): Promise<Buffer> }
  /** Items that say who somebody is: what stands there is shown to the sender and not kept beside the fault. */
  readonly identifyingFields: readonly string[]
  /** Its figures never take the place of those that another kind of file gave: both are told. */
  readonly givesWay?: boolean
  /** Whether an Excel workbook is one of these, by its sheets and their headings. */
  recognisesWorkbook?(workbook: Workbook): boolean
  /** Whether a file is one of these, by its first bytes. */
  recognises(start: Uint8Array): boolean
  /** Where there is one, large files are never in memory whole. */
  readonly inPieces?: InPieces
  /** What the file says that it is about; undefined when it does not say. A format in pieces is given its beginning. */
  periodOf(content: Uint8Array): Period | undefined | Promise<Period | undefined>
  /** Makes one file of several that belong together; without it, each is one by itself. */
  join?(files: readonly { readonly name: string; readonly content: Uint8Array }[]): {
    readonly name: string
    readonly content: Buffer
  }
  check(content: Uint8Array, facts: DocumentFacts): DocumentReading | Promise<DocumentReading>
  /** Keeps what the measures need, and gives the figures that follow from it. The submission is there already. */
  record(tx: Tx, recording: DocumentRecording, facts: DocumentFacts): Promise<Figures>
  /** Removes the records of a document, or puts those of the one before in their place. */
  takeBack(tx: Tx, withdrawal: DocumentWithdrawal, facts: DocumentFacts): Promise<Aftermath>
}

/** A kind of file that can be sent in. */
export type FileFormat = TableFormat | DocumentFormat

export const isDocument = (format: FileFormat): format is DocumentFormat => 'recognises' in format
/** Its files say something of people: they are kept sealed, and what stands in such an item is not kept beside a fault. */
export const isAboutPeople = (
  format: FileFormat,
): format is FileFormat & Required<Pick<FileFormat, 'identifyingFields'>> => format.identifyingFields !== undefined
/** Whether somebody can start from a file that would be accepted. */
export const hasTemplate = (format: FileFormat): boolean => isTable(format) || format.template !== undefined
export const isTable = (format: FileFormat): format is TableFormat => !isDocument(format)
