export { addObservations, type Recorded } from './add-observations.ts'
export { raiseAlerts, raiseCountedAlerts } from './alerts/raise-alerts.ts'
export { measuresApi } from './api/measures.api.ts'
export { type Area, areaName, ENGLAND, findArea, statisticalNeighbours, todaysCode } from './areas/areas.ts'
export { authorityNamed, forceOf, isForceNamed, type PoliceForce } from './areas/police-areas.ts'
export { coversSome, isFromRecords, knownInWords, recordsCoverOf, withCalculated } from './calculated.ts'
export { SUPPLIED_MEASURES } from './catalogue/all.ts'
export { FROM_POLICE_RECORDS, POLICE_ROLLING_MEASURES, POLICE_SECTION_OF } from './catalogue/police.ts'
export { STREET_RECORDS, STREET_UNPLACED } from './catalogue/police-street.ts'
export { AUDIENCES, TRAINING_INDICATORS, type TrainingIndicator } from './catalogue/training.ts'
export * from './catalogue.ts'
export { writeCommentaryIn } from './commentary/write-commentary.ts'
export { type CountedFigure, type CountedFigures, listCounted } from './counted-figure.store.ts'
export { writeVersion as writeDashboardVersion } from './dashboards/arrange-dashboard.ts'
export { findDashboard } from './dashboards/dashboard.store.ts'
export { type Audience as DashboardAudience, slugOf } from './dashboards/dashboard.ts'
export { layoutSchema, movePanel as moveDashboardPanel } from './dashboards/layout.ts'
export { readDataVersion } from './data-version.store.ts'
export { type DiscloseOptions, type Disclosure, disclose } from './disclosure/disclose.ts'
export type { Exposure } from './disclosure/intervals.ts'
export { cellsOf, isCell } from './disclosure/observed-cells.ts'
export {
  DEFAULT_PROFILE,
  DISCLOSURE_PROFILES,
  type DisclosureProfile,
  isProfileName,
  PROFILE_NAMES,
  type ProfileName,
} from './disclosure/profiles.ts'
export {
  type Publishable,
  publishableData,
  publishableNumber,
  publishableShare,
  publishableSpoken,
  publishableText,
  thawPublishable,
} from './disclosure/publishable.ts'
export {
  type AdditiveGroup,
  basisOf,
  type Cell,
  type Derived,
  FIGURE_UNITS,
  type FigureUnit,
  type PublishedCell,
  type Release,
} from './disclosure/release.ts'
export type { LogEntry } from './disclosure/suppress.ts'
export * from './exact.ts'
export { figureJson } from './figure-json.ts'
export { type FigureChange, type ForeseenFigures, foreseeFigures } from './foresee-figures.ts'
export { indicatorsAtHome } from './indicators.home.ts'
export { indicatorRoutes } from './indicators.routes.ts'
export { measuresUrl, measureUrl, policeUrl, streetUrl, trainingIndicatorsUrl } from './indicators.urls.ts'
export * from './kpi-matrix.ts'
export { adoptCatalogue, bumpDataVersion, listTargets, type Target, targetOf } from './measure.store.ts'
export * from './measure.ts'
export type { Footnote, QualityNote } from './note.store.ts'
export { listHeldFor, listObservations, listPeriodNames } from './observation.store.ts'
export * from './observation.ts'
export * from './period.ts'
export * from './rag.ts'
export * from './read-kpi-matrix.ts'
export { recordCounted } from './record-counted.ts'
export * from './record-figures.ts'
export { findOwnArea, type OwnArea } from './reference/find-reference.ts'
export {
  hasReferenceFigures,
  type LoadedFigures,
  type ReferenceSource,
  recordReferenceFigures,
} from './reference/reference.store.ts'
export { type ReferenceFigure, ROUNDED_COUNT } from './reference/reference-figure.ts'
export * from './rolling.ts'
export * from './show-measure.ts'
export { type FigureSource, listSources, type Named } from './source.store.ts'
export { type NewSeriesChange, recordSeriesChangeIn } from './spc/record-series-change.ts'
export * from './value.ts'
export { endFigures, foreseeWithdrawal, type Withdrawn, withdrawFigures } from './withdraw-figures.ts'
export { countChangedSince, type FigureWithdrawal } from './withdrawal.store.ts'
