export { type Correction, correctDocument } from './correct-document.ts'
export { correctRelease, type ReleaseCorrection } from './correct-release.ts'
export { type DiscloseOptions, type Disclosure, disclose } from './disclosure/disclose.ts'
export type { Exposure } from './disclosure/intervals.ts'
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
  type Cell,
  type CountCell,
  type Derived,
  type DisputedCell,
  type FigureCell,
  type FigureUnit,
  type PublishedCell,
  type Release,
  type StateCell,
  UnsoundRelease,
} from './disclosure/release.ts'
export type { LogEntry } from './disclosure/suppress.ts'
export * from './document.ts'
export * from './document-faults.ts'
export * from './document-outline.ts'
export * from './draft.ts'
export { type Finished, finishDraft } from './finish-draft.ts'
export { type Publication, publishDraft } from './publish-draft.ts'
export { publishingNews } from './publishing.news.ts'
export { addressOfRelease, getReleaseForUpdate, releaseAddress } from './release.store.ts'
export type { PublishedRelease, ReleaseFile, ReleaseSummary } from './release.ts'
export * from './renderers/html.ts'
export { renderHtmlFile } from './renderers/html-file.ts'
export type { DocumentLinks } from './renderers/html-inline.ts'
export * from './renderers/open-data.ts'
export * from './renderers/pdf.ts'
export { RELEASE_FORMATS, type ReleaseFormat, renderFormat } from './renderers/release-files.ts'
export { type ShowingRelease, ShownElsewhere } from './shown-elsewhere.ts'
