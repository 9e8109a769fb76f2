import type { PublishedDocument } from './document.ts'

/** A frozen document as the public site serves it. */
export interface PublishedRelease {
  readonly releaseId: string
  readonly partnershipName: string
  readonly address: string
  readonly title: string
  readonly period: string
  readonly isDemonstration: boolean
  readonly publishedAt: Temporal.Instant
  readonly revision: number
  readonly document: PublishedDocument
}

export interface ReleaseFile {
  readonly name: string
  readonly mediaType: string
  readonly content: Buffer
}

export interface ReleaseSummary {
  readonly address: string
  readonly title: string
  readonly period: string
  readonly partnershipName: string
  readonly publishedAt: Temporal.Instant
  readonly revision: number
}
