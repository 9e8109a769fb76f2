import type { SectionCode } from './report.ts'

export const reportsUrl = (): string => '/annual-reports'
export const reportUrl = (period: string): string => `/annual-reports/${period}`
export const sectionUrl = (period: string, code: SectionCode): string => `/annual-reports/${period}/sections/${code}`
export const sectionPreviewUrl = (period: string, code: SectionCode): string => `${sectionUrl(period, code)}/preview`
export const previewUrl = (period: string): string => `/annual-reports/${period}/preview`
export const publishUrl = (period: string): string => `/annual-reports/${period}/publish`
export const correctionsUrl = (period: string): string => `/annual-reports/${period}/corrections`
export const correctFigureUrl = (period: string, figureId: string): string =>
  `/annual-reports/${period}/corrections/new?figure=${encodeURIComponent(figureId)}`
/** the figure's own page among the measures */
export const measureUrl = (code: string, period: string): string =>
  `/measures/${encodeURIComponent(code)}?period=${encodeURIComponent(period)}`
