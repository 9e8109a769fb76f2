export { ageBand } from './age-band.ts'
export { concernsApi } from './api/concerns.api.ts'
export { restrictableConcern } from './case/restrictable-concern.ts'
export { challengeDueItems } from './challenge/challenge.due.ts'
export * from './codes.ts'
export { ADULT_PATHWAYS, CHILD_PATHWAYS, type Pathway, stateInWords } from './concern.ts'
export { concernsRoutes } from './concerns.routes.ts'
export { sacUrl } from './concerns.urls.ts'
export { concernMeasures } from './counting/concerns.measures.ts'
export { foldConcernTotals } from './counting/counting.jobs.ts'
export { countUncounted } from './counting/totals.store.ts'
export type { LimbAnswer } from './decision.ts'
export {
  decisionClock,
  experienceClock,
  feedbackClock,
  planningClock,
  REPEAT_DAYS,
  receiptClock,
} from './decision-clock.ts'
export { enquiryDueItems } from './enquiries/enquiries.due.ts'
export {
  ACHIEVED,
  type Achieved,
  ASKED,
  type Asked,
  type Conclusion,
  type RiskOutcome,
  type YesNoNotRecorded,
} from './enquiry.ts'
export { feedbackDueItems } from './feedback/feedback.due.ts'
export { type IndividualDetails, UNKNOWN_INDIVIDUAL } from './individual.ts'
export { matchingKeys } from './matching/matching-keys.ts'
export { mappingOn } from './pathway-mapping.ts'
export type { NewConcern } from './receiving/new-concern.ts'
export { type Receipt, receiveConcern } from './receiving/receive-concern.ts'
export { makeReference } from './reference.ts'
export { ANONYMOUS, entitlementOf, type Referrer } from './referrer.ts'
export { concernClocks } from './running-clocks.store.ts'
export { triageDueItems } from './triage/triage.due.ts'
