import { dayInWords } from '#platform/day.ts'
import { govuk } from '#platform/ui/design-system.ts'
import { errorSummary } from '#platform/ui/error-summary.ts'
import { hasErrors } from '#platform/ui/form-state.ts'
import { sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { tag } from '#platform/ui/tag.ts'
import { type Case, standingOf } from '../../../case/case.ts'
import { largeClock } from '../../../case/clock-picture.view.ts'
import { notRecorded } from '../../../case/not-recorded.view.ts'
import { kindWord, recordFrame } from '../../../case/record-frame.view.ts'
import { CHANNELS, SOURCES, SOURCES_OF_RISK } from '../../../codes.ts'
import { allows } from '../../../concern.ts'
import { challengeUrl, concernUrl } from '../../../concerns.urls.ts'
import { REPEAT_DAYS } from '../../../decision-clock.ts'
import { repeatWords } from '../../queue.ts'
import { decidedPanel, decidePanel } from './decide-panel.view.ts'
import { eventList } from './history.view.ts'
import { recordAside } from './record-aside.view.ts'
import type { RecordPage } from './record-page.ts'

/** One concern: its clock, what we were told, the decision, what has happened. */
export function recordPage(page: RecordPage): PageContent {
  const { found, today, state } = page
  const earlier = page.earlier.filter(
    ({ receivedOn }) =>
      Temporal.PlainDate.compare(receivedOn, found.receivedOn) <= 0 &&
      receivedOn.until(found.receivedOn).days <= REPEAT_DAYS,
  )
  const repeat = repeatWords(earlier.length, found.about)
  return recordFrame(found, today, 'summary', {
    hasErrors: hasErrors(state),
    tags: repeat === undefined ? [] : [tag({ tone: 'neutral', shape: 'repeat', text: repeat })],
    body: html`${notRecorded(page.conflict)}${errorSummary(state)}${largeClock(page.reading, found.receivedAt, clockActs(page))}
${page.isDisagreed && disagreed(found)}${whatWeWereTold(found)}
${found.pathway === undefined ? decidePanel(page) : decidedPanel(page)}
${sectionHeading({ text: 'What has happened', id: 'history' })}${eventList(page.events, today)}
<p class="govuk-body"><a class="govuk-link" href="${concernUrl(found.reference, 'history')}">Full history</a></p>`,
    aside: recordAside(page),
  })
}

function clockActs({ found, reading }: RecordPage): SafeHtml | false {
  const { reference } = found
  const standing = standingOf(found)
  const link = (text: string, part: 'clock' | 'lateness'): SafeHtml =>
    html`<a class="govuk-link" href="${concernUrl(reference, part)}">${text}</a>`
  if (allows(standing, 'resume') === true) return link('Start the clock again', 'clock')
  if (allows(standing, 'pause') !== true) return false
  if (reading.state === 'breached')
    return link(found.lateCause === undefined ? 'Say why it is late' : 'Change why it is late', 'lateness')
  return html`${reading.clock.rule.pausable && html`${link('Stop the clock', 'clock')} or `}${link('record a reason if this will be late', 'lateness')}`
}

const disagreed = ({ reference }: Case): SafeHtml =>
  html`<p class="govuk-body">${tag({ tone: 'amber', text: 'Somebody disagrees' })} <a class="govuk-link" href="${challengeUrl(reference)}">Where the disagreement stands</a></p>`

function whatWeWereTold(found: Case): SafeHtml {
  const { referrer, provider } = found
  const by = [referrer.name, referrer.jobTitle, referrer.organisation].filter(Boolean).join(', ')
  const rows = [
    ['In brief', found.inBrief],
    ['Source of risk', found.sourcesOfRisk.map(risk => SOURCES_OF_RISK[risk]).join(', ')],
    ['Provider', provider?.name ?? ''],
    [
      'Told by',
      `${by || SOURCES[found.source]}, ${CHANNELS[found.channel].toLowerCase()}, on ${dayInWords(found.receivedOn)}`,
    ],
  ].filter(([, value]) => value !== '')
  return html`${sectionHeading({ text: 'What we were told', id: 'told' })}${govuk('summary-list', {
    rows: rows.map(([key = '', value = '']) => ({ key: { text: key }, value: { text: value } })),
  })}<p class="govuk-body"><a class="govuk-link" href="${concernUrl(found.reference, 'account')}">Read the ${kindWord(found).toLowerCase()} in full</a></p>`
}
