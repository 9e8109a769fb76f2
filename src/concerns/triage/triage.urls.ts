type Query = Readonly<Record<string, string | undefined>>

export const triageUrl = (query: Query = {}): string => withQuery('/triage', query)
export const teamsUrl = (): string => '/triage/teams'
export const makeTeamUrl = (): string => '/triage/teams/make'
export const teamUrl = (teamId: string): string => `/triage/teams/${teamId}`
export const endMemberUrl = (teamId: string, personId: string): string =>
  `/triage/teams/${teamId}/members/${personId}/end`
export const enterConcernUrl = (): string => '/triage/enter'
export const searchConcernsUrl = (): string => '/concerns/search'
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

function withQuery(path: string, query: Query): string {
  const filled = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value] as const] : []))
  return filled.length === 0 ? path : `${path}?${new URLSearchParams(filled.map(([name, value]) => [name, value]))}`
}
