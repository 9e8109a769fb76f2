export const intakeUrl = (): string => '/intake'
export const submissionUrl = (id: string): string => `/intake/files/${encodeURIComponent(id)}`
export const submittedFileUrl = (id: string): string => `${submissionUrl(id)}/original`
export const issuesCsvUrl = (id: string): string => `${submissionUrl(id)}/issues.csv`
export const approveUrl = (id: string): string => `${submissionUrl(id)}/approve`
export const templateUrl = (format: string): string => `/intake/templates/${encodeURIComponent(format)}`
export const withdrawUrl = (id: string): string => `${submissionUrl(id)}/withdraw`
export const agreementsUrl = (): string => '/intake/agreements'
export const agreementUrl = (format: string): string => `${agreementsUrl()}/${encodeURIComponent(format)}`
