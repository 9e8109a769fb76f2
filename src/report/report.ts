import type { FinancialYear } from './financial-year.ts'

export const REPORT_STATUSES = ['draft', 'published'] as const
export type ReportStatus = (typeof REPORT_STATUSES)[number]

export const REPORT_ACTS = ['save-section', 'publish', 'correct-figure'] as const
export type ReportAct = (typeof REPORT_ACTS)[number]

/** What may be done to a report in each state, and where that leads. */
export const TRANSITIONS: Readonly<Record<ReportStatus, Partial<Record<ReportAct, ReportStatus>>>> = {
  draft: { 'save-section': 'draft', publish: 'published' },
  published: { 'correct-figure': 'published' },
}

export const STATUS_WORDS: Readonly<Record<ReportStatus, string>> = {
  draft: 'Draft',
  published: 'Published',
}

/** The sections of a report in their order. A drawn section has content from registers and measures below its prose. */
export const SECTIONS = [
  { code: 'about', heading: 'About the partnership', isDrawn: true },
  { code: 'structure', heading: 'How the partnership is organised', isDrawn: true },
  { code: 'training', heading: 'Training and workforce', isDrawn: true },
  { code: 'children', heading: 'Children: data for the year', isDrawn: true },
  { code: 'adults', heading: 'Adults: concerns and enquiries', isDrawn: true },
  { code: 'police', heading: 'Police data', isDrawn: true },
  { code: 'glossary', heading: 'Words we use', isDrawn: true },
] as const
export type SectionCode = (typeof SECTIONS)[number]['code']

export function isSectionCode(text: string): text is SectionCode {
  return SECTIONS.some(section => section.code === text)
}

export interface Report {
  readonly reportId: string
  readonly period: FinancialYear
  readonly title: string
  readonly status: ReportStatus
  readonly releaseId: string | undefined
  readonly startedAt: Temporal.Instant
  readonly startedBy: string
}

export interface ReportSection {
  readonly code: SectionCode
  readonly heading: string
  readonly prose: string
  readonly version: number
  readonly savedAt: Temporal.Instant
  readonly savedBy: string
}
