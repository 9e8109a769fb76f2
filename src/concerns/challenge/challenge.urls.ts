import { concernUrl } from '../triage/triage.urls.ts'

export const challengeUrl = (reference: string): string => concernUrl(reference, 'challenge')
export const answerChallengeUrl = (reference: string): string => `${challengeUrl(reference)}/answer`
export const escalateChallengeUrl = (reference: string): string => `${challengeUrl(reference)}/escalate`
export const endChallengeUrl = (reference: string): string => `${challengeUrl(reference)}/end`

/** Where whoever raised a concern says that they disagree: the page of their own submission leads to it. */
export const disagreeUrl = (reference: string): string => `/raised/${reference}/disagree`
