export const owedFeedbackUrl = (): string => '/triage/feedback'
export const giveFeedbackUrl = (feedbackId: string): string => `/triage/feedback/${feedbackId}`
export const raisedUrl = (): string => '/raised'
export const raisedOneUrl = (reference: string): string => `/raised/${reference}`
