import { concernUrl } from '../triage/triage.urls.ts'

/** Who a concern may be about, and saying so. */
export const matchUrl = (reference: string): string => `${concernUrl(reference)}/person`
export const separateUrl = (reference: string): string => `${concernUrl(reference)}/separate`
export const individualUrl = (individualId: string): string => `/individuals/${individualId}`
export const changeIndividualUrl = (individualId: string): string => `/individuals/${individualId}/change`
