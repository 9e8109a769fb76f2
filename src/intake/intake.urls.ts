export const intakeUrl = (): string => '/intake'
export const submissionUrl = (id: string): string => `/intake/files/${encodeURIComponent(id)}`
export const submittedFileUrl = (id: string): string => `${submissionUrl(id)}/original`
export const issuesCsvUrl = (id: string): string => `${submissionUrl(id)}/issues.csv`
export const approveUrl = (id: string): string => `${submissionUrl(id)}/approve`
export const templateUrl = (format: string): string => `/intake/templates/${encodeURIComponent(format)}`
export const withdrawUrl = (id: string): string => `${submissionUrl(id)}/withdraw`
export const agreementsUrl = (): string => '/intake/agreements'
export const agreementUrl = (format: string): string => `${agreementsUrl()}/${encodeURIComponent(format)}`
export const refuseUrl = (id: string): string => `${submissionUrl(id)}/refuse`
export const reasonUrl = (id: string): string => `${submissionUrl(id)}/reason`

export interface ChangesQuery {
  readonly measure?: string | undefined
  readonly after?: number | undefined
  readonly before?: number | undefined
}

export function changesUrl(id: string, query: ChangesQuery = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  const text = new URLSearchParams(given).toString()
  return `${submissionUrl(id)}/changes${text === '' ? '' : `?${text}`}`
}
export const changesCsvUrl = (id: string): string => `${submissionUrl(id)}/changes.csv`
