/** Where anybody raises a concern, signed in or not. */
export const raiseUrl = (): string => '/raise'
export const raiseInUrl = (partnership: string): string => `/raise/${partnership}`
export const raiseQuestionUrl = (
  partnership: string,
  question: string,
  { isChange = false, isAgain = false } = {},
): string => {
  const query = [isChange && 'change=yes', isAgain && 'again=yes'].filter(Boolean).join('&')
  return `/raise/${partnership}/questions/${question}${query === '' ? '' : `?${query}`}`
}
export const raiseCheckUrl = (partnership: string): string => `/raise/${partnership}/check`
export const raiseSentUrl = (partnership: string): string => `/raise/${partnership}/sent`
export const raiseSaveUrl = (partnership: string): string => `/raise/${partnership}/save`
export const raiseSavedUrl = (partnership: string): string => `/raise/${partnership}/saved`
export const raiseReturnUrl = (partnership: string, token: string): string => `/raise/${partnership}/return/${token}`
export const raiseHowUsedUrl = (partnership: string): string => `/raise/${partnership}/how-it-is-used`

export const owedFeedbackUrl = (): string => '/triage/feedback'
export const giveFeedbackUrl = (feedbackId: string): string => `/triage/feedback/${feedbackId}`
/** `before`: the reference after which the list goes on. */
export const raisedUrl = (before?: string): string => `/raised${before === undefined ? '' : `?before=${before}`}`
export const raisedOneUrl = (reference: string): string => `/raised/${reference}`

type Query = Readonly<Record<string, string | undefined>>

export const triageUrl = (query: Query = {}): string => withQuery('/triage', query)
export const teamsUrl = (): string => '/triage/teams'
export const makeTeamUrl = (): string => '/triage/teams/make'
export const teamUrl = (teamId: string): string => `/triage/teams/${teamId}`
export const closeTeamUrl = (teamId: string): string => `/triage/teams/${teamId}/close`
export const endMemberUrl = (teamId: string, personId: string): string =>
  `/triage/teams/${teamId}/members/${personId}/end`
export const enterConcernUrl = (): string => '/triage/enter'
export const searchConcernsUrl = (): string => '/concerns/search'
export const retentionUrl = (): string => '/concerns/retention'
export const holdConcernUrl = (): string => '/concerns/hold'

export type ConcernPart =
  | 'account'
  | 'history'
  | 'readers'
  | 'decision'
  | 'screen-out'
  | 'draft'
  | 'take'
  | 'give'
  | 'note'
  | 'clock'
  | 'lateness'
  | 'restrict'
  | 'conflict'
  | 'challenge'

/** The record, or one part of it. */
export const concernUrl = (reference: string, part?: ConcernPart): string =>
  part === undefined ? `/concerns/${reference}` : `/concerns/${reference}/${part}`

export const concernFileUrl = (reference: string, fileId: string): string => `/concerns/${reference}/files/${fileId}`

export const challengeUrl = (reference: string): string => concernUrl(reference, 'challenge')
export const answerChallengeUrl = (reference: string): string => `${challengeUrl(reference)}/answer`
export const escalateChallengeUrl = (reference: string): string => `${challengeUrl(reference)}/escalate`
export const endChallengeUrl = (reference: string): string => `${challengeUrl(reference)}/end`

/** Where whoever raised a concern says that they disagree: the page of their own submission leads to it. */
export const disagreeUrl = (reference: string): string => `/raised/${reference}/disagree`

/** Who a concern may be about, and saying so. */
export const matchUrl = (reference: string): string => `${concernUrl(reference)}/person`
export const separateUrl = (reference: string): string => `${concernUrl(reference)}/separate`
export const individualUrl = (individualId: string): string => `/individuals/${individualId}`
export const changeIndividualUrl = (individualId: string): string => `/individuals/${individualId}/change`

export const ENQUIRY_TABS = ['', 'planning', 'asked', 'findings', 'plan', 'outcomes', 'history'] as const
export type EnquiryTab = (typeof ENQUIRY_TABS)[number]

export const enquiriesUrl = (query: Readonly<Record<string, string>> = {}): string => {
  const filled = Object.entries(query).filter(([, value]) => value !== '')
  return filled.length === 0 ? '/enquiries' : `/enquiries?${new URLSearchParams(filled)}`
}
export const enquiryUrl = (reference: string, tab: EnquiryTab = ''): string =>
  tab === '' ? `/enquiries/${reference}` : `/enquiries/${reference}/${tab}`

/** A form of an enquiry: `enquiryActUrl(reference, 'actions/add')`, `enquiryActUrl(reference, 'actions', id, 'done')`. */
export const enquiryActUrl = (reference: string, ...act: readonly string[]): string =>
  [enquiryUrl(reference), ...act].join('/')

export const contributeUrl = (token: string): string => `/contribute/${token}`

export const organisationalEnquiriesUrl = (): string => '/enquiries/organisational'
export const organisationalEnquiryUrl = (reference: string, ...act: readonly string[]): string =>
  ['/enquiries/organisational', reference, ...act].join('/')

export const concernFiguresUrl = (year?: string): string =>
  `/concern-figures${year === undefined ? '' : `?year=${year}`}`
export const sacUrl = (year: string): string => `/concern-figures/sac/${year}`
export const sacFileUrl = (year: string, isUnrounded: boolean): string =>
  `${sacUrl(year)}/sac-${year}${isUnrounded ? '-unrounded' : ''}.csv`
/** The records behind one part of a breakdown. */
export const countedRecordsUrl = (period: string, by: string, part: string): string =>
  `/concern-figures/records?${new URLSearchParams({ period, by, part })}`
export const concernPatternsUrl = (): string => '/concern-patterns'
export const patternOfferUrl = (patternId: string): string => `/concern-patterns/${encodeURIComponent(patternId)}`

function withQuery(path: string, query: Query): string {
  const filled = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value] as const] : []))
  return filled.length === 0 ? path : `${path}?${new URLSearchParams(filled.map(([name, value]) => [name, value]))}`
}
