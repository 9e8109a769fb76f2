export const TABS = ['', 'planning', 'asked', 'findings', 'plan', 'outcomes', 'history'] as const
export type Tab = (typeof TABS)[number]

export const enquiriesUrl = (query: Readonly<Record<string, string>> = {}): string => {
  const filled = Object.entries(query).filter(([, value]) => value !== '')
  return filled.length === 0 ? '/enquiries' : `/enquiries?${new URLSearchParams(filled)}`
}
export const enquiryUrl = (reference: string, tab: Tab = ''): string =>
  tab === '' ? `/enquiries/${reference}` : `/enquiries/${reference}/${tab}`

/** A form of an enquiry: `actUrl(reference, 'actions/add')`, `actUrl(reference, 'actions', id, 'done')`. */
export const actUrl = (reference: string, ...act: readonly string[]): string =>
  [enquiryUrl(reference), ...act].join('/')

export const contributeUrl = (token: string): string => `/contribute/${token}`

export const organisationalEnquiriesUrl = (): string => '/enquiries/organisational'
export const organisationalEnquiryUrl = (reference: string, ...act: readonly string[]): string =>
  ['/enquiries/organisational', reference, ...act].join('/')
