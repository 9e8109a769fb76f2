import type { AgencyKind } from '#partnership'
import type { Role } from '#platform/auth/roles.ts'

/** The share of rated training figures that meet their targets: of the reader's agency where it returns any, else of all. */
export const TRAINING_TARGETS = 'training-targets'

interface Watch {
  readonly roles: readonly Role[]
  /** without it, whatever the reader's agency is */
  readonly agencyKinds?: readonly AgencyKind[]
  /** codes of measures, the most telling first: the first three that are held are shown */
  readonly figures: readonly string[]
}

const EVERYBODY = [
  'adult.decision.in-time',
  'children.cpp.at-31-march',
  TRAINING_TARGETS,
  'police.child-victims',
  'audits.section-175.response-rate',
]

const AGENCY_ROLES: readonly Role[] = ['agency-lead', 'line-manager', 'learner', 'group-member', 'analyst', 'trainer']

/** Who watches what. The first line that fits the reader counts; nobody's line means the partnership's. */
const WATCHES: readonly Watch[] = [
  {
    roles: ['triage-manager', 'triage-practitioner'],
    figures: ['adult.decision.in-time', 'adult.concerns.received', 'adult.conversion.local', ...EVERYBODY],
  },
  {
    roles: ['review-group-member'],
    figures: ['adult.msp.fully-achieved', 'children.cpp.over-18-months.share', 'reviews.sar.ratified', ...EVERYBODY],
  },
  {
    roles: ['training-administrator', 'trainer', 'learner', 'line-manager'],
    figures: [TRAINING_TARGETS, 'training.sessions.delivered', 'training.cancellation-rate', ...EVERYBODY],
  },
  {
    roles: ['school-lead'],
    figures: [TRAINING_TARGETS, 'audits.section-175.response-rate', 'children.cpp.at-31-march', ...EVERYBODY],
  },
  {
    roles: AGENCY_ROLES,
    agencyKinds: ['police'],
    figures: ['police.child-victims', 'police.missing.reports', TRAINING_TARGETS, ...EVERYBODY],
  },
  {
    roles: AGENCY_ROLES,
    agencyKinds: ['school', 'college', 'early-years', 'youth-justice'],
    figures: [TRAINING_TARGETS, 'children.cpp.at-31-march', 'police.missing.children', ...EVERYBODY],
  },
]

/** Whether what somebody with these roles watches depends on their agency. */
export const watchesAsAgency = (roles: readonly Role[]): boolean => AGENCY_ROLES.some(role => roles.includes(role))

/** Codes of measures for somebody with these roles, the most telling first. */
export function watchedCodes(roles: readonly Role[], agencyKind: AgencyKind | undefined): readonly string[] {
  const line = WATCHES.find(
    watch =>
      watch.roles.some(role => roles.includes(role)) &&
      (watch.agencyKinds === undefined || (agencyKind !== undefined && watch.agencyKinds.includes(agencyKind))),
  )
  return [...new Set(line?.figures ?? EVERYBODY)]
}
