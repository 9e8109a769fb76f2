export const agenciesUrl = (filters: Readonly<Record<string, string>> = {}): string => withQuery('/agencies', filters)
export const addAgencyUrl = (): string => '/agencies/add'
export const agencyUrl = (agencyId: string): string => `/agencies/${agencyId}`
export const changeAgencyUrl = (agencyId: string): string => `/agencies/${agencyId}/change`
export const leaveAgencyUrl = (agencyId: string): string => `/agencies/${agencyId}/leave`

export const peopleUrl = (filters: Readonly<Record<string, string>> = {}): string => withQuery('/people', filters)
export const addPersonUrl = (): string => '/people/add'
export const personUrl = (personId: string): string => `/people/${personId}`
export const changePersonUrl = (personId: string): string => `/people/${personId}/change`
export const endPersonUrl = (personId: string): string => `/people/${personId}/end`
export const giveRoleUrl = (personId: string): string => `/people/${personId}/roles/add`
export const endRoleUrl = (personId: string, personRoleId: string): string =>
  `/people/${personId}/roles/${personRoleId}/end`

export const structureUrl = (on?: Temporal.PlainDate): string =>
  on === undefined ? '/structure' : withQuery('/structure', { on: on.toString() })
export const compareStructureUrl = (from?: Temporal.PlainDate, to?: Temporal.PlainDate): string =>
  withQuery('/structure/compare', from && to ? { from: from.toString(), to: to.toString() } : {})
export const openGroupUrl = (): string => '/groups/open'
export const groupUrl = (groupId: string, on?: Temporal.PlainDate): string =>
  withQuery(`/groups/${groupId}`, on === undefined ? {} : { on: on.toString() })
export const changeGroupUrl = (groupId: string): string => `/groups/${groupId}/change`
export const closeGroupUrl = (groupId: string): string => `/groups/${groupId}/close`
export const appointChairUrl = (groupId: string): string => `/groups/${groupId}/chair`
export const seatMemberUrl = (groupId: string): string => `/groups/${groupId}/members/add`
export const endSeatUrl = (groupId: string, groupMemberId: string): string =>
  `/groups/${groupId}/members/${groupMemberId}/end`

function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const filled = Object.entries(query).filter(([, value]) => value !== '')
  return filled.length === 0 ? path : `${path}?${new URLSearchParams(filled)}`
}
