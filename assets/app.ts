import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  ExitThisPage,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
} from 'govuk-frontend'
import { saveDrafts } from './scripts/autosave.ts'
import { foldFilters } from './scripts/fold-filters.ts'
import { leaveNoTrail } from './scripts/leave-no-trail.ts'
import { offerInsertion, showPreviews } from './scripts/live-preview.ts'
import { followLongWork } from './scripts/long-work.ts'
import { openProvenanceInPlace } from './scripts/provenance.ts'
import { markScrollingRegions } from './scripts/scrolling-regions.ts'
import { warnBeforeSignOut } from './scripts/session-warning.ts'
import { showUploads } from './scripts/upload-progress.ts'

// The components refuse to start until the page says that it may use them.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')

// What belongs to a choice is revealed by the stylesheet, with script or without: the components would mark radio buttons as
// "expanded", which no screen reader expects of one.
for (const choice of document.querySelectorAll('[data-aria-controls]')) choice.removeAttribute('data-aria-controls')

createAll(Button, { preventDoubleClick: true })
for (const component of [
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  ExitThisPage,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
]) {
  createAll(component)
}

openProvenanceInPlace()
markScrollingRegions()
foldFilters()
saveDrafts()
showPreviews()
offerInsertion()
leaveNoTrail()
warnBeforeSignOut()
followLongWork()
showUploads()
