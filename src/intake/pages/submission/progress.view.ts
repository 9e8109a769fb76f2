import { momentInWords } from '#platform/day.ts'
import { sizeInWords } from '#platform/files/file.ts'
import { thousands } from '#platform/thousands.ts'
import { sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { intakeUrl } from '../../intake.urls.ts'
import type { Submission } from '../../submission.ts'
import type { ReadingProgress } from '../../submission-reading.store.ts'
import { issuesByRule } from './by-rule.view.ts'
import { issueTable } from './issue-table.view.ts'

/** After so many seconds the page looks again. */
export const LOOK_AGAIN_SECONDS = 2

export interface ProgressView {
  readonly submission: Submission
  /** Undefined while nobody has begun. */
  readonly progress: ReadingProgress | undefined
  readonly rowsAre: string
}

export function progressView({ submission, progress, rowsAre }: ProgressView): SafeHtml {
  const { byteCount } = submission
  const issues = progress?.firstIssues ?? []
  return html`<div data-long-work>
<div class="kith-progress">
<label for="progress" data-live="step">${stepOf(progress)}</label>
<progress id="progress" data-live="bar" max="${byteCount}"${progress && html` value="${progress.bytesRead}"`}></progress>
<p data-live="how-far">${progress ? howFar(progress, byteCount, rowsAre) : `${sizeInWords(byteCount)}, sent ${momentInWords(submission.sentAt)}.`}</p>
${progress && progress.attempt > 1 && html`<p>Reading broke off and began again from the start. Nothing was lost, and nothing is taken in twice.</p>`}
</div>
<p class="govuk-visually-hidden" role="status" data-live-status></p>
<p class="kith-prose">You can leave this page: the file is kept, and reading goes on. <a class="govuk-link" href="${intakeUrl()}#history">The list of files that were sent</a> says what became of it.</p>
<div data-live="found">${issues.length > 0 && html`${sectionHeading({ text: 'The first faults', id: 'issues' })}${rowsAre === 'children' ? issuesByRule(issues) : issueTable(issues)}`}</div>
</div>`
}

function stepOf(progress: ReadingProgress | undefined): string {
  if (!progress) return 'The file has arrived and waits to be read'
  return progress.stage === 'recording'
    ? 'The file is in order: its figures are being recorded'
    : 'The file is being read'
}

function howFar(progress: ReadingProgress, byteCount: number, rows: string): string {
  const { bytesRead, rowsRead, stage } = progress
  if (stage === 'recording') return `All ${thousands(rowsRead)} ${rows} were read.`
  if (bytesRead === 0) return `${sizeInWords(byteCount)} in all.`
  const left = timeLeft(progress, byteCount)
  return `${sizeInWords(bytesRead)} of ${sizeInWords(byteCount)}${rowsRead > 0 ? `, ${thousands(rowsRead)} ${rows} so far` : ''}.${left === undefined ? '' : ` ${left}.`}`
}

const FEWEST_SECONDS = 1
const STEP_SECONDS = 10

/** "About 20 seconds left"; undefined while it is too early to say. */
export function timeLeft(
  { beganAt, movedAt, bytesRead }: Pick<ReadingProgress, 'beganAt' | 'movedAt' | 'bytesRead'>,
  byteCount: number,
): string | undefined {
  const spent = movedAt.since(beganAt).total('seconds')
  if (bytesRead === 0 || spent < FEWEST_SECONDS) return undefined
  const left = (spent * (byteCount - bytesRead)) / bytesRead
  if (left < STEP_SECONDS) return 'Less than 10 seconds left'
  if (left < 55) return `About ${Math.ceil(left / STEP_SECONDS) * STEP_SECONDS} seconds left`
  const minutes = Math.round(left / 60)
  return minutes <= 1 ? 'About a minute left' : `About ${minutes} minutes left`
}
