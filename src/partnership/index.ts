export {
  findAgency,
  findAgencyByName,
  findAgencyIdsByName,
  findAgencyKind,
  getAgency,
  insertAgency,
  listAgencies,
  replaceAliases,
  replaceStatutoryRoles,
  updateAgencyLeftOn as leaveOn,
} from './agency.store.ts'
export { AGENCY_KINDS, type Agency, type AgencyKind, isAgencyKind, isPartnerOn } from './agency.ts'
export { createToken, revokeToken } from './create-token.ts'
export { insertChair, insertMembership, listChairs, listMemberships } from './group.store.ts'
export { type Chair, type GroupRole, isGroupRole, type Membership } from './group.ts'
export { asOperator } from './operator.ts'
export { partnershipDueItems } from './partnership.due.ts'
export { partnershipNews } from './partnership.news.ts'
export { partnershipRoutes } from './partnership.routes.ts'
export { insertPartnership, inTransactionAsOwner, listPartnerships } from './partnership.store.ts'
export { agencyUrl, groupUrl, personUrl, structureUrl } from './partnership.urls.ts'
export {
  findPerson,
  getPerson,
  insertPerson,
  insertRole,
  listPeople,
  listPeopleOfAgency,
  updatePersonEndsOn as endPersonOn,
} from './person.store.ts'
export { type Person, personInWords, rolesOn } from './person.ts'
export {
  type AgencyStatutoryRole,
  AUTHORITIES,
  isAuthority,
  isRegime,
  isStatutoryRole,
  membershipGaps,
  REGIMES,
  type Regime,
  regimes,
  statutoryRoleWords,
} from './statutory-roles.ts'
export {
  insertAccountability,
  insertGroup,
  insertVersion,
  listGroupsOn as structureOn,
  readStructure,
} from './structure.store.ts'
export {
  type Branch,
  GROUP_KINDS,
  type GroupOn,
  isGroupKind,
  isStanding,
  isVersionChange,
  nestStructure,
  type StructureHistory,
  structureFaults,
} from './structure.ts'
