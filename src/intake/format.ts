import type { Catalogue, Figures, Period } from '#indicators'
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
}

export interface Reading extends Figures {
  readonly issues: readonly Issue[]
}

/** A kind of file that can be sent in. Reading is pure: the same bytes and facts give the same figures and faults. */
export interface FileFormat {
  readonly name: string
  readonly title: string
  readonly about: string
  readonly columns: readonly Column[]
  /** Whether the file names its agencies, so that an agency may send its own rows. */
  readonly hasAgencies: boolean
  /** What one file is about: a year, twelve months to a month, or what each of its rows says. */
  readonly periodKind: 'financial-year' | 'rolling-12' | 'in-file'
  /** The measures that it brings, to find the period last held; none means every measure. */
  measureCodes(catalogue: Catalogue): readonly string[]
  /** A file that would be accepted, to start from. */
  readonly template: string
  read(records: readonly FileRecord[], facts: Facts): Reading
}
